package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Selection;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/**
 * What a stream is asked for.
 *
 * @param since the versions that the reader has seen, as the request says
 * @param remembered the versions that it has seen as its last event said, by hash; where there are any, they alone count
 */
record StreamRequest(Set<CounterName> names, Set<String> prefixes, Map<CounterName, Version> since, Map<Long, Version> remembered,
    Pace pace) {
  static final String[] PARAMETERS = {"counters", "prefix", "mode", "updatesPerSecond", "since", "ticket"};
  private static final String WHOLE = "0|[1-9][0-9]{0,18}";

  /** How much is told. */
  record Pace(Mode mode, int updatesPerSecond) {}

  /** Reads the parameters; throws {@link BrokenRule}. */
  static StreamRequest of(ServerHttpRequest request, int updatesPerSecondMax) {
    MultiValueMap<String, String> query = request.getQueryParams();
    Set<CounterName> names = names(query.getFirst("counters"));
    Set<String> prefixes = prefixes(query.getFirst("prefix"));
    if (names.isEmpty() && prefixes.isEmpty())
      throw BrokenRule.of("counters", "must have a name where there is no prefix");
    String mode = query.getFirst("mode");
    String updates = query.getFirst("updatesPerSecond");
    int updatesPerSecond = updates == null
        ? updatesPerSecondMax
        : Rules.updatesPerSecond(number("updatesPerSecond", "must be 1 to " + updatesPerSecondMax, updates), updatesPerSecondMax);
    var pace = new Pace(mode == null ? Mode.LATEST : Rules.mode(mode), updatesPerSecond);
    var remembered = Cursor.read(request.getHeaders().getFirst("Last-Event-ID"));
    return new StreamRequest(names, prefixes, since(query.getFirst("since"), names), remembered, pace);
  }

  boolean isLone() {
    return names.size() == 1 && prefixes.isEmpty();
  }

  Subscription subscription() {
    return new Subscription(new Selection(names, prefixes), seen(), pace.mode(), pace.updatesPerSecond());
  }

  /** The same for one counter alone, told anew or from a version on. */
  Subscription of(CounterName name, @Nullable Version seen) {
    return new Subscription(new Selection(Set.of(name), Set.of()), seen == null ? Map.of() : Map.of(name, seen), pace.mode(),
        pace.updatesPerSecond());
  }

  Map<CounterName, Version> seen() {
    if (remembered.isEmpty())
      return since;
    var seen = new HashMap<CounterName, Version>();
    for (CounterName name : names) {
      Version version = remembered.get(Cursor.hash(name));
      if (version != null)
        seen.put(name, version);
    }
    return seen;
  }

  private static Set<CounterName> names(@Nullable String list) {
    var names = new HashSet<CounterName>();
    if (list != null)
      for (String text : list.split(",", -1))
        names.add(Rules.name("counters", text));
    if (names.size() > Cursor.COUNTERS_MAX)
      throw BrokenRule.of("counters", "must be at most " + Cursor.COUNTERS_MAX + " names; more are watched over /live");
    return names;
  }

  private static Set<String> prefixes(@Nullable String list) {
    var prefixes = new HashSet<String>();
    if (list != null)
      for (String text : list.split(",", -1))
        prefixes.add(Rules.prefix("prefix", text));
    if (prefixes.size() > Cursor.COUNTERS_MAX)
      throw BrokenRule.of("prefix", "must be at most " + Cursor.COUNTERS_MAX + " prefixes");
    return prefixes;
  }

  /** A name may hold colons, a version none. */
  private static Map<CounterName, Version> since(@Nullable String list, Set<CounterName> names) {
    var since = new HashMap<CounterName, Version>();
    if (list == null)
      return since;
    for (String pair : list.split(",", -1)) {
      int colon = pair.lastIndexOf(':');
      if (colon < 0)
        throw BrokenRule.of("since", "must be a list of name:version");
      CounterName name = Rules.name("since", pair.substring(0, colon));
      if (!names.contains(name))
        throw BrokenRule.of("since." + name, "must be one of counters");
      var version = new Version(number("since." + name, Rules.NUMBER_RANGE, pair.substring(colon + 1)));
      if (since.put(name, version) != null)
        throw BrokenRule.of("since." + name, "must not occur twice");
    }
    return since;
  }

  private static long number(String field, String rule, String text) {
    try {
      if (text.matches(WHOLE))
        return Long.parseLong(text);
    } catch (NumberFormatException _) {
      // too large
    }
    throw BrokenRule.of(field, rule);
  }
}
