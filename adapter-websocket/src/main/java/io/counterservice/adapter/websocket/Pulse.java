package io.counterservice.adapter.websocket;

import io.netty.channel.Channel;
import java.time.Duration;

/** Whether somebody is at the other end: who was heard, or who took what was waiting for him, is. Confined to the loop of its channel. */
final class Pulse {
  private final Channel channel;
  private final long beatNanos;
  private final long silenceNanosMax;
  private long beatenNanos;
  private long heardNanos;
  private long waitingBytes;

  /** Beats of connections that began together are spread over the time between two. */
  Pulse(Channel channel, Duration heartbeat) {
    this.channel = channel;
    this.beatNanos = heartbeat.toNanos();
    this.silenceNanosMax = beatNanos * 5 / 2;
    this.heardNanos = System.nanoTime();
    this.beatenNanos = heardNanos - Math.floorMod(channel.hashCode(), beatNanos);
  }

  void heard(long nanos) {
    heardNanos = nanos;
  }

  /** Whether nothing was heard for two and a half heartbeats. */
  boolean isOver(long nanos) {
    long waiting = channel.bytesBeforeWritable();
    if (waiting < waitingBytes)
      heardNanos = nanos;
    waitingBytes = waiting;
    return nanos - heardNanos > silenceNanosMax;
  }

  /** Whether it is time for a heartbeat; asked once for each. */
  boolean isDue(long nanos) {
    if (nanos - beatenNanos < beatNanos)
      return false;
    beatenNanos = nanos;
    return true;
  }
}
