package io.counterservice.benchmarks.live;

import java.nio.ByteBuffer;

/** Texts with a time in them, {@code @1795260308123}: what is published through peers, in no order. Any other says that a feed begins. */
public final class StampText implements TextReader {
  @Override
  public void read(ByteBuffer buffer, int start, int end, Sighting sighting) {
    sighting.kind = Sighting.Kind.SNAPSHOT;
    for (int at = start; at < end; at++)
      if (buffer.get(at) == '@') {
        sighting.kind = Sighting.Kind.CHANGE;
        sighting.atMillis = Digits.from(buffer, at + 1, end);
        return;
      }
  }

  public static String of(long atMillis) {
    return "@" + atMillis;
  }
}
