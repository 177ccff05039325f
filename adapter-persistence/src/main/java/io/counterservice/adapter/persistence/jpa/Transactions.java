package io.counterservice.adapter.persistence.jpa;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Runs work on keys, tickets, rate plans and users in transactions; whatever fails there is a lack of service. */
final class Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  /** The class of SQL states that tell of a connection. */
  private static final String CONNECTION = "08";
  private final TransactionOperations writing;
  private final TransactionOperations reading;
  private volatile boolean failing;

  Transactions(TransactionOperations writing, TransactionOperations reading) {
    this.writing = writing;
    this.reading = reading;
  }

  <T> T write(Supplier<T> work) {
    return in(writing, work);
  }

  <T> T read(Supplier<T> work) {
    return in(reading, work);
  }

  private <T> T in(TransactionOperations transaction, Supplier<T> work) {
    var isCommitting = new AtomicBoolean();
    try {
      T done = transaction.execute(_ -> {
        T result = work.get();
        isCommitting.set(true);
        return result;
      });
      recovered();
      return done;
    } catch (DataAccessException | TransactionException failure) {
      failed(failure);
      throw new UnavailableException(isCommitting.get() && isUnanswered(failure) ? Reason.OUTCOME_UNKNOWN : Reason.DATABASE);
    }
  }

  /** Whether the connection died; what the database itself refuses is not done. */
  private static boolean isUnanswered(Exception failure) {
    return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith(CONNECTION));
  }

  /** Logs the first failure of a row: keys are read twice a second. */
  private void failed(Exception failure) {
    if (!failing)
      LOG.warn("API keys and users cannot be read or written: {}", NestedExceptionUtils.getMostSpecificCause(failure).toString());
    failing = true;
  }

  private void recovered() {
    if (failing)
      LOG.info("API keys and users can be read and written again");
    failing = false;
  }
}
