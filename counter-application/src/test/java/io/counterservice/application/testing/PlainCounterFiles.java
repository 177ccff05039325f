package io.counterservice.application.testing;

import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.out.CounterFiles;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One format of its own, whichever it is asked for: cells as in the query of an address, a comma between two. The first cell alone will do. */
public final class PlainCounterFiles implements CounterFiles {
  @Override
  public byte[] write(List<Counter> counters, FileFormat format, boolean hasHead) {
    return counters.stream().map(PlainCounterFiles::line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void read(InputStream file, FileFormat format, Consumer<FileRow> taker) {
    var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
    long number = 0;
    try {
      for (String line = in.readLine(); line != null; line = in.readLine())
        taker.accept(row(++number, line.split(",", -1)));
    } catch (IOException | UncheckedIOException _) {
      throw new UnreadableFileException("body", "must be UTF-8");
    }
  }

  private static String line(Counter counter) {
    CounterDefinition definition = counter.definition();
    String labels = definition.labels().entrySet().stream().map(label -> encoded(label.getKey()) + "=" + encoded(label.getValue()))
        .collect(Collectors.joining("&"));
    return String.join(",", counter.name().value(), "" + counter.value(), "" + definition.bounds().minimum(),
        "" + definition.bounds().maximum(), "" + definition.initialValue(), encoded(definition.description()), labels,
        "" + definition.visible()) + "\n";
  }

  private static FileRow row(long number, String[] cells) {
    if (!CounterName.isValid(cells[0]))
      return new FileRow.Wrong(number, cells[0], "name", CounterName.RULE);
    var name = new CounterName(cells[0]);
    if (cells.length == 1)
      return new FileRow.Wanted(number, name, CounterDefinition.DEFAULT, null);
    var labels = new TreeMap<String, String>();
    for (String label : cells[6].isEmpty() ? new String[0] : cells[6].split("&", -1))
      labels.put(decoded(label.substring(0, label.indexOf('='))), decoded(label.substring(label.indexOf('=') + 1)));
    var bounds = new Bounds(Long.parseLong(cells[2]), Long.parseLong(cells[3]));
    return new FileRow.Wanted(number, name, new CounterDefinition(bounds, Long.parseLong(cells[4]), decoded(cells[5]), labels,
        Boolean.parseBoolean(cells[7])), cells[1].isEmpty() ? null : Long.valueOf(cells[1]));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
