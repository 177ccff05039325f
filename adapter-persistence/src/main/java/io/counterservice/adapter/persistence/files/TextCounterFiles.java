package io.counterservice.adapter.persistence.files;

import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.out.CounterFiles;
import io.counterservice.domain.counter.Counter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** CSV and NDJSON, in UTF-8; a byte order mark is read, not written. */
final class TextCounterFiles implements CounterFiles {
  /** Of one row, with its quotation marks: ten times what the longest counter needs. */
  static final int ROW_CHARACTERS_MAX = 1 << 16;
  private static final int BYTE_ORDER_MARK = 0xfeff;

  @Override
  public byte[] write(List<Counter> counters, FileFormat format, boolean hasHead) {
    return switch (format) {
      case CSV -> csv(counters, hasHead);
      case NDJSON -> ndjson(counters);
    };
  }

  @Override
  public void read(InputStream file, FileFormat format, Consumer<FileRow> taker) {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    long[] line = {0};
    Consumer<FileRow> watched = row -> {
      line[0] = row.line();
      taker.accept(row);
    };
    try (var in = new BufferedReader(new InputStreamReader(file, decoder))) {
      in.mark(1);
      if (in.read() != BYTE_ORDER_MARK)
        in.reset();
      switch (format) {
        case CSV -> CsvRows.read(in, watched);
        case NDJSON -> NdjsonRows.read(in, watched);
      }
    } catch (IOException | UncheckedIOException _) {
      throw new UnreadableFileException("body", "must be UTF-8; after line " + line[0] + " it is not");
    }
  }

  private static byte[] csv(List<Counter> counters, boolean hasHead) {
    var out = new StringBuilder(hasHead ? CsvRows.HEAD : "");
    counters.forEach(counter -> CsvRows.write(counter, out));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ndjson(List<Counter> counters) {
    var out = new StringWriter();
    counters.forEach(counter -> NdjsonRows.write(counter, out));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
