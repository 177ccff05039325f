package io.counterservice.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.out.CounterFiles;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of counters: what is written can be read, and says the same. */
public abstract class CounterFilesContract {
  /** What each format, and those who open it, take for something else. */
  private static final List<String> PIECES = List.of("=", "+", "-", "@", "\t", "\r", "\n", "'", "\"", ",", ";", ":", "\\", " ", "a", "é",
      "😀",
      "{", "}", "null", "\u0001", "\u2028", "<script>");
  private static final List<Long> NUMBERS = List.of(0L, 1L, -1L, Bounds.EXACT_IN_JSON_MAX, -Bounds.EXACT_IN_JSON_MAX, Long.MAX_VALUE,
      Long.MIN_VALUE);

  protected abstract CounterFiles files();

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_read(FileFormat format) {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    List<Counter> counters = new ArrayList<>();
    for (int number = 0; number < 300; number++)
      counters.add(counter("c." + number, random));
    List<FileRow> rows = read(files().write(counters, format, true), format);
    assertThat(rows).as("seed %d", seed).hasSameSizeAs(counters).allSatisfy(row -> assertThat(row).isInstanceOf(FileRow.Wanted.class));
    for (int at = 0; at < counters.size(); at++) {
      var row = (FileRow.Wanted) rows.get(at);
      assertThat(row.name()).as("seed %d", seed).isEqualTo(counters.get(at).name());
      assertThat(row.definition()).as("seed %d", seed).isEqualTo(counters.get(at).definition());
      assertThat(row.value()).as("seed %d", seed).isEqualTo(counters.get(at).value());
      assertThat(row.isMetBy(counters.get(at))).isTrue();
    }
    assertThat(rows).extracting(FileRow::line).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void pieces_make_one_file(FileFormat format) {
    var random = new Random(1);
    List<Counter> counters = List.of(counter("a", random), counter("b", random));
    String whole = text(files().write(counters, format, true));
    assertThat(text(files().write(List.of(), format, true)) + text(files().write(counters.subList(0, 1), format, false))
        + text(files().write(counters.subList(1, 2), format, false))).isEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_row_is_told_with_its_line_and_the_others_are_read(FileFormat format) {
    var random = new Random(1);
    String file = text(files().write(List.of(plain("good.1"), plain("wrong.2"), counter("good.3", random)), format, true));
    List<FileRow> rows = read(file.replace("wrong.2", "wrong 2").getBytes(StandardCharsets.UTF_8), format);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).isEqualTo(new FileRow.Wrong(rows.get(0).line() + 1, "wrong 2", "name", CounterName.RULE));
    assertThat(List.of(rows.get(0), rows.get(2))).allSatisfy(row -> assertThat(row).isInstanceOf(FileRow.Wanted.class));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_not_utf8_is_no_file_of_counters(FileFormat format) {
    byte[] file = files().write(List.of(plain("good")), format, true);
    file[file.length - 3] = (byte) 0xff;
    assertThatThrownBy(() -> read(file, format)).isInstanceOfSatisfying(UnreadableFileException.class,
        failure -> assertThat(failure.rule()).startsWith("must be UTF-8"));
  }

  @Test
  void what_the_taker_throws_ends_the_reading() {
    byte[] file = files().write(List.of(plain("a"), plain("b")), FileFormat.CSV, true);
    assertThatThrownBy(() -> files().read(new ByteArrayInputStream(file), FileFormat.CSV, row -> {
      throw new UnreadableFileException("body", "has " + row.line());
    })).isInstanceOf(UnreadableFileException.class).hasMessageStartingWith("body has ");
  }

  protected final List<FileRow> read(byte[] file, FileFormat format) {
    List<FileRow> rows = new ArrayList<>();
    files().read(new ByteArrayInputStream(file), format, rows::add);
    return rows;
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static Counter plain(String name) {
    return counter(name, CounterDefinition.DEFAULT, 0);
  }

  private static Counter counter(String name, Random random) {
    long a = NUMBERS.get(random.nextInt(NUMBERS.size()));
    long b = NUMBERS.get(random.nextInt(NUMBERS.size()));
    var labels = new TreeMap<String, String>();
    for (int count = random.nextInt(4); count > 0; count--)
      labels.put("l" + text(random).replace(":", "") + count, text(random));
    if (random.nextInt(5) == 0)
      labels.put("=", "-1");
    var bounds = new Bounds(Math.min(a, b), Math.max(a, b));
    return counter(name, new CounterDefinition(bounds, a, text(random), labels, random.nextBoolean()), b);
  }

  private static Counter counter(String name, CounterDefinition definition, long value) {
    return new Counter(new CounterName(name), value, new Version(3), definition, new Version(1), 0, Instant.EPOCH, Instant.EPOCH, false);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int count = random.nextInt(6); count > 0; count--)
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    return text.toString();
  }
}
