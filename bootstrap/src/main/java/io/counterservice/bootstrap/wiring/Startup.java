package io.counterservice.bootstrap.wiring;

import io.counterservice.adapter.persistence.Schema;
import io.counterservice.application.access.BootstrapKey;
import io.counterservice.application.access.KeyDirectory;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.bootstrap.settings.BootstrapSettings;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What must have happened before a request can be served: tables, the first key, what is known of keys. It is tried once before
 * the port opens; while the database cannot be reached it is tried again every second and every request is answered with 503.
 */
final class Startup implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
  private final Schema schema;
  private final BootstrapKey bootstrapKey;
  private final BootstrapSettings settings;
  private final KeyDirectory directory;
  private final FirstKey firstKey;
  private final ScheduledExecutorService retries = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("startup").factory());
  private volatile boolean done;

  Startup(Schema schema, BootstrapKey bootstrapKey, BootstrapSettings settings, KeyDirectory directory, FirstKey firstKey) {
    this.schema = schema;
    this.bootstrapKey = bootstrapKey;
    this.settings = settings;
    this.directory = directory;
    this.firstKey = firstKey;
  }

  @Override
  public void start() {
    attempt();
    if (!done) {
      var _ = retries.scheduleWithFixedDelay(this::retry, 1, 1, TimeUnit.SECONDS);
    }
  }

  private void retry() {
    if (!done)
      attempt();
  }

  private void attempt() {
    String failure = schema.migrate();
    if (!failure.isEmpty()) {
      LOG.warn("The database is not ready: {}", failure);
      return;
    }
    try {
      firstKey.issued(prepareKey());
      directory.start();
      done = true;
    } catch (UnavailableException _) {
      LOG.warn("The database is not ready: keys could not be read");
    }
  }

  private Optional<IssuedKey> prepareKey() {
    String given = settings.apiKey();
    if (given == null)
      return bootstrapKey.generate();
    var _ = bootstrapKey.configure(given);
    return Optional.empty();
  }

  @Override
  public void stop() {
    retries.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return done;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
