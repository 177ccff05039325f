package io.counterservice.adapter.admin.keys;

import io.counterservice.adapter.admin.page.Facts;
import io.counterservice.adapter.admin.page.Form;
import io.counterservice.application.port.in.ManageApiKeys.NewKey;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.KeyPatch;
import io.counterservice.domain.access.KeyPatch.Assigned;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.RatePlan;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What somebody wants a key to be.
 *
 * @param plan the name of a rate plan, or null for the default
 * @param expiresAt the end of a day of UTC, or null
 */
record KeyForm(String name, Set<Scope> scopes, NamePattern pattern, Set<WebOrigin> origins, @Nullable String plan,
    @Nullable Instant expiresAt) {
  static final List<String> SCOPES = Arrays.stream(Scope.values()).map(Scope::text).toList();
  private static final SecureRandom RANDOM = new SecureRandom();
  static final String PLAN_RULE = "must be the name of a rate plan";
  private static final String DAY_RULE = "must be a day to come, up to the year 9999, or empty for a key that does not expire";
  private static final int LAST_YEAR = 9999;

  /** @param managing whether it is to define counters too */
  static Form blank(boolean managing) {
    List<Scope> scopes = managing
        ? List.of(Scope.COUNTERS_READ, Scope.COUNTERS_WRITE, Scope.COUNTERS_MANAGE, Scope.LIVE_READ)
        : List.of(Scope.COUNTERS_READ, Scope.COUNTERS_WRITE);
    return new Form(typed(Map.of("id", List.of(newId()), "pattern", List.of("*"), "scope", scopes.stream().map(Scope::text).toList())));
  }

  static Form of(ApiKey key) {
    return new Form(typed(Map.of("name", List.of(key.name()), "scope", key.scopes().stream().map(Scope::text).toList(), "pattern",
        List.of(key.pattern().text()), "origins",
        List.of(key.origins().stream().map(WebOrigin::text).sorted().collect(Collectors.joining("\n"))),
        "plan", List.of(key.ratePlan() == null ? "" : key.ratePlan()), "until", List.of(lastDay(key)), Facts.FIELD,
        List.of(Facts.text(key.facts())))));
  }

  /**
   * The key that is wanted, or null where something in the form is wrong.
   *
   * @param former the key that is edited; null for a new one
   */
  static @Nullable KeyForm read(Form form, @Nullable ApiKey former, Instant now) {
    String name = form.text("name", ApiKey::isName, ApiKey.NAME_RULE);
    String pattern = form.text("pattern", NamePattern::isValid, NamePattern.RULE);
    Set<Scope> scopes = Arrays.stream(Scope.values()).filter(scope -> form.all("scope").contains(scope.text())).collect(Collectors.toSet());
    if (scopes.isEmpty())
      form.refuse("scope", "must be one at least");
    Set<WebOrigin> origins = origins(form);
    Instant expiresAt = expiry(form, former, now);
    String plan = form.text("plan", KeyForm::isPlan, PLAN_RULE);
    if (form.isWrong())
      return null;
    var allowed = new NamePattern(pattern);
    if (!ApiKey.isPatternFor(scopes, allowed)) {
      form.refuse("pattern", ApiKey.PATTERN_RULE);
      return null;
    }
    return new KeyForm(name, scopes, allowed, origins, plan.isEmpty() ? null : plan, expiresAt);
  }

  /** Sent twice, a form has one id twice; one that carries none makes a key with each time. */
  NewKey create(Form form) {
    String id = form.text("id");
    return new NewKey(ApiKey.isId(id) ? id : null, name, scopes, pattern, origins, plan, expiresAt);
  }

  /** A key goes on ending within its last day as long as nobody chooses another day. */
  KeyPatch edit(ApiKey key, Form form) {
    boolean isSameDay = form.text("until").equals(lastDay(key));
    return new KeyPatch(name, scopes, pattern, origins, new Assigned<>(plan), isSameDay ? null : new Assigned<>(expiresAt));
  }

  private static Set<WebOrigin> origins(Form form) {
    List<String> typed = form.raw("origins").lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    if (typed.size() > ApiKey.ORIGINS_MAX)
      form.refuse("origins", "must be at most " + ApiKey.ORIGINS_MAX);
    typed.stream().filter(line -> !WebOrigin.isValid(line)).findFirst()
        .ifPresent(_ -> form.refuse("origins", "must each be a scheme and a host, such as https://shop.example, or *"));
    return form.isWrong() ? Set.of() : typed.stream().map(WebOrigin::new).collect(Collectors.toSet());
  }

  private static boolean isPlan(String name) {
    return name.isEmpty() || name.equals(RatePlan.NONE) || RatePlan.isName(name);
  }

  /** A day that has gone is refused, unless it is the one that the key has. */
  private static @Nullable Instant expiry(Form form, @Nullable ApiKey former, Instant now) {
    String typed = form.text("until");
    if (typed.isEmpty())
      return null;
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.getYear() <= LAST_YEAR) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (end.isAfter(now) || (former != null && typed.equals(lastDay(former))))
          return end;
      }
    } catch (DateTimeParseException _) {
      // refused below, as a day that has gone
    }
    form.refuse("until", DAY_RULE);
    return null;
  }

  private static String lastDay(ApiKey key) {
    Instant end = key.expiresAt();
    return end == null ? "" : LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC).toString();
  }

  private static String newId() {
    return RANDOM.ints(12, 0, 36).mapToObj(digit -> Integer.toString(digit, 36)).collect(Collectors.joining());
  }

  private static MultiValueMap<String, String> typed(Map<String, List<String>> fields) {
    return new LinkedMultiValueMap<>(fields);
  }
}
