package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.counter.CounterName;

/** The counter a request is about. */
public final class Names {
  private Names() {}

  /** The name in the path, which the key may touch. */
  public static CounterName inPath(Call call) {
    CounterName name = checked("name", call.variable());
    KeyGate.requireName(call.key(), name);
    return name;
  }

  /** The name that a text is, or a problem that says which field breaks the rule. */
  public static CounterName checked(String field, String text) {
    if (!CounterName.isValid(text))
      throw Problem.invalid(field, CounterName.RULE).asException();
    return new CounterName(text);
  }
}
