package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A key as it is shown: never its digest, and its secret only in the answer that made it. */
final class KeyResponse {
  private static final int BYTES_EACH = 320;

  private KeyResponse() {}

  static Answer from(ApiKey key) {
    var out = new JsonOutput(BYTES_EACH).openObject();
    writeFields(key, out);
    return Answer.json(200, out.closeObject().toByteArray());
  }

  static Answer from(int status, IssuedKey issued) {
    var out = new JsonOutput(BYTES_EACH).openObject();
    out.field("id").string(issued.key().id()).field("secret").string(issued.presented());
    writeRest(issued.key(), out);
    return Answer.json(status, out.closeObject().toByteArray()).header("Cache-Control", "no-store");
  }

  static Answer page(List<ApiKey> keys, int limit) {
    var out = new JsonOutput(BYTES_EACH * (keys.size() + 1)).openObject().field("items").openArray();
    for (ApiKey key : keys) {
      out.item().openObject();
      writeFields(key, out);
      out.closeObject();
    }
    out.closeArray().field("next");
    if (keys.size() < limit)
      return Answer.json(200, out.nul().closeObject().toByteArray());
    String last = keys.getLast().id();
    return Answer.json(200, out.string(last).closeObject().toByteArray()).header("Link",
        "</keys?after=" + last + "&limit=" + limit + ">; rel=\"next\"");
  }

  private static void writeFields(ApiKey key, JsonOutput out) {
    out.field("id").string(key.id());
    writeRest(key, out);
  }

  private static void writeRest(ApiKey key, JsonOutput out) {
    out.field("name").string(key.name()).field("scopes").openArray();
    for (Scope scope : new TreeSet<>(key.scopes()))
      out.item().string(scope.text());
    out.closeArray().field("pattern").string(key.pattern().text()).field("origins").openArray();
    key.origins().stream().map(WebOrigin::text).sorted().forEach(origin -> out.item().string(origin));
    out.closeArray();
    write("ratePlan", key.ratePlan(), out);
    write("createdAt", key.createdAt(), out);
    write("expiresAt", key.expiresAt(), out);
    write("revokedAt", key.revokedAt(), out);
    ApiKey.Retiring retiring = key.retiring();
    Instant until = retiring == null ? null : retiring.until();
    write("oldSecretUntil", until, out);
  }

  private static void write(String field, @Nullable Object value, JsonOutput out) {
    out.field(field);
    if (value == null)
      out.nul();
    else
      out.string(value.toString());
  }
}
