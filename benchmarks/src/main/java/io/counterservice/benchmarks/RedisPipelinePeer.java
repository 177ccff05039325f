package io.counterservice.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * Redis itself, driven by redis-benchmark with 1,000 commands in a pipeline: no HTTP, no JSON, no keys.
 *
 * <p>The nearest thing to a bulk that Redis has; Webdis takes one command per request. An upper bound rather than an equal.
 */
record RedisPipelinePeer(Workshop workshop, RedisServer redis) implements Peer {
  /** redis-benchmark runs for a number of operations; this rate turns a duration into one. */
  private static final int PER_SECOND_EXPECTED = 1_500_000;

  @Override
  public String title() {
    return "Redis pipeline " + redis.appendFsync();
  }

  @Override
  public List<Integer> connections(Work work, List<Integer> asked) {
    return work == Work.BULK ? asked : List.of();
  }

  @Override
  public Measurement measure(Load load) throws IOException, InterruptedException {
    long operations = load.duration().toSeconds() * PER_SECOND_EXPECTED;
    return parse(workshop.children()
        .run(List.of("redis-benchmark", "-h", Port.HOST, "-p", String.valueOf(redis.port().number()), "-c",
            String.valueOf(load.connections()),
            "-n", String.valueOf(operations), "-P", String.valueOf(Work.BULK.operationsPerRequest()), "-r",
            String.valueOf(Work.COUNTERS_IN_BULK), "--csv", "INCR", "bulk:__rand_int__")));
  }

  /** Reads the last CSV line: name, requests per second, then average, minimum, median, 95, 99 and 100 % latency in milliseconds. */
  static Measurement parse(String output) throws IOException {
    var columns = output.strip().lines().reduce("", (_, line) -> line).replace("\"", "").split(",", -1);
    if (columns.length < 7)
      throw new IOException("redis-benchmark printed no result: " + output);
    return new Measurement(Double.parseDouble(columns[1]), Double.parseDouble(columns[4]), Double.parseDouble(columns[6]), 0);
  }
}
