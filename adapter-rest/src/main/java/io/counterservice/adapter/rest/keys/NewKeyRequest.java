package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.application.port.in.ManageApiKeys.NewKey;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body that asks for a key. */
final class NewKeyRequest implements JsonObjectReader {
  private static final JsonFields FIELDS = JsonFields.of("name", "scopes", "pattern", "origins", "ratePlan", "expiresAt");

  private final Instant now;
  private @Nullable String name;
  private Set<Scope> scopes = Set.of();
  private NamePattern pattern = NamePattern.ALL;
  private Set<WebOrigin> origins = Set.of();
  private @Nullable String ratePlan;
  private @Nullable Instant expiresAt;

  private NewKeyRequest(Instant now) {
    this.now = now;
  }

  static NewKey of(byte[] body, Instant now) {
    var request = new NewKeyRequest(now);
    JsonInput.of(body).onlyObject(FIELDS, request);
    if (request.name == null)
      throw JsonViolation.of("name", "must be given");
    if (request.scopes.isEmpty())
      throw JsonViolation.of("scopes", "must be given, at least one of " + KeyFields.knownScopes());
    if (!ApiKey.isPatternFor(request.scopes, request.pattern))
      throw JsonViolation.of("pattern", ApiKey.PATTERN_RULE);
    return new NewKey(null, request.name, request.scopes, request.pattern, request.origins, request.ratePlan, request.expiresAt);
  }

  @Override
  public void read(int field, JsonInput in) {
    switch (FIELDS.name(field)) {
      case "name" -> name = KeyFields.name(in);
      case "scopes" -> scopes = KeyFields.scopes(in);
      case "pattern" -> pattern = KeyFields.pattern(in);
      case "origins" -> origins = in.isNull() ? Set.of() : KeyFields.origins(in);
      case "ratePlan" -> ratePlan = in.isNull() ? null : KeyFields.ratePlan(in);
      default -> expiresAt = in.isNull() ? null : KeyFields.expiry(in, now);
    }
  }
}
