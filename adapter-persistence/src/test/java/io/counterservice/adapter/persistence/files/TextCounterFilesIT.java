package io.counterservice.adapter.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterservice.application.contract.CounterFilesContract;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.out.CounterFiles;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, and what people and spreadsheets make of such files. */
class TextCounterFilesIT extends CounterFilesContract {
  @Override
  protected CounterFiles files() {
    return new TextCounterFiles();
  }

  @Test
  void columns_stand_in_any_order_and_what_is_empty_is_as_by_default() {
    assertThat(csv("max,name,value,labels\r\n,a,,\r\n9,b,3,team = web ; tier=gold;\n")).containsExactly(
        new FileRow.Wanted(2, new CounterName("a"), CounterDefinition.DEFAULT, null),
        new FileRow.Wanted(3, new CounterName("b"),
            new CounterDefinition(new Bounds(Bounds.DEFAULT.minimum(), 9), 0, "", new TreeMap<>(Map.of("team", "web", "tier", "gold")),
                false),
            3L));
  }

  @Test
  void reads_what_spreadsheets_write() {
    assertThat(csv("\ufeffname;value;description;public\r\na;5;\"one\r\ntwo; \"\"three\"\"\";TRUE\r\n;;;\r\nb;-5;'=1+1;FALSE\r\n"))
        .satisfiesExactly(row -> {
          assertThat(row).isInstanceOf(FileRow.Wanted.class);
          assertThat(((FileRow.Wanted) row).definition().description()).isEqualTo("one\r\ntwo; \"three\"");
          assertThat(((FileRow.Wanted) row).definition().visible()).isTrue();
        }, row -> {
          assertThat(row.line()).isEqualTo(5);
          assertThat(((FileRow.Wanted) row).definition().description()).isEqualTo("=1+1");
          assertThat(((FileRow.Wanted) row).value()).isEqualTo(-5);
        });
  }

  @Test
  void nothing_that_is_written_is_a_formula() {
    var rows = csv("name,description,labels\na,=1+1,=x\nb,+1,\nc,-1,\nd,@a,\ne,'a,\n");
    assertThat(rows).hasSize(5);
    assertThat(Cells.harmless("=1+1")).isEqualTo("'=1+1");
    assertThat(Cells.harmless("'a")).isEqualTo("''a");
    assertThat(Cells.harmless("a=1")).isEqualTo("a=1");
    assertThat(Cells.labels(new TreeMap<>(Map.of("-a", "1")))).isEqualTo("\\-a=1");
    assertThat(Cells.labels(new TreeMap<>(Map.of("=", "=")))).isEqualTo("\\===");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      value    | 9223372036854775808          | must be within the 64-bit range, -9223372036854775808 to 9223372036854775807
      value    | 9.00719925474099E+15         | must be a whole number in digits, without fraction, exponent or separators
      min      | 1 000                        | must be a whole number in digits, without fraction, exponent or separators
      public   | yes                          | must be true or false
      labels   | team                         | must be name=value, with a semicolon between two
      labels   | a=1;a=2                      | must not name a label twice
      labels   | a:b=1                        | must have names without a colon
      initialValue | 99999999999999999       | must lie within the bounds -9007199254740991 to 9007199254740991, but is 99999999999999999
      """)
  void a_cell_that_breaks_a_rule_is_told(String column, String cell, String rule) {
    assertThat(csv("name," + column + "\na," + cell + "\n")).containsExactly(new FileRow.Wrong(2, "a", column, rule));
  }

  @Test
  void numbers_are_exact_to_64_bits() {
    assertThat(csv("name,value,min,max\na,-9223372036854775808,-9223372036854775808,9223372036854775807\n")).singleElement()
        .satisfies(row -> assertThat(((FileRow.Wanted) row).value()).isEqualTo(Long.MIN_VALUE));
    assertThat(ndjson("{\"name\":\"a\",\"value\":9223372036854775807,\"max\":9223372036854775807}")).singleElement()
        .satisfies(row -> assertThat(((FileRow.Wanted) row).value()).isEqualTo(Long.MAX_VALUE));
    assertThat(ndjson("{\"name\":\"a\",\"value\":9223372036854775808}")).singleElement().isInstanceOf(FileRow.Wrong.class);
  }

  @Test
  void rows_that_are_wrong_as_a_whole_are_told() {
    assertThat(csv("name,min,max\na,5,4\nb,1,2,3\n\"c\0\",,\n")).containsExactly(
        new FileRow.Wrong(2, "a", "min", "must not be above max, but 5 is above 4"),
        new FileRow.Wrong(3, "", "row", "must have at most as many cells as there are columns"),
        new FileRow.Wrong(4, "c\ufffd", "name", CounterName.RULE));
    assertThat(csv("name,description\na,\"x\0\"\n")).singleElement().isInstanceOf(FileRow.Wrong.class);
  }

  @Test
  void what_a_read_shows_can_be_sent_back() {
    assertThat(ndjson(
        "{\"name\":\"a\",\"value\":5,\"version\":17,\"min\":0,\"max\":10,\"initialValue\":1,\"held\":0,\"description\":\"\",\"labels\":{},"
            + "\"public\":true,\"definitionVersion\":3,\"createdAt\":\"x\",\"updatedAt\":{\"a\":[1]}}\r\n\n{\"name\":\"b\"}"))
        .containsExactly(
            new FileRow.Wanted(1, new CounterName("a"), new CounterDefinition(new Bounds(0, 10), 1, "", new TreeMap<>(), true), 5L),
            new FileRow.Wanted(3, new CounterName("b"), CounterDefinition.DEFAULT, null));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      {"name":"a","valeu":1}             | valeu       | is not a field here
      {"name":"a","value":1.0}           | value       | must be a whole number, without fraction or exponent
      {"name":"a","value":null}          | value       | must be a whole number, without fraction or exponent
      {"name":"a","value":"1"}           | value       | must be a whole number, without fraction or exponent
      {"name":"a","public":1}            | public      | must be true or false
      {"name":"a","labels":[]}           | labels      | must be an object of strings
      {"name":"a","labels":{"b":1}}      | labels      | must be a string
      {"name":"a","description":"\\u0000"} | description | must not contain U+0000 or half a surrogate pair
      {"name":"a","description":"\\ud83d"} | description | must not contain U+0000 or half a surrogate pair
      {"name":"a","name":"a"}            | row         | must be well-formed JSON, and name no field twice
      {"name":"a"} {}                    | row         | must be one JSON object and nothing else
      {"name":"a"                        | row         | must be well-formed JSON, and name no field twice
      """)
  void a_line_that_breaks_a_rule_is_told(String line, String field, String rule) {
    assertThat(ndjson("{\"name\":\"before\"}\n" + line + "\n{\"name\":\"after\"}\n")).hasSize(3).element(1)
        .isEqualTo(new FileRow.Wrong(2, "a", field, rule));
  }

