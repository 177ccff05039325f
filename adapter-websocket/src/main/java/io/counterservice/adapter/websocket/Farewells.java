package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.WatchCounters;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.TimeUnit;

/**
 * How a live connection hears that the service stops. The server's edge, which closes idle connections and says farewell to the others,
 * knows no live connection but by the attribute of its channel: what is there ends it, within a second, and may be asked again.
 */
final class Farewells {
  static final AttributeKey<Runnable> LIVE = AttributeKey.valueOf(WatchCounters.class.getName());
  private static final int SPREAD_MILLIS = 1_000;

  private Farewells() {}

  /** Has the connection be ended by this when the service stops; clients that all come back at once are spread. */
  static void expect(Channel channel, Runnable end) {
    channel.attr(LIVE).set(new Once(channel, end));
  }

  static void forget(Channel channel) {
    channel.attr(LIVE).set(null);
  }

  private static final class Once implements Runnable {
    private final Channel channel;
    private final Runnable end;
    private boolean said;

    Once(Channel channel, Runnable end) {
      this.channel = channel;
      this.end = end;
    }

    @Override
    public void run() {
      if (said)
        return;
      said = true;
      var _ = channel.eventLoop().schedule(end, Math.floorMod(channel.hashCode(), SPREAD_MILLIS), TimeUnit.MILLISECONDS);
    }
  }
}
