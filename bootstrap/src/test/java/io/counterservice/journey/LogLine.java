package io.counterservice.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a line of a web server's log says: which path was asked for, with its query, how that went, and on which day. */
record LogLine(String path, String status, String day) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MMM/yyyy", Locale.ENGLISH);
  private static final int TIME_FIELD = 3;
  private static final int PATH_FIELD = 6;
  private static final int STATUS_FIELD = 8;
  private static final String SAMPLE = "apache_logs.sample";

  /** Reads a line of the combined format. */
  static LogLine of(String line) {
    String[] fields = line.split(" ", -1);
    String time = fields[TIME_FIELD];
    return new LogLine(fields[PATH_FIELD], fields[STATUS_FIELD], LocalDate.parse(time.substring(1, time.indexOf(':')), DAY).toString());
  }

  /** The lines of the sample that is checked in. */
  static List<LogLine> sample() {
    return sampleText().lines().map(LogLine::of).toList();
  }

  static String sampleText() {
    try (InputStream file = Objects.requireNonNull(LogLine.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The three counters that this line is counted by. */
  List<String> counters(LogCounterNames names) {
    return List.of(names.ofPath(path), names.ofStatus(status), names.ofDay(day));
  }
}
