package io.counterservice.adapter.rest.tokens;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Whose tokens are trusted, by the settings of Spring for resource servers.
 *
 * @param uri what tokens have to say in {@code iss}; null where any issuer with these keys will do
 * @param keysUri where its keys are; null where the issuer has to be asked for that
 * @param audiences one of which tokens have to say in {@code aud}; none where that does not matter
 */
record Issuer(@Nullable String uri, @Nullable String keysUri, Set<String> audiences) {
  private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
  private static final String SECTION = "spring.security.oauth2.resourceserver.jwt.";

  /** Null where none is configured. */
  static @Nullable Issuer of(Environment environment) {
    String uri = environment.getProperty(SECTION + "issuer-uri");
    String keysUri = environment.getProperty(SECTION + "jwk-set-uri");
    if ((uri == null || uri.isBlank()) && (keysUri == null || keysUri.isBlank()))
      return null;
    String[] audiences = Binder.get(environment).bind(SECTION + "audiences", String[].class).orElseGet(() -> new String[0]);
    if (audiences.length == 0)
      LOG.warn("Tokens open this service whichever service the issuer made them for: set {}audiences", SECTION);
    return new Issuer(uri, keysUri, Set.copyOf(List.of(audiences)));
  }
}
