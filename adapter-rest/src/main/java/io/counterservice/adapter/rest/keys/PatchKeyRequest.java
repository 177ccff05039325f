package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.KeyPatch.Assigned;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of PATCH for a key, a JSON merge patch (RFC 7396): null takes a part back to what it is when a key is made without it. */
final class PatchKeyRequest implements JsonObjectReader {
  private static final JsonFields FIELDS = JsonFields.of("name", "scopes", "pattern", "origins", "ratePlan", "expiresAt");

  private final Instant now;
  private @Nullable String name;
  private @Nullable Set<Scope> scopes;
  private @Nullable NamePattern pattern;
  private @Nullable Set<WebOrigin> origins;
  private @Nullable Assigned<String> ratePlan;
  private @Nullable Assigned<Instant> expiresAt;

  private PatchKeyRequest(Instant now) {
    this.now = now;
  }

  static KeyPatch of(byte[] body, Instant now) {
    var request = new PatchKeyRequest(now);
    JsonInput.of(body).onlyObject(FIELDS, request);
    if (request.scopes != null && request.scopes.isEmpty())
      throw JsonViolation.of("scopes", "must be at least one of " + KeyFields.knownScopes());
    return new KeyPatch(request.name, request.scopes, request.pattern, request.origins, request.ratePlan, request.expiresAt);
  }

  @Override
  public void read(int field, JsonInput in) {
    switch (FIELDS.name(field)) {
      case "name" -> name = KeyFields.name(in);
      case "scopes" -> scopes = KeyFields.scopes(in);
      case "pattern" -> pattern = in.isNull() ? NamePattern.ALL : KeyFields.pattern(in);
      case "origins" -> origins = in.isNull() ? Set.of() : KeyFields.origins(in);
      case "ratePlan" -> ratePlan = new Assigned<>(in.isNull() ? null : KeyFields.ratePlan(in));
      default -> expiresAt = new Assigned<>(in.isNull() ? null : KeyFields.expiry(in, now));
    }
  }
}
