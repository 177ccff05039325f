package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Selection;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads one message of a client strictly: of all rules that it breaks, the first is told. It is read to its end even so, for an
 * {@code id} may follow.
 */
final class FrameReader {
  static final int NAMES_MAX = 10_000;
  static final int ID_LENGTH_MAX = 64;
  static final Map<String, List<String>> FIELDS = Map.of(
      "subscribe", List.of("type", "id", "counters", "prefixes", "since", "mode", "updatesPerSecond"),
      "unsubscribe", List.of("type", "id", "counters", "prefixes"),
      "ping", List.of("type", "id"));

  private final int updatesPerSecondMax;
  private final FrameInput in;
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<CounterName> names = new HashSet<>();
  private final Set<String> prefixes = new HashSet<>();
  private final Map<CounterName, Version> since = new HashMap<>();
  private Mode mode = Mode.LATEST;
  private int updatesPerSecond;
  private int namesGiven;
  private @Nullable String type;
  private @Nullable String id;
  private @Nullable LiveProblem broken;

  FrameReader(String message, int updatesPerSecondMax) {
    this.updatesPerSecondMax = updatesPerSecondMax;
    this.updatesPerSecond = updatesPerSecondMax;
    this.in = new FrameInput(message);
  }

  /** The id of the frame, as far as one has been read. */
  @Nullable
  String id() {
    return id;
  }

  /** The frame; throws {@link BrokenRule}. */
  ClientFrame read() {
    try {
      if (in.next() == null)
        throw BrokenRule.of(FrameInput.BODY, "must be a JSON object; it is empty");
      in.require(JsonToken.START_OBJECT, FrameInput.BODY, "must be a JSON object");
      for (String field = in.nextField(); field != null; field = in.nextField())
        readField(field);
      if (in.next() != null)
        throw BrokenRule.of(FrameInput.BODY, "must end after its object");
    } catch (FrameInput.MalformedFrame malformed) {
      throw BrokenRule.of(FrameInput.BODY, malformed.rule());
    }
    return frame();
  }

  private void readField(String field) {
    try {
      if (!seen.add(field))
        throw BrokenRule.of(field, "must not occur twice");
      readValue(field);
    } catch (BrokenRule rule) {
      if (broken == null)
        broken = rule.problem();
    }
    in.leave(1);
  }

  private void readValue(String field) {
    switch (field) {
      case "type" -> type = in.text(field);
      case "id" -> id = id(in.text(field));
      case "counters" -> readNames();
      case "prefixes" -> readPrefixes();
      case "since" -> readSince();
      case "mode" -> mode = Rules.mode(in.text(field));
      case "updatesPerSecond" -> updatesPerSecond = Rules.updatesPerSecond(
          in.number(field, "must be 1 to " + updatesPerSecondMax), updatesPerSecondMax);
      default -> {
        // whether it is known depends on the type, which may follow
      }
    }
  }

  private static String id(String text) {
    if (text.length() > ID_LENGTH_MAX)
      throw BrokenRule.of("id", "must be a string of at most " + ID_LENGTH_MAX + " characters");
    return text;
  }

  private void readNames() {
    in.require(JsonToken.START_ARRAY, "counters", "must be an array of counter names");
    while (in.next() != JsonToken.END_ARRAY) {
      countName("counters");
      names.add(Rules.name("counters", in.text("counters")));
    }
  }

  private void readPrefixes() {
    in.require(JsonToken.START_ARRAY, "prefixes", "must be an array of prefixes of counter names");
    while (in.next() != JsonToken.END_ARRAY) {
      countName("prefixes");
      prefixes.add(Rules.prefix("prefixes", in.text("prefixes")));
    }
  }

  private void countName(String field) {
    if (++namesGiven > NAMES_MAX)
      throw BrokenRule.of(field, "must be at most " + NAMES_MAX + " names and prefixes together");
  }

  private void readSince() {
    in.require(JsonToken.START_OBJECT, "since", "must be an object of versions by counter name");
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      String field = "since." + name;
      CounterName counter = Rules.name(field, name);
      Version version = Rules.version(field, in.number(field, Rules.NUMBER_RANGE));
      if (since.put(counter, version) != null)
        throw BrokenRule.of(field, "must not occur twice");
    }
  }

  private ClientFrame frame() {
    List<String> known = FIELDS.get(type == null ? "" : type);
    if (known == null)
      throw broken("type", "must be subscribe, unsubscribe or ping");
    for (String field : seen)
      if (!known.contains(field))
        throw broken(field, "is not a field here; known are " + String.join(", ", known));
    if (broken != null)
      throw BrokenRule.of(broken);
    if ("ping".equals(type))
      return new ClientFrame.Ping(id);
    if (names.isEmpty() && prefixes.isEmpty())
      throw BrokenRule.of("counters", "must have a name where prefixes has none");
    var selection = new Selection(names, prefixes);
    if ("unsubscribe".equals(type))
      return new ClientFrame.Unsubscribe(selection);
    for (CounterName name : since.keySet())
      if (!names.contains(name))
        throw BrokenRule.of("since." + name, "must be one of counters");
    return new ClientFrame.Subscribe(new Subscription(selection, since, mode, updatesPerSecond));
  }

  /** What was read first goes first. */
  private BrokenRule broken(String field, String rule) {
    return broken == null ? BrokenRule.of(field, rule) : BrokenRule.of(broken);
  }
}
