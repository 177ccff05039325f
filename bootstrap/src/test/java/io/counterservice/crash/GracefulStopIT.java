package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who stops the service in the middle of its work loses nothing and leaves nobody without an answer. */
class GracefulStopIT {
  private static final String API_KEY = "ck_stopping_0123456789abcdef0123456789abcdef";
  private static final Duration READY_MAX = Duration.ofMinutes(3);
  private static final int LEAVING = 16;
  private static final int LATE = 400;
  private static final int CLIENTS = 80 + LEAVING + LATE;
  /** When, after the port is closed, the connections are: about 50 ms later. */
  private static final int LATE_MILLIS_MIN = 30;
  private static final int LATE_MILLIS_MAX = 90;
  private static final int ANSWERS_BEFORE_THE_STOP = 2_000;

  @Test
  void every_request_is_answered_and_every_answer_was_true(@TempDir Path home) throws Exception {
    try (var service = Rehearsal.lone(ServiceProcess.packagedJar(), home, API_KEY)) {
      service.start();
      service.waitUntilReady(READY_MAX);
      List<Integer> answered = countUntilStopped(service);
      assertThat(service.postgres()).as("PostgreSQL ends with the service").isEmpty();
      assertThat(Files.readString(service.log())).contains("Stopping: requests under way are answered first")
          .doesNotContain("ERROR", "Exception");
      service.start();
      service.waitUntilReady(READY_MAX);
      for (int client = 0; client < CLIENTS; client++)
        try (var connection = new KeptConnection(service.uri().getPort(), API_KEY)) {
          assertThat(connection.ask("GET /counters/client." + client)).contains("\"value\":" + answered.get(client) + ",");
        }
    }
  }

  private static List<Integer> countUntilStopped(ServiceProcess service) throws InterruptedException, ExecutionException {
    var answers = new AtomicInteger();
    var clients = new ArrayList<Future<Integer>>();
    var portClosed = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        String request = "POST /counters/client." + client + "/increment";
        int number = client;
        clients.add(threads.submit(() -> {
          if (number < LEAVING)
            return countUntilParted(service, request, answers);
          return number < LEAVING + LATE ? countLate(service, request, portClosed) : countUntilRefused(service, request, answers);
        }));
      }
      var _ = threads.submit(() -> awaitPortClosed(service, portClosed));
      assertThat(Patience.until(Duration.ofMinutes(1), () -> answers.get() > ANSWERS_BEFORE_THE_STOP)).isTrue();
      service.stop();
    }
    var answered = new ArrayList<Integer>();
    for (var client : clients)
      answered.add(client.get());
    return answered;
  }

  /** Sends one increment after the other until an answer says that the connection ends; any without an answer fails. */
  private static int countUntilParted(ServiceProcess service, String request, AtomicInteger answers) throws IOException {
    return count(service, request, 0, answers);
  }

  /** The same over new connections until there is none. A request that a closing port never took may go without an answer. */
  private static int countUntilRefused(ServiceProcess service, String request, AtomicInteger answers) {
    int answered = 0;
    try {
      while (true)
        answered = count(service, request, answered, answers);
    } catch (Unanswered left) {
      return left.answered;
    }
  }

  /** Sends one increment early, and one about when the connections are closed: that one may go without an answer if it is not done. */
  private static int countLate(ServiceProcess service, String request, CountDownLatch portClosed) throws Exception {
    try (var connection = new KeptConnection(service.uri().getPort(), API_KEY)) {
      assertThat(connection.ask(request)).contains("\"value\":1,");
      portClosed.await();
      LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(LATE_MILLIS_MIN, LATE_MILLIS_MAX)).toNanos());
      try {
        assertThat(connection.ask(request)).contains("\"value\":2,");
        return 2;
      } catch (IOException _) {
        return 1;
      }
    }
  }

  private static void awaitPortClosed(ServiceProcess service, CountDownLatch closed) {
    assertThat(Patience.until(READY_MAX, () -> {
      try (var connection = new Socket(service.uri().getHost(), service.uri().getPort())) {
        return !connection.isConnected();
      } catch (IOException _) {
        return true;
      }
    })).isTrue();
    closed.countDown();
  }

  private static int count(ServiceProcess service, String request, int before, AtomicInteger answers) throws Unanswered {
    int answered = before;
    try (var connection = new KeptConnection(service.uri().getPort(), API_KEY)) {
      while (true) {
        String answer = connection.ask(request);
        answered++;
        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"value\":" + answered + ",");
        answers.incrementAndGet();
        if (answer.toLowerCase(Locale.ROOT).contains("connection: close"))
          return answered;
      }
    } catch (IOException e) {
      throw new Unanswered(answered, e);
    }
  }

  /** A request was sent, or was to be sent, and nothing came back. */
  private static final class Unanswered extends IOException {
    private static final long serialVersionUID = 1;
    private final int answered;

    Unanswered(int answered, IOException cause) {
      super("no answer after " + answered, cause);
      this.answered = answered;
    }
  }
}
