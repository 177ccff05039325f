package io.counterservice.crash;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads that accept an older answer. Whatever any node acknowledged longer ago than the answer says to be old must be in it, and a change
 * that the node itself has just acknowledged. Safe for many threads.
 */
final class OlderAnswers {
  private static final String ANY_AGE = "max-stale";
  private static final String YOUNG = "max-stale=1";
  /** Each fourth version is looked for. */
  private static final int OF_VERSIONS = 4;
  /** The age is told in whole seconds. */
  private static final Duration PRECISION = Duration.ofSeconds(1);

  private final HttpSender sender;
  private final Recorder recorder;
  /** The highest version acknowledged by a time, of each counter. */
  private final Map<String, NavigableMap<Long, Long>> acknowledged = new ConcurrentHashMap<>();

  OlderAnswers(HttpSender sender, Recorder recorder) {
    this.sender = sender;
    this.recorder = recorder;
  }

  /** To be told of each change as soon as its client knows of it; some are looked for. */
  void acknowledged(String counter, long version, URI node) {
    var versions = versions(counter);
    synchronized (versions) {
      if (versions.isEmpty() || versions.lastEntry().getValue() < version)
        versions.put(System.nanoTime(), version);
    }
    if (version % OF_VERSIONS == 0)
      read(counter, ANY_AGE, version, node);
  }

  /** Reads what is so young that the node often does not know it itself, and asks the others. */
  void read(String counter, URI node) {
    read(counter, YOUNG, 0, node);
  }

  private void read(String counter, String accepted, long version, URI node) {
    long asked = System.nanoTime();
    sender.recall(node, counter, accepted).filter(answer -> answer.statusCode() != 503)
        .ifPresent(answer -> check(answer, version, asked, versions(counter)));
  }

  private NavigableMap<Long, Long> versions(String counter) {
    return acknowledged.computeIfAbsent(counter, _ -> new TreeMap<>());
  }

  private void check(HttpResponse<String> answer, long version, long asked, NavigableMap<Long, Long> versions) {
    var age = answer.headers().firstValue("Age").map(Long::parseLong).map(Duration::ofSeconds);
    if (answer.statusCode() != 200 || age.isEmpty()) {
      recorder.surprise(answer + " to a read that accepts an older answer: " + answer.body());
      return;
    }
    long seen = AnswerReader.state(Json.object(Json.parse(answer.body()))).version();
    long least = Math.max(version, acknowledgedBy(asked - age.get().plus(PRECISION).toNanos(), versions));
    if (seen < least)
      recorder.surprise(answer.uri() + " had version " + seen + " and not " + least + ", aged " + age.get());
    else
      recorder.recalled();
  }

  private static long acknowledgedBy(long time, NavigableMap<Long, Long> versions) {
    synchronized (versions) {
      var last = versions.floorEntry(time);
      return last == null ? 0 : last.getValue();
    }
  }
}
