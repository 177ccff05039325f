package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the parts of a key from the bodies that make or change one. */
final class KeyFields {
  /** Of a plan that can be read as one but does not exist. */
  static final String RATE_PLAN_RULE = "must be the name of a rate plan, none, or null for the default";
  private static final Instant EXPIRY_MAX = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

  private KeyFields() {}

  static String name(JsonInput in) {
    String text = in.text();
    if (!ApiKey.isName(text))
      throw in.wrong(ApiKey.NAME_RULE);
    return text;
  }

  static Set<Scope> scopes(JsonInput in) {
    List<String> texts = in.texts();
    var scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : Scope.values())
      if (texts.contains(scope.text()))
        scopes.add(scope);
    if (scopes.size() != texts.size())
      throw in.wrong("must be different ones of " + knownScopes());
    return scopes;
  }

  static NamePattern pattern(JsonInput in) {
    String text = in.text();
    if (!NamePattern.isValid(text))
      throw in.wrong(NamePattern.RULE);
    return new NamePattern(text);
  }

  static Set<WebOrigin> origins(JsonInput in) {
    List<String> texts = in.texts();
    if (!texts.stream().allMatch(WebOrigin::isValid))
      throw in.wrong("each " + WebOrigin.RULE);
    Set<WebOrigin> origins = texts.stream().map(WebOrigin::new).collect(Collectors.toSet());
    if (origins.size() != texts.size() || origins.size() > ApiKey.ORIGINS_MAX)
      throw in.wrong("must be at most " + ApiKey.ORIGINS_MAX + ", none of them twice");
    return origins;
  }

  static String ratePlan(JsonInput in) {
    String text = in.text();
    if (!RatePlan.isName(text) && !text.equals(RatePlan.NONE))
      throw in.wrong(RATE_PLAN_RULE);
    return text;
  }

  static Instant expiry(JsonInput in, Instant now) {
    try {
      Instant instant = Instant.parse(in.text());
      if (instant.isAfter(now) && instant.isBefore(EXPIRY_MAX))
        return instant;
    } catch (DateTimeParseException e) {
      throw in.wrong("must be an instant such as 2030-01-31T12:00:00Z");
    }
    throw in.wrong("must be in the future and before the year 10000");
  }

  static String knownScopes() {
    return Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
  }
}
