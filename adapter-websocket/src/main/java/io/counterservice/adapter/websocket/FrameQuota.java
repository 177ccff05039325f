package io.counterservice.adapter.websocket;

import java.util.concurrent.TimeUnit;

/** How many frames, and how many bad ones, a connection may send. Confined to the loop of its channel. */
final class FrameQuota {
  static final int FRAMES_MAX = 1_000;
  static final int BAD_FRAMES_MAX = 20;
  private static final int FRAMES_SECONDS = 10;
  private static final int BAD_FRAMES_SECONDS = 60;

  private final Window all = new Window(FRAMES_MAX, FRAMES_SECONDS);
  private final Window bad = new Window(BAD_FRAMES_MAX, BAD_FRAMES_SECONDS);

  /** Counts a frame; whether it is still within the quota. */
  boolean takes(long nanos) {
    return all.takes(nanos);
  }

  /** Counts a bad frame; whether it is still within the quota. */
  boolean takesBad(long nanos) {
    return bad.takes(nanos);
  }

  private static final class Window {
    private final int max;
    private final long lengthNanos;
    private long begunNanos;
    private int taken;

    Window(int max, int seconds) {
      this.max = max;
      this.lengthNanos = TimeUnit.SECONDS.toNanos(seconds);
      this.begunNanos = System.nanoTime();
    }

    boolean takes(long nanos) {
      if (nanos - begunNanos > lengthNanos) {
        begunNanos = nanos;
        taken = 0;
      }
      return ++taken <= max;
    }
  }
}
