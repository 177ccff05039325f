package io.counterservice.adapter.rest.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the claims of tokens mean here.
 *
 * @param patternClaim the claim that holds the name pattern; without it a token may touch every counter
 */
@ConfigurationProperties("counter.tokens")
public record TokenSettings(@DefaultValue("counter_pattern") String patternClaim) {
  public TokenSettings {
    if (patternClaim.isBlank())
      throw new IllegalArgumentException("counter.tokens.pattern-claim must not be blank");
  }
}
