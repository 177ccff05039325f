package io.counterservice.adapter.rest.audit;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit trail as CSV (RFC 4180), what was before and after as JSON in one cell each. Whatever a spreadsheet would take for a
 * formula has an apostrophe before it.
 */
final class AuditTable {
  private static final String HEADER = "number,at,actor,address,action,subject,before,after\r\n";
  private static final String MEDIA_TYPE = MediaTypes.CSV + "; charset=utf-8; header=present";
  private static final int CHARACTERS_EACH = 256;
  private static final int BYTES_EACH = 128;

  private AuditTable() {}

  static Answer of(List<AuditRecord> records) {
    var out = new StringBuilder(HEADER.length() + records.size() * CHARACTERS_EACH).append(HEADER);
    for (AuditRecord record : records) {
      AuditEntry entry = record.entry();
      out.append(record.number()).append(',').append(entry.at()).append(',').append(cell(entry.by().actor().id())).append(',');
      out.append(cell(entry.by().address())).append(',').append(entry.action().text()).append(',').append(cell(entry.subject()));
      out.append(',').append(cell(json(entry.before()))).append(',').append(cell(json(entry.after()))).append("\r\n");
    }
    return Answer.of(200, MEDIA_TYPE, out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String json(SortedMap<String, String> facts) {
    return new String(AuditResponse.write(facts, new JsonOutput(BYTES_EACH)).toByteArray(), StandardCharsets.UTF_8);
  }

  private static String cell(@Nullable String text) {
    if (text == null || text.isEmpty())
      return "";
    String harmless = "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean isPlain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
