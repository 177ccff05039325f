package io.counterservice.application.feed;

import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Subscription;

/** How somebody wishes to be told. */
record Wish(Mode mode, int updatesPerSecond) {
  static Wish of(Subscription subscription) {
    return new Wish(subscription.mode(), subscription.updatesPerSecond());
  }
}
