package io.counterservice.domain.counter;

import io.counterservice.domain.counter.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one counter in the course of a decision, the last first.
 *
 * @param last without actors and refusals, which are counted at the end
 * @param makers who made the last change
 */
record Journal(Change last, Makers makers, @Nullable Journal earlier) {

  /** Who made a change, the last first; one may stand in it more than once. */
  record Makers(Actor actor, @Nullable Makers earlier) {}

  /** The journal with one more operation; plain counting joins plain counting, anything else has a row of its own. */
  static Journal with(@Nullable Journal journal, Update update, Kind kind, long before, Counter after) {
    long delta = update.operation() instanceof Operation.Add add ? add.delta() : 0;
    if (journal != null && kind == Kind.COUNT && update.reason() == null && journal.isPlain())
      return journal.extended(update.actor(), delta, after);
    CounterDefinition definition = kind == Kind.CREATE || kind == Kind.EDIT ? after.definition() : null;
    Change change = new Change(after.name(), kind, after.version(), after.version(), before, after.value(), after.value(),
        after.value(), delta > 0 ? 1 : 0, delta < 0 ? 1 : 0, 0, after.updatedAt(), null, 0, update.reason(), definition);
    return new Journal(change, new Makers(update.actor(), null), journal);
  }

  /** The finished changes in order of version; the last also says how many operations were refused beside them. */
  static List<Change> changes(@Nullable Journal journal, long refusals) {
    List<Change> changes = new ArrayList<>(1);
    for (Journal link = journal; link != null; link = link.earlier)
      changes.add(link.finished(changes.isEmpty() ? refusals : 0));
    Collections.reverse(changes);
    return changes;
  }

  private boolean isPlain() {
    return last.kind() == Kind.COUNT && last.reason() == null;
  }

  private Journal extended(Actor actor, long delta, Counter after) {
    Makers by = makers.actor.equals(actor) ? makers : new Makers(actor, makers);
    Change change = new Change(last.counter(), Kind.COUNT, last.from(), after.version(), last.before(), after.value(),
        Math.min(last.low(), after.value()), Math.max(last.high(), after.value()),
        last.increments() + (delta > 0 ? 1 : 0), last.decrements() + (delta < 0 ? 1 : 0), 0, after.updatedAt(), null, 0, null, null);
    return new Journal(change, by, earlier);
  }

  private Change finished(long refusals) {
    Set<Actor> actors = new HashSet<>();
    for (Makers link = makers; link != null; link = link.earlier)
      actors.add(link.actor);
    return new Change(last.counter(), last.kind(), last.from(), last.to(), last.before(), last.value(), last.low(), last.high(),
        last.increments(), last.decrements(), refusals, last.at(), actors.size() == 1 ? makers.actor : null, actors.size(), last.reason(),
        last.definition());
  }
}
