package io.counterservice.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one counter in the order of their versions, and the state after each as far as it is known.
 */
final class Chain {
  /** One version and the operation that took it. */
  record Link(long version, Operation operation) {}

  /** Versions from..to that no answer tells of; {@code next} is the first one above that some answer does, if any. */
  record Gap(long from, long to, @Nullable Link next) {
    long size() {
      return to - from + 1;
    }
  }

  private final Seed seed;
  private final List<Link> answered = new ArrayList<>();
  private final List<Operation> open = new ArrayList<>();
  private final NavigableMap<Long, Operation> explained = new TreeMap<>();
  private final Set<Long> disputed = new HashSet<>();
  private final Set<Long> disputedEdits = new HashSet<>();
  private final Map<Long, State> states = new HashMap<>();
  private long horizon;

  Chain(Seed seed) {
    this.seed = seed;
    states.put(seed.state().version(), seed.state());
  }

  void add(Operation operation) {
    var applied = operation.applied();
    if (applied != null)
      answered.add(new Link(applied.version(), operation));
    if (operation.open())
      open.add(operation);
  }

  /** Puts the answered operations in order; of two with one version only the first is kept. */
  void order(Findings findings) {
    answered.sort(Comparator.comparingLong(Link::version));
    List<Link> unique = new ArrayList<>(answered.size());
    for (Link link : answered) {
      if (link.version <= seed.state().version()) {
        findings.add(Law.VERSION_UNIQUE, link.operation + " took a version that was taken when the history began: " + seed.state());
        continue;
      }
      if (!unique.isEmpty() && unique.getLast().version == link.version) {
        findings.add(Law.VERSION_UNIQUE, link.operation + " took the same version as " + unique.getLast().operation);
        disputed.add(link.version);
        if (edits(link) || edits(unique.getLast()))
          disputedEdits.add(link.version);
        continue;
      }
      unique.add(link);
    }
    answered.clear();
    answered.addAll(unique);
    open.sort(Comparator.comparingLong(Operation::invoked));
    horizon = lastVersion();
  }

  /** Says that there were versions up to this one, whoever took them. */
  void extendTo(long version) {
    horizon = Math.max(horizon, version);
  }

  /** The last version that is known to have been. */
  long horizon() {
    return horizon;
  }

  private static boolean edits(Link link) {
    return link.operation.asked() instanceof Asked.Edit;
  }

  /** The versions up to the horizon that no answered operation took. */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    long expected = seed.state().version() + 1;
    for (Link link : answered) {
      if (link.version > expected)
        gaps.add(new Gap(expected, link.version - 1, link));
      expected = link.version + 1;
    }
    if (expected <= horizon)
      gaps.add(new Gap(expected, horizon, null));
    return gaps;
  }

  /** Says that an operation of unknown outcome took this version. */
  void explain(long version, Operation operation) {
    explained.put(version, operation);
  }

  /** All operations whose version is known or explained, in order. */
  List<Link> links() {
    if (explained.isEmpty())
      return answered;
    List<Link> links = new ArrayList<>(answered);
    explained.forEach((version, operation) -> links.add(new Link(version, operation)));
    links.sort(Comparator.comparingLong(Link::version));
    return links;
  }

  Seed seed() {
    return seed;
  }

  String counter() {
    return seed.counter();
  }

  List<Link> answered() {
    return answered;
  }

  List<Operation> open() {
    return open;
  }

  /** Whether a version that nobody explains may have given new bounds. */
  boolean hasOpenEdit() {
    return open.stream().anyMatch(operation -> operation.asked() instanceof Asked.Edit);
  }

  /** The last version that an answered operation took. */
  long lastVersion() {
    return answered.isEmpty() ? seed.state().version() : answered.getLast().version;
  }

  boolean isDisputed(long version) {
    return disputed.contains(version);
  }

  /** Whether two operations claim this version and one of them gives new bounds. */
  boolean hasDisputedBounds(long version) {
    return disputedEdits.contains(version);
  }

  void settle(State state) {
    states.put(state.version(), state);
  }

  /** The state after this version, null where it is not known. */
  @Nullable
  State stateAt(long version) {
    return disputed.contains(version) ? null : states.get(version);
  }
}
