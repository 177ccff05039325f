package io.counterservice.adapter.rest.audit;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.domain.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A page of the audit trail as JSON. */
final class AuditResponse {
  private static final int BYTES_EACH = 384;

  private AuditResponse() {}

  static Answer of(AuditRequest request, List<AuditRecord> records) {
    var out = new JsonOutput(BYTES_EACH * (records.size() + 1)).openObject().field("items").openArray();
    for (AuditRecord record : records)
      write(record.number(), record.entry(), out.item().openObject());
    out.closeArray().field("next");
    if (request.next(records) == null)
      out.nul();
    else
      out.string(Long.toString(records.getLast().number()));
    return Answer.json(200, out.closeObject().toByteArray());
  }

  /** Fields by name; a name may be any text, for labels are among them. */
  static JsonOutput write(SortedMap<String, String> facts, JsonOutput out) {
    char separator = '{';
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      out.raw(separator).string(fact.getKey()).raw(':').string(fact.getValue());
      separator = ',';
    }
    return facts.isEmpty() ? out.openObject().closeObject() : out.closeObject();
  }

  private static void write(long number, AuditEntry entry, JsonOutput out) {
    out.field("number").number(number).field("at").string(entry.at().toString()).field("actor").string(entry.by().actor().id());
    out.field("address");
    String address = entry.by().address();
    if (address == null)
      out.nul();
    else
      out.string(address);
    out.field("action").string(entry.action().text()).field("subject").string(entry.subject());
    write(entry.before(), out.field("before"));
    write(entry.after(), out.field("after"));
    out.closeObject();
  }
}
