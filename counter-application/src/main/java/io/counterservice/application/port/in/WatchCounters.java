package io.counterservice.application.port.in;

import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Lets watchers see counters as they change. Nothing is told before it is committed. */
public interface WatchCounters {
  /**
   * Begins a watch, which at first sees nothing.
   *
   * @param loop runs, one after the other and in the order given, everything that concerns the watch: the methods of {@link Watch} must
   *          be called on it, and those of the watcher are. Watches that share a loop must bring the same object.
   */
  Opening open(Viewer viewer, Watcher watcher, Executor loop);

  /**
   * Who looks.
   *
   * @param account whose connections and subscriptions are limited together: the id of a key, or an address
   * @param pattern the counters that he may see; null for public ones alone
   */
  record Viewer(String account, @Nullable NamePattern pattern) {}

  /** What became of an attempt to watch. */
  sealed interface Opening {
    /** The watch has begun. */
    record Opened(Watch watch) implements Opening {}

    /** The viewer has as many watches as a viewer may have. */
    record TooManyOfViewer(int max) implements Opening {}

    /** The node has as many watches as it serves. */
    record TooManyOfNode() implements Opening {}
  }

  /** The one who is told. */
  interface Watcher {
    /** Whether it can take an event now. Events that it cannot take do not pile up: they are merged, or end in a gap. */
    boolean isReady();

    void receive(LiveEvent event);

    /** No more events follow for the moment. */
    void flush();

    /** How many counters it can be told of at most; the service has a limit of its own beside it. */
    default int countersMax() {
      return Integer.MAX_VALUE;
    }
  }

  /** What one watcher sees. */
  interface Watch {
    /** Sees more. Of what is subscribed to already, the mode and the rate are changed, and a snapshot is told again. */
    void subscribe(Subscription subscription);

    /** Sees less; what is not subscribed to is no error. A counter that a prefix covers too is still seen. */
    void unsubscribe(Selection selection);

    /** The watcher, which was not ready, is ready again. */
    void ready();

    /** Sees nothing any more; may be called again. */
    void close();
  }

  /** Counters by name and by how their names begin, in the order in which they are wished for; the empty prefix is every counter. */
  record Selection(Set<CounterName> names, Set<String> prefixes) {
    public Selection {
      names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
      prefixes = Collections.unmodifiableSet(new LinkedHashSet<>(prefixes));
    }
  }

  /**
   * A wish to see counters.
   *
   * @param since the version of each counter that the watcher has seen already; of the others it is told a snapshot
   * @param updatesPerSecond how many changes of one counter it is told at most, in mode {@link Mode#LATEST}; 1 or more
   */
  record Subscription(Selection selection, Map<CounterName, Version> since, Mode mode, int updatesPerSecond) {
    public Subscription {
      since = Map.copyOf(since);
      if (updatesPerSecond < 1)
        throw new IllegalArgumentException("updatesPerSecond must be 1 or more");
    }
  }

  /** How much of what happens is told. */
  enum Mode {
    /** The newest value, so many times a second at most. */
    LATEST,
    /** Every row of the journal. */
    ALL
  }
}
