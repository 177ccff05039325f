package io.counterservice.bootstrap.settings;

import io.counterservice.application.feed.FeedLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is watched at most, each on one node.
 *
 * @param connectionsMax
 *          live connections
 * @param connectionsPerKeyMax
 *          live connections of one key
 * @param connectionsPerAddressMax
 *          live connections without a key from one address
 * @param countersPerConnectionMax
 *          counters that one connection watches
 * @param subscriptionsMax
 *          counters that all connections watch, each counted once per connection
 * @param subscriptionsPerKeyMax
 *          the same, of the connections of one key
 */
@ConfigurationProperties("counter.live")
public record FeedSettings(@DefaultValue("20000") int connectionsMax, @DefaultValue("10000") int connectionsPerKeyMax,
    @DefaultValue("100") int connectionsPerAddressMax, @DefaultValue("10000") int countersPerConnectionMax,
    @DefaultValue("2000000") int subscriptionsMax, @DefaultValue("1500000") int subscriptionsPerKeyMax) {

  public FeedSettings {
    check("connections-max", connectionsMax);
    check("connections-per-key-max", connectionsPerKeyMax);
    check("connections-per-address-max", connectionsPerAddressMax);
    check("counters-per-connection-max", countersPerConnectionMax);
    check("subscriptions-max", subscriptionsMax);
    check("subscriptions-per-key-max", subscriptionsPerKeyMax);
  }

  public FeedLimits toLimits() {
    return new FeedLimits(connectionsMax, connectionsPerKeyMax, connectionsPerAddressMax, countersPerConnectionMax, subscriptionsMax,
        subscriptionsPerKeyMax);
  }

  private static void check(String setting, int max) {
    if (max < 1)
      throw new IllegalArgumentException("counter.live." + setting + " must be 1 or more, but is " + max);
  }
}
