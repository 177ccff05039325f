package io.counterservice.bootstrap.wiring;

import io.counterservice.application.access.BootstrapAdmin;
import io.counterservice.application.access.BootstrapKey;
import io.counterservice.application.access.KeyDirectory;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.bootstrap.settings.BootstrapSettings;
import io.counterservice.domain.access.ApiKey;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to it that there are a key and a user, and that keys are known, before the port opens. While the database cannot be reached that is tried
 * again every second, and every request is answered with 503.
 */
final class Startup implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);
  private static final int AFTER_THE_SCHEMA = Integer.MIN_VALUE + 1;
  private final BootstrapKey bootstrapKey;
  private final BootstrapAdmin bootstrapAdmin;
  private final BootstrapSettings settings;
  private final KeyDirectory directory;
  private final Greeting greeting;
  private final ScheduledExecutorService retries = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("startup").factory());
  private volatile boolean done;
  private volatile boolean started;

  Startup(BootstrapKey bootstrapKey, BootstrapAdmin bootstrapAdmin, BootstrapSettings settings, KeyDirectory directory, Greeting greeting) {
    this.bootstrapKey = bootstrapKey;
    this.bootstrapAdmin = bootstrapAdmin;
    this.settings = settings;
    this.directory = directory;
    this.greeting = greeting;
  }

  @Override
  public void start() {
    started = true;
    directory.start();
    attempt();
    if (!done) {
      var _ = retries.scheduleWithFixedDelay(this::attempt, 1, 1, TimeUnit.SECONDS);
    }
  }

  private void attempt() {
    if (done)
      return;
    try {
      // Each is told as soon as it is made: whatever becomes of the next, nobody could ever show it again.
      greeting.issued(prepareKey());
      greeting.admitted(prepareAdmin());
      done = true;
    } catch (UnavailableException _) {
      LOG.warn("The database is not ready: the first key and the first user wait for it");
    }
  }

  private Optional<IssuedKey> prepareKey() {
    String given = settings.apiKey();
    if (given == null)
      return bootstrapKey.generate();
    ApiKey key = bootstrapKey.configure(given);
    if (key.revokedAt() != null)
      LOG.warn("The key of {} was revoked and stays so; give another one", BootstrapKey.SETTING);
    return Optional.empty();
  }

  private Optional<String> prepareAdmin() {
    if (settings.resetAdminPassword()) {
      Optional<String> password = bootstrapAdmin.reset();
      LOG.warn(
          password.isPresent()
              ? "The password of {} is another one, shown below: start without {} from now on"
              : "{} signs in elsewhere: {} changes nothing",
          BootstrapAdmin.NAME, "counter.bootstrap.reset-admin-password");
      return password;
    }
    String given = settings.adminPassword();
    if (given == null)
      return bootstrapAdmin.generate();
    bootstrapAdmin.configure(given);
    return Optional.empty();
  }

  @Override
  public void stop() {
    started = false;
    retries.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public int getPhase() {
    return AFTER_THE_SCHEMA;
  }
}
