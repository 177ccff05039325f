package io.counterservice.benchmarks;

import io.counterservice.benchmarks.live.Feed;
import io.counterservice.benchmarks.live.LiveText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked of our service's live feed. */
final class LiveService {
  /** The heap that the goals name; all else is as it comes. */
  static final List<String> JVM_OPTIONS = List.of("-Xmx1g");
  static final int COUNTERS_EACH = 1_000;

  private LiveService() {}

  /** The hot counter in mode {@code latest}; each change is an increment of its own. */
  static PushServer hot(OurService service, int updatesPerSecond) {
    var increment = PushServer.request("POST /counters/hot/increment", service.keyHeader(), "");
    return new PushServer("ours", List.of(service.port()),
        Feed.ofOne("/live", service.keyHeader(), new LiveText(), subscriptionToHot(updatesPerSecond)), service.port(), () -> increment,
        List.of(service.process()));
  }

  static String subscriptionToHot(int updatesPerSecond) {
    return "{\"type\":\"subscribe\",\"counters\":[\"hot\"],\"mode\":\"latest\",\"updatesPerSecond\":%d}".formatted(updatesPerSecond);
  }

  /** A thousand of so many counters for each subscriber, in mode {@code all}; neighbours see different ones as far as there are enough. */
  static Feed many(OurService service, int counters) {
    return new Feed("/live", service.keyHeader(), new LiveText(), subscriber -> subscriptionToMany(first(subscriber, counters)),
        COUNTERS_EACH, subscriber -> first(subscriber, counters), COUNTERS_EACH);
  }

  static String name(int counter) {
    return "live:" + counter;
  }

  private static int first(int subscriber, int counters) {
    return (int) ((long) subscriber * COUNTERS_EACH % counters);
  }

  private static String subscriptionToMany(int first) {
    return IntStream.range(first, first + COUNTERS_EACH).mapToObj(counter -> "\"" + name(counter) + "\"")
        .collect(Collectors.joining(",", "{\"type\":\"subscribe\",\"mode\":\"all\",\"counters\":[", "]}"));
  }
}
