package io.counterservice.adapter.persistence.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.counterservice.adapter.persistence.files.Draft.BrokenRule;
import io.counterservice.application.port.FileRow;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of CSV (RFC 4180). The columns may stand in any order; name must be among them, and what is empty or missing is as it is by default. */
final class CsvRows {
  private static final List<String> COLUMNS = List.of(Draft.NAME, Draft.VALUE, Draft.INITIAL, Draft.MIN, Draft.MAX, Draft.DESCRIPTION,
      Draft.LABELS, Draft.PUBLIC);
  static final String HEAD = String.join(",", COLUMNS) + "\r\n";
  private static final int HEAD_CHARACTERS_MAX = 1_024;
  private static final int FIELDS_MAX = 64;

  private CsvRows() {}

  /** Bounds are left empty where they are the default ones, which spreadsheets would round. */
  static void write(Counter counter, StringBuilder out) {
    CounterDefinition definition = counter.definition();
    Bounds bounds = definition.bounds();
    out.append(counter.name()).append(',').append(counter.value()).append(',').append(definition.initialValue()).append(',');
    if (bounds.minimum() != Bounds.DEFAULT.minimum())
      out.append(bounds.minimum());
    out.append(',');
    if (bounds.maximum() != Bounds.DEFAULT.maximum())
      out.append(bounds.maximum());
    out.append(',').append(Cells.quoted(Cells.harmless(definition.description()))).append(',');
    out.append(Cells.quoted(Cells.labels(definition.labels()))).append(',').append(definition.visible()).append("\r\n");
  }

  static void read(BufferedReader in, Consumer<FileRow> taker) throws IOException {
    char separator = separator(in);
    var cells = CsvRecordHandler.builder().maxFields(FIELDS_MAX).maxFieldSize(TextCounterFiles.ROW_CHARACTERS_MAX)
        .maxRecordSize(TextCounterFiles.ROW_CHARACTERS_MAX).build();
    var records = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE).maxBufferSize(TextCounterFiles.ROW_CHARACTERS_MAX).build(cells, in);
    try {
      @Nullable
      List<String> columns = null;
      for (CsvRecord cell : records)
        if (columns == null)
          columns = columns(cell);
        else if (!isBlank(cell))
          taker.accept(row(columns, cell));
      if (columns == null)
        throw new UnreadableFileException("body", "must begin with a row of column names, " + String.join(", ", COLUMNS));
    } catch (CsvParseException broken) {
      throw new UnreadableFileException("body", "must be CSV as of RFC 4180: " + broken.getMessage());
    }
  }

  /** What stands between the names of columns: spreadsheets of many countries write semicolons. */
  private static char separator(BufferedReader in) throws IOException {
    in.mark(HEAD_CHARACTERS_MAX);
    char separator = ',';
    for (int count = 0; count < HEAD_CHARACTERS_MAX; count++) {
      int c = in.read();
      if (c < 0 || c == '\n' || c == '\r')
        break;
      if (c == ',' || c == ';' || c == '\t') {
        separator = (char) c;
        break;
      }
    }
    in.reset();
    return separator;
  }

  private static List<String> columns(CsvRecord head) {
    List<String> columns = head.getFields().stream().map(String::strip).toList();
    for (String column : columns)
      if (!COLUMNS.contains(column))
        throw new UnreadableFileException(Draft.shown(column), "is not a column here; known are " + String.join(", ", COLUMNS));
    if (new HashSet<>(columns).size() < columns.size())
      throw new UnreadableFileException("body", "must not have a column twice");
    if (!columns.contains(Draft.NAME))
      throw new UnreadableFileException(Draft.NAME, "must be a column");
    return columns;
  }

  /** A spreadsheet leaves rows of separators behind what was there once. */
  private static boolean isBlank(CsvRecord cells) {
    return cells.getFields().stream().allMatch(String::isEmpty);
  }

  private static FileRow row(List<String> columns, CsvRecord cells) {
    var draft = new Draft();
    long line = cells.getStartingLineNumber();
    try {
      if (cells.getFieldCount() > columns.size())
        throw new BrokenRule("row", "must have at most as many cells as there are columns");
      for (int column = 0; column < cells.getFieldCount(); column++)
        fill(draft, columns.get(column), cells.getField(column));
      return draft.row(line);
    } catch (BrokenRule broken) {
      return draft.wrong(line, broken);
    }
  }

  private static void fill(Draft draft, String column, String cell) {
    if (cell.isEmpty())
      return;
    switch (column) {
      case Draft.NAME -> draft.name = cell;
      case Draft.VALUE -> draft.value = Cells.number(column, cell);
      case Draft.INITIAL -> draft.initialValue = Cells.number(column, cell);
      case Draft.MIN -> draft.minimum = Cells.number(column, cell);
      case Draft.MAX -> draft.maximum = Cells.number(column, cell);
      case Draft.DESCRIPTION -> draft.description = Cells.harmful(cell);
      case Draft.LABELS -> draft.labels = Cells.labels(cell);
      default -> draft.visible = Cells.flag(column, cell);
    }
  }
}
