package io.counterservice.adapter.rest.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.Actor;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a token allow, in the form of a key that nobody has. */
record TokenClaims(String patternClaim) {

  /** Null where the claims break a rule: a subject that can be no actor, a pattern that is none, or one that a scope leaves no room for. */
  @Nullable
  ApiKey read(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    Date until = claims.getExpirationTime();
    Object pattern = claims.getClaim(patternClaim);
    String text = pattern == null ? NamePattern.ALL.text() : pattern.toString();
    if (subject == null || until == null || !Actor.isSubject(subject) || !NamePattern.isValid(text))
      return null;
    Set<Scope> scopes = scopes(claims);
    NamePattern names = new NamePattern(text);
    return ApiKey.isPatternFor(scopes, names) ? ApiKey.vouched(subject, scopes, names, until.toInstant()) : null;
  }

  /** Of {@code scope}, words in one text, and {@code scp}, which some issuers say instead, as a list or in one text. */
  private static Set<Scope> scopes(JWTClaimsSet claims) {
    Set<String> words = Stream.of("scope", "scp").flatMap(name -> words(claims.getClaim(name))).collect(Collectors.toSet());
    return Stream.of(Scope.values()).filter(scope -> words.contains(scope.text())).collect(Collectors.toSet());
  }

  private static Stream<String> words(@Nullable Object claim) {
    if (claim instanceof Collection<?> several)
      return several.stream().map(String::valueOf);
    return claim instanceof String text ? List.of(text.split(" ")).stream() : Stream.empty();
  }
}
