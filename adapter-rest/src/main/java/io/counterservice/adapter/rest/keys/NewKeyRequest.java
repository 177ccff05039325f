package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.application.port.in.ManageApiKeys.NewKey;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body that asks for a key. */
final class NewKeyRequest implements JsonObjectReader {
  private static final JsonFields FIELDS = JsonFields.of("name", "scopes", "pattern", "ratePlan", "expiresAt");
  private static final Instant EXPIRY_MAX = Instant.parse("9999-12-31T23:59:59Z");

  private final Instant now;
  private @Nullable String name;
  private Set<Scope> scopes = Set.of();
  private NamePattern pattern = NamePattern.ALL;
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
      throw JsonViolation.of("scopes", "must be given, at least one of " + known());
    if (!NewKey.isPatternFor(request.scopes, request.pattern))
      throw JsonViolation.of("pattern", NewKey.PATTERN_RULE);
    return new NewKey(request.name, request.scopes, request.pattern, null, request.expiresAt);
  }

  @Override
  public void read(int field, JsonInput in) {
    switch (FIELDS.name(field)) {
      case "name" -> name = name(in);
      case "scopes" -> scopes = scopes(in);
      case "pattern" -> pattern = pattern(in);
      case "ratePlan" -> refuseRatePlan(in);
      default -> expiresAt = in.isNull() ? null : expiry(in);
    }
  }

  private static String name(JsonInput in) {
    String text = in.text();
    if (!ApiKey.isName(text))
      throw in.wrong(ApiKey.NAME_RULE);
    return text;
  }

  private static Set<Scope> scopes(JsonInput in) {
    List<String> texts = in.texts();
    var scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : Scope.values())
      if (texts.contains(scope.text()))
        scopes.add(scope);
    if (scopes.size() != texts.size())
      throw in.wrong("must be different ones of " + known());
    return scopes;
  }

  private static NamePattern pattern(JsonInput in) {
    String text = in.text();
    if (!NamePattern.isValid(text))
      throw in.wrong(NamePattern.RULE);
    return new NamePattern(text);
  }

  private static void refuseRatePlan(JsonInput in) {
    if (!in.isNull())
      throw in.wrong("must be null or absent: there are no rate plans");
  }

  private Instant expiry(JsonInput in) {
    try {
      Instant instant = Instant.parse(in.text());
      if (instant.isAfter(now) && instant.isBefore(EXPIRY_MAX))
        return instant;
    } catch (DateTimeParseException e) {
      throw in.wrong("must be an instant such as 2030-01-31T12:00:00Z");
    }
    throw in.wrong("must be in the future and before the year 10000");
  }

  private static String known() {
    return Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
  }
}
