package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Change;
import java.time.Instant;
import java.util.Map;

/**
 * A recorded change in a list.
 *
 * @param what empty for counting; else what happened to the definition
 * @param icon of who made it
 */
record ChangeLine(Instant at, String what, String delta, String value, String versions, long increments, long decrements,
    long refusals, String icon, String who, String why) {

  /** @param names of keys, by id */
  static ChangeLine of(Change change, Map<String, String> names) {
    String from = Numbers.text(change.from().number());
    String to = Numbers.text(change.to().number());
    Actor actor = change.actor();
    return new ChangeLine(change.at(), what(change.kind()), Numbers.change(change.delta()), Numbers.text(change.value()),
        from.equals(to) ? to : from + "–" + to, change.increments(), change.decrements(), change.refusals(),
        actor != null && actor.isUser() ? "users" : "key",
        actor == null ? change.actors() + " callers" : names.getOrDefault(actor.id(), actor.name()),
        change.reason() == null ? "" : change.reason());
  }

  private static String what(Change.Kind kind) {
    return switch (kind) {
      case COUNT -> "";
      case CREATE -> "created";
      case EDIT -> "edited";
      case DELETE -> "deleted";
    };
  }
}
