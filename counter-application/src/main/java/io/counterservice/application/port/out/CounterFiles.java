package io.counterservice.application.port.out;

import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.FileRow;
import io.counterservice.domain.counter.Counter;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** The formats of files of counters. What is written can be read, and says the same. */
public interface CounterFiles {
  /** Counters as rows; with what stands at the top of a file, where there is to be such a thing. */
  byte[] write(List<Counter> counters, FileFormat format, boolean hasHead);

  /**
   * Reads a file to its end, in little memory. What the taker or the stream throws unchecked ends the reading and is thrown on.
   *
   * @throws io.counterservice.application.port.UnreadableFileException where it is no such file; some rows may have been taken
   */
  void read(InputStream file, FileFormat format, Consumer<FileRow> taker);
}
