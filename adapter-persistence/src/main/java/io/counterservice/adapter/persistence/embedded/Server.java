package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The running PostgreSQL. A thread of its own starts it, waits for it, and starts it again on the same port when it dies while the service
 * lives.
 *
 * <p>
 * The thread must live as long as the process: Linux delivers the "parent died" signal when the <em>thread</em> that forked ends, and the
 * main thread of a Spring Boot application returns once everything is up. It is a daemon, because a failed start of the service must be
 * able to end; daemons last until the process itself ends, which is when PostgreSQL shall hear of it.
 */
final class Server implements AutoCloseable {

  private static final Duration READY_POLL = Duration.ofMillis(10);
  private static final Duration RESTART_PAUSE = Duration.ofMillis(250);
  private static final Duration QUIT_TIMEOUT = Duration.ofSeconds(5);

  private final Installation installation;
  private final EmbeddedSettings settings;
  private final Consumer<String> progress;
  private final CompletableFuture<Integer> ready = new CompletableFuture<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread supervisor;
  private int port = freePort();
  private @Nullable Process process;

  Server(Installation installation, EmbeddedSettings settings, Consumer<String> progress) throws IOException {
    this.installation = installation;
    this.settings = settings;
    this.progress = progress;
    this.supervisor = Thread.ofPlatform().name("postgresql").daemon().unstarted(this::supervise);
  }

  /** Starts PostgreSQL and returns its port once it answers. */
  int start() throws InterruptedException {
    supervisor.start();
    try {
      return ready.get(settings.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EmbeddedPostgresException failure)
        throw failure;
      throw new IllegalStateException("PostgreSQL did not start", e.getCause());
    } catch (TimeoutException e) {
      throw new EmbeddedPostgresException("PostgreSQL was not ready within " + settings.startTimeout().toSeconds() + " s.",
          "If it was recovering, give it more time with counter.embedded.start-timeout.", e);
    }
  }

  private void supervise() {
    try {
      while (!stop.await(ready.isDone() ? RESTART_PAUSE.toMillis() : 0, TimeUnit.MILLISECONDS))
        runOnce();
    } catch (InterruptedException | IOException | RuntimeException e) {
      if (!ready.completeExceptionally(e))
        progress.accept("PostgreSQL: gone for good, restart the service: " + e.getMessage());
    }
  }

  private void runOnce() throws IOException, InterruptedException {
    new LeftoverServer(installation.cluster(), progress).settle(settings.startTimeout());
    var running = fork();
    if (running == null)
      return;
    var log = new ServerLog(running, progress);
    if (awaitReady(running) && !ready.complete(port))
      progress.accept("PostgreSQL: back");
    var exit = running.waitFor();
    if (stop.getCount() == 0)
      return;
    if (ready.isDone())
      progress.accept("PostgreSQL: stopped unexpectedly (exit " + exit + "), starting it again");
    else
      judge(log.last());
  }

  private synchronized @Nullable Process fork() throws IOException {
    if (stop.getCount() == 0)
      return null;
    process = installation.program("postgres", ServerOptions.of(installation.cluster(), port, settings.sharedBuffers())).start();
    return process;
  }

  private boolean awaitReady(Process running) throws IOException, InterruptedException {
    while (!running.waitFor(READY_POLL)) {
      var pidFile = PostmasterPid.read(installation.cluster());
      if (pidFile.isPresent() && pidFile.get().isReady(running.pid()))
        return true;
    }
    return false;
  }

  // A first attempt may fail for a reason that goes away: somebody took the port, or processes of the last run are about to end.
  private void judge(String log) throws IOException, InterruptedException {
    if (Stream.of("could not bind", "could not create any TCP/IP sockets", "lock file", "shared memory block").noneMatch(log::contains))
      throw new EmbeddedPostgresException("PostgreSQL did not start:\n" + log, "See the last lines of its log above.");
    port = freePort();
    var stopped = stop.await(RESTART_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    if (!stopped)
      progress.accept("PostgreSQL: trying again");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    }
  }

  /** Shuts PostgreSQL down cleanly, or at once when that takes longer than it may; committed changes stay in both cases. */
  @Override
  public void close() throws IOException {
    var running = stopped();
    if (running == null || !running.isAlive())
      return;
    try {
      end(running);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      running.destroy();
    }
  }

  private void end(Process running) throws IOException, InterruptedException {
    Installation.interrupt(running.pid());
    if (running.waitFor(settings.stopTimeout()))
      return;
    progress.accept("PostgreSQL: not stopped after " + settings.stopTimeout().toSeconds() + " s, ending it at once");
    Installation.quit(running.pid());
    if (!running.waitFor(QUIT_TIMEOUT))
      running.destroyForcibly().waitFor();
  }

  private synchronized @Nullable Process stopped() {
    stop.countDown();
    return process;
  }
}
