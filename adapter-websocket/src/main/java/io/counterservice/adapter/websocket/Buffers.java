package io.counterservice.adapter.websocket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollSocketChannel;
import java.time.Duration;

/** How much waits for a reader who does not read, here and in the system, and how long. */
final class Buffers {
  private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(16 * 1_024, 48 * 1_024);
  /** What is in here is older than what the feed could tell by now; Linux takes twice as much. */
  private static final int SYSTEM_BYTES = 64 * 1_024;

  private Buffers() {}

  static void limit(Channel channel) {
    var _ = channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING);
    var _ = channel.config().setOption(ChannelOption.SO_SNDBUF, SYSTEM_BYTES);
  }

  /**
   * Has the system close the connection when what was sent is not acknowledged for so long: a stream hears nothing from its reader. Only
   * Linux with native transport can; elsewhere a reader that vanished is noticed when the system gives up, after minutes.
   */
  static void endWhenUnacknowledged(Channel channel, Duration time) {
    if (channel instanceof EpollSocketChannel socket) {
      var _ = socket.config().setTcpUserTimeout(Math.toIntExact(time.toMillis()));
    }
  }
}