  @Test
  void what_is_no_file_of_counters_is_told_as_a_whole() {
    assertThat(unreadable(FileFormat.CSV, "")).hasMessageStartingWith("body must begin with a row of column names");
    assertThat(unreadable(FileFormat.CSV, "name,valeu\na,1\n")).hasMessageStartingWith("valeu is not a column here; known are name, value");
    assertThat(unreadable(FileFormat.CSV, "value\n1\n")).hasMessage("name must be a column");
    assertThat(unreadable(FileFormat.CSV, "name,name\n")).hasMessage("body must not have a column twice");
    assertThat(unreadable(FileFormat.CSV, "name\n\"a\n")).hasMessageContaining("starting at line 2");
    assertThat(unreadable(FileFormat.CSV, "name\n\"a\"b\n")).hasMessageContaining("starting at line 2");
    assertThat(unreadable(FileFormat.CSV, "name\n" + "a".repeat(TextCounterFiles.ROW_CHARACTERS_MAX + 1) + "\n"))
        .hasMessageContaining("starting at line 2");
    assertThat(unreadable(FileFormat.CSV, "name" + ",".repeat(100))).hasMessageStartingWith("body must be CSV");
    assertThat(unreadable(FileFormat.NDJSON, "name,value\na,1\n")).hasMessageStartingWith("body must be one JSON object a line");
    assertThat(unreadable(FileFormat.NDJSON, "{\"name\":\"a\"}\n" + " ".repeat(TextCounterFiles.ROW_CHARACTERS_MAX + 1)))
        .hasMessageEndingWith("line 2 is longer");
  }

  private UnreadableFileException unreadable(FileFormat format, String file) {
    try {
      List<FileRow> rows = read(file.getBytes(StandardCharsets.UTF_8), format);
      throw new AssertionError("read " + rows);
    } catch (UnreadableFileException told) {
      return told;
    }
  }

  @Test
  void what_the_file_throws_is_thrown_on() {
    var broken = new InputStream() {
      @Override
      public int read() {
        throw new IllegalStateException("away");
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        throw new IllegalStateException("away");
      }
    };
    assertThatThrownBy(() -> files().read(broken, FileFormat.CSV, _ -> {
    })).hasMessage("away");
  }

  private List<FileRow> csv(String file) {
    return read(file.getBytes(StandardCharsets.UTF_8), FileFormat.CSV);
  }

  private List<FileRow> ndjson(String file) {
    return read(file.getBytes(StandardCharsets.UTF_8), FileFormat.NDJSON);
  }
}
