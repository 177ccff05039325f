package io.counterservice.benchmarks.live;

import java.nio.ByteBuffer;

/** Reads the texts of one kind of feed. */
public sealed interface TextReader permits LiveText, StampText {
  /** Fills the sighting, which is clear, with what stands in the buffer from {@code start} to before {@code end}. */
  void read(ByteBuffer buffer, int start, int end, Sighting sighting);
}
