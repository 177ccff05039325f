package io.counterservice.application.feed;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.WatchCounters.Opening;
import io.counterservice.application.port.in.WatchCounters.Viewer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts what is watched on this node against the limits. Called by any thread. */
final class Quotas {
  private final FeedLimits limits;
  private final Use node = new Use();
  private final Map<String, Use> viewers = new ConcurrentHashMap<>();

  /** What one viewer, or all, have taken. */
  private record Use(AtomicInteger watches, AtomicInteger subscriptions) {
    Use() {
      this(new AtomicInteger(), new AtomicInteger());
    }
  }

  Quotas(FeedLimits limits) {
    this.limits = limits;
  }

  int watches() {
    return node.watches.get();
  }

  int subscriptions() {
    return node.subscriptions.get();
  }

  int viewers() {
    return viewers.size();
  }

  /** Takes room for a watch; why there is none, or null. */
  @Nullable
  Opening takeWatch(Viewer viewer) {
    int max = viewer.pattern() == null ? limits.watchesPerAddressMax() : limits.watchesPerKeyMax();
    if (!take(node.watches, limits.watchesMax()))
      return new Opening.TooManyOfNode();
    boolean[] taken = new boolean[1];
    viewers.compute(viewer.account(), (_, present) -> {
      Use use = present == null ? new Use() : present;
      taken[0] = take(use.watches, max);
      return use;
    });
    if (taken[0])
      return null;
    node.watches.decrementAndGet();
    return new Opening.TooManyOfViewer(max);
  }

  void releaseWatch(Viewer viewer) {
    node.watches.decrementAndGet();
    viewers.computeIfPresent(viewer.account(), (_, use) -> use.watches.decrementAndGet() == 0 ? null : use);
  }

  /** Takes room for a subscription of a viewer who has a watch; why there is none, or null. */
  LiveEvent.@Nullable Reason takeSubscription(Viewer viewer) {
    if (!take(node.subscriptions, limits.subscriptionsMax()))
      return LiveEvent.Reason.TOO_MANY_OF_NODE;
    Use use = viewers.get(viewer.account());
    if (use != null && take(use.subscriptions, limits.subscriptionsPerViewerMax()))
      return null;
    node.subscriptions.decrementAndGet();
    return LiveEvent.Reason.TOO_MANY_OF_VIEWER;
  }

  void releaseSubscription(Viewer viewer) {
    node.subscriptions.decrementAndGet();
    Use use = viewers.get(viewer.account());
    if (use != null)
      use.subscriptions.decrementAndGet();
  }

  private static boolean take(AtomicInteger taken, int max) {
    return taken.getAndUpdate(count -> count < max ? count + 1 : count) < max;
  }
}
