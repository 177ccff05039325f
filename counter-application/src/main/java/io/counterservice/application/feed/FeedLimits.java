package io.counterservice.application.feed;

/**
 * How much is watched at most.
 *
 * @param watchesMax watches on this node
 * @param watchesPerKeyMax watches of one key on this node
 * @param watchesPerAddressMax watches without a key from one address on this node
 * @param countersPerWatchMax counters in one watch
 * @param subscriptionsMax counters in all watches of this node together
 * @param subscriptionsPerViewerMax counters in all watches of one viewer on this node
 */
public record FeedLimits(int watchesMax, int watchesPerKeyMax, int watchesPerAddressMax, int countersPerWatchMax, int subscriptionsMax,
    int subscriptionsPerViewerMax) {
  public FeedLimits {
    if (Math.min(Math.min(watchesMax, watchesPerKeyMax), Math.min(watchesPerAddressMax, countersPerWatchMax)) < 1
        || Math.min(subscriptionsMax, subscriptionsPerViewerMax) < 1)
      throw new IllegalArgumentException("each must be 1 or more");
  }
}
