package io.counterservice.bootstrap.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells of a setting that breaks a rule in the words of that rule, which begin with the setting's name. Comes before the
 * analyzers of Spring Boot: they would show the value, and that may be a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {
  private static final String PREFIX = "counter.";

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
    String rule = cause.getMessage();
    if (rule == null || !rule.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
      return null;
    return new FailureAnalysis(rule, "Correct it. All settings stand in docs/operating/configuration.md.", cause);
  }
}
