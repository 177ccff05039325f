package io.counterservice.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many clients at work at once. Can be started and stopped again and again; its clients remember what they did before. */
final class Workload {
  private static final Duration SETTLE_MAX = Duration.ofSeconds(60);

  private final List<WorkloadClient> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Workload(Setting setting, HttpSender sender, Recorder recorder) {
    var older = new OlderAnswers(sender, recorder);
    for (int i = 0; i < setting.clients(); i++) {
      var random = new Random(setting.seed() * 1_000 + i);
      var mix = new RequestMix(setting.counters(), random, setting.seed() + "-" + i + "-");
      var courier = new Courier(sender, setting.stage().route(i), recorder, older, "client " + i, setting.stage().answerMax());
      this.clients.add(new WorkloadClient(courier, recorder, mix, random, setting.stage().pauseMax()));
    }
  }

  void start() {
    running = true;
    for (WorkloadClient client : clients)
      threads.add(Thread.ofPlatform().daemon().start(() -> {
        while (running)
          client.step();
      }));
  }

  /** Lets every client settle what it has begun. @throws IllegalStateException if one cannot within a minute */
  void stop() throws InterruptedException {
    running = false;
    long deadline = System.nanoTime() + SETTLE_MAX.toNanos();
    int stuck = 0;
    for (Thread thread : threads)
      if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime()))))
        stuck++;
    threads.forEach(Thread::interrupt);
    threads.clear();
    if (stuck > 0)
      throw new IllegalStateException(stuck + " clients got no answer for " + SETTLE_MAX.toSeconds() + " s after the service was ready");
  }
}
