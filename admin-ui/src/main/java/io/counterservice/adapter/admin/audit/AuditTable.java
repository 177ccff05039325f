package io.counterservice.adapter.admin.audit;

import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.audit.AuditEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries of the audit trail as CSV (RFC 4180), the columns of {@code GET /audit}: what was before and after as JSON in one cell each. Whatever
 * a spreadsheet would take for a formula has an apostrophe before it.
 */
final class AuditTable {
  static final String HEADER = "number,at,actor,address,action,subject,before,after\r\n";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AuditTable() {}

  static String rows(List<AuditRecord> records) {
    return records.stream().map(AuditTable::row).collect(Collectors.joining());
  }

  private static String row(AuditRecord record) {
    AuditEntry entry = record.entry();
    return Stream.of(Long.toString(record.number()), entry.at().toString(), entry.by().actor().id(), entry.by().address(),
        entry.action().text(), entry.subject(), JSON.writeValueAsString(entry.before()), JSON.writeValueAsString(entry.after()))
        .map(AuditTable::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(@Nullable String text) {
    if (text == null || text.isEmpty())
      return "";
    String harmless = "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean isPlain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
