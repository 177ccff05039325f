package io.counterservice.adapter.admin.keys;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.application.port.in.ManageApiKeys.NewKey;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of a new key. */
final class KeyForm {
  static final List<String> SCOPES = Arrays.stream(Scope.values()).map(Scope::text).toList();
  private static final long DAYS_MAX = 3_650;

  private KeyForm() {}

  /** The key that is wanted, or null where something in the form is wrong. */
  static @Nullable NewKey read(Form form, Instant now) {
    String name = form.text("name", ApiKey::isName, ApiKey.NAME_RULE);
    String pattern = form.text("pattern", NamePattern::isValid, NamePattern.RULE);
    Set<Scope> scopes = Arrays.stream(Scope.values()).filter(scope -> form.all("scope").contains(scope.text())).collect(Collectors.toSet());
    if (scopes.isEmpty())
      form.refuse("scope", "must be one at least");
    Instant expiresAt = expiry(form, now);
    if (form.isWrong())
      return null;
    var allowed = new NamePattern(pattern);
    if (!ApiKey.isPatternFor(scopes, allowed)) {
      form.refuse("pattern", ApiKey.PATTERN_RULE);
      return null;
    }
    String plan = form.text("plan");
    return new NewKey(name, scopes, allowed, Set.of(), plan.isEmpty() ? null : plan, expiresAt);
  }

  private static @Nullable Instant expiry(Form form, Instant now) {
    Long days = form.number("days");
    if (days == null)
      return null;
    if (days < 1 || days > DAYS_MAX)
      form.refuse("days", "must be 1 to 3,650, or empty for a key that does not expire");
    return now.plus(Duration.ofDays(Math.clamp(days, 1, DAYS_MAX)));
  }
}
