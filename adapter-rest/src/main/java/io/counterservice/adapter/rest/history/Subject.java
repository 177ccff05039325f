package io.counterservice.adapter.rest.history;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.counters.Names;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose history is asked for. */
sealed interface Subject {
  String COUNTER = "counter";
  String PREFIX = "prefix";

  /** The counter in the path. */
  record One(CounterName name) implements Subject {}

  /** The counters named in the query, in name order. */
  record Several(List<CounterName> names) implements Subject {}

  /** All counters together whose names begin so. */
  record Sum(String prefix) implements Subject {}

  /** What the query names: counters that the key may read, or the beginning of their names. */
  static Subject inQuery(Call call) {
    String prefix = call.query().one(PREFIX);
    List<String> texts = call.query().all(COUNTER);
    if (texts.isEmpty() == (prefix == null))
      throw Problem.invalid(COUNTER, "must be given, or else prefix, and not both").asException();
    return prefix == null ? several(call, texts) : sum(call, prefix);
  }

  private static Several several(Call call, List<String> texts) {
    List<CounterName> names = texts.stream().map(text -> Names.checked(COUNTER, text)).sorted().toList();
    names.forEach(name -> KeyGate.requireName(call.key(), name));
    if (names.size() > ReadHistory.NAMES_MAX)
      throw Problem.invalid(COUNTER, "must be given at most " + ReadHistory.NAMES_MAX + " times").asException();
    if (Set.copyOf(names).size() < names.size())
      throw Problem.invalid(COUNTER, "must not name a counter twice").asException();
    return new Several(names);
  }

  private static Sum sum(Call call, String prefix) {
    String checked = prefix.isEmpty() ? prefix : Names.checked(PREFIX, prefix).value();
    KeyGate.requirePrefix(call.key(), checked);
    return new Sum(checked);
  }

  /** The name of the counter that a series is of; null where it is a sum, and then it is written as a pattern. */
  default String label(@Nullable CounterName name) {
    return switch (this) {
      case Sum(String prefix) -> prefix + "*";
      case One(CounterName only) -> only.value();
      case Several _ -> String.valueOf(name);
    };
  }
}
