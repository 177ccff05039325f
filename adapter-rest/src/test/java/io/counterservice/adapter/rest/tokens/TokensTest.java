package io.counterservice.adapter.rest.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.counterservice.adapter.rest.problem.ProblemException;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.application.testing.Await;
import io.counterservice.application.testing.ManualTime;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class TokensTest {
  private static final String ISSUER = "https://id.example/realms/acme";
  private static final RSAKey FIRST = key("first");
  private static final RSAKey SECOND = key("second");
  private final ManualTime time = new ManualTime(Instant.EPOCH);
  private final Instant soon = Instant.now().plusSeconds(60);
  private JWKSet served = new JWKSet(FIRST.toPublicJWK());
  private boolean isAway;
  private CompletableFuture<Void> delay = CompletableFuture.completedFuture(null);
  private int asked;
  private final Tokens tokens = tokens(new Issuer(ISSUER, null, Set.of("counter", "shop")));

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2_048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private Tokens tokens(Issuer issuer) {
    return new Tokens(new Keys(), issuer, new IssuerKeys(issuer, this::web, time::nanoTime), new TokenSettings("counter_pattern"));
  }

  private Mono<String> web(String address) {
    asked++;
    return Mono.fromFuture(() -> delay, true).then(Mono.fromSupplier(() -> {
      if (isAway)
        throw new IllegalStateException("away");
      return address.endsWith("openid-configuration")
          ? "{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"https://id.example/keys\"}"
          : served.toString();
    }));
  }

  /** Knows no key, and believes all that was vouched for. */
  private static final class Keys implements Authenticate {
    @Override
    public CompletionStage<AccessDecision> authenticate(String presented) {
      return CompletableFuture.completedStage(new AccessDecision.Denied());
    }

    @Override
    public CompletionStage<AccessDecision> vouched(ApiKey token) {
      return CompletableFuture.completedStage(new AccessDecision.Granted(token, null));
    }

    @Override
    public boolean mayGoOn(ApiKey granted, Instant since) {
      return true;
    }
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().issuer(ISSUER).audience("counter").subject("ada").expirationTime(Date.from(soon)).claim("scope",
        "openid counters:read counters:write");
  }

  private static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
    return signed(key, claims, JWSAlgorithm.RS256, JOSEObjectType.JWT);
  }

  private static String signed(RSAKey key, JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JOSEObjectType type) {
    try {
      var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(type).build(), claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private ApiKey granted(String token) {
    return ((AccessDecision.Granted) Await.answer(tokens.decide(token))).key();
  }

  private boolean isAnsweredAtOnce(String token) {
    return tokens.decide(token).toCompletableFuture().isDone();
  }

  private boolean isDenied(String token) {
    return Await.answer(tokens.decide(token)) instanceof AccessDecision.Denied;
  }

  @Test
  void lets_in_with_what_the_claims_say() {
    ApiKey key = granted(signed(FIRST, claims().claim("counter_pattern", "shop.*")));
    assertThat(key.actor().id()).isEqualTo("jwt:ada");
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.COUNTERS_READ, Scope.COUNTERS_WRITE);
    assertThat(key.pattern()).isEqualTo(new NamePattern("shop.*"));
    assertThat(key.isInForce(soon.minusSeconds(1))).isTrue();
    assertThat(key.isInForce(soon)).isFalse();
    assertThat(granted(signed(FIRST, claims())).pattern()).isEqualTo(NamePattern.ALL);
    assertThat(granted(signed(FIRST, claims().claim("scope", null).claim("scp", Set.of("admin", "x")), JWSAlgorithm.PS384,
        new JOSEObjectType("at+jwt"))).scopes()).containsExactly(Scope.ADMIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "line\nbreak", "<script>", "u:",
      "0123456789012345678901234567890123456789012345678901234567890123456789"})
  void lets_nobody_in_whose_name_cannot_stand_in_a_list(String subject) {
    assertThat(isDenied(signed(FIRST, claims().subject(subject)))).isEqualTo(!subject.equals("u:"));
  }

  @Test
  void lets_in_nobody_else() {
    assertThat(isDenied(signed(FIRST, claims().issuer("https://evil.example")))).as("issuer").isTrue();
    assertThat(isDenied(signed(FIRST, claims().audience("another")))).as("audience").isTrue();
    assertThat(isDenied(signed(FIRST, claims().audience((String) null)))).as("no audience").isTrue();
    assertThat(isDenied(signed(FIRST, claims().subject(null)))).as("subject").isTrue();
    assertThat(isDenied(signed(FIRST, claims().expirationTime(null)))).as("for ever").isTrue();
    assertThat(isDenied(signed(FIRST, claims().expirationTime(Date.from(soon.minusSeconds(3_600)))))).as("expired").isTrue();
    assertThat(isDenied(signed(FIRST, claims().notBeforeTime(Date.from(soon.plusSeconds(3_600)))))).as("not yet").isTrue();
    assertThat(isDenied(signed(FIRST, claims().claim("counter_pattern", "*x")))).as("no pattern").isTrue();
    assertThat(isDenied(signed(FIRST, claims().claim("scope", "admin").claim("counter_pattern", "x*")))).as("too narrow").isTrue();
    assertThat(isDenied(signed(FIRST, claims(), JWSAlgorithm.RS256, new JOSEObjectType("logout+jwt")))).as("another type").isTrue();
  }

  @Test
  void lets_in_nobody_who_signed_it_otherwise() throws JOSEException {
    String good = signed(FIRST, claims());
    String body = good.substring(0, good.lastIndexOf('.') + 1);
    assertThat(isDenied(body)).as("without a signature").isTrue();
    assertThat(isDenied(body + signed(FIRST, claims().subject("eve")).substring(body.length()))).as("another's signature").isTrue();
    assertThat(isDenied(new PlainJWT(claims().build()).serialize())).as("none").isTrue();
    RSAKey forged = new RSAKeyGenerator(2_048).keyID("first").generate();
    assertThat(isDenied(signed(forged, claims()))).as("another key of the same name").isTrue();
    var shared = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
    shared.sign(new MACSigner(FIRST.toRSAPublicKey().getEncoded()));
    assertThat(isDenied(shared.serialize())).as("signed with the public key").isTrue();
    for (String odd : new String[] {"a.b", "a.b.c", "...", "eyJhbGciOiJSUzI1NiJ9.e30.", "a".repeat(5_000) + "."})
      assertThat(isDenied(odd)).as(odd).isTrue();
  }

  @Test
  void a_new_key_is_found_and_a_withdrawn_one_is_forgotten() {
    String old = signed(FIRST, claims());
    assertThat(isDenied(old)).isFalse();
    served = new JWKSet(SECOND.toPublicJWK());
    time.advance(Duration.ofSeconds(6));
    assertThat(isDenied(signed(SECOND, claims()))).isFalse();
    assertThat(isDenied(old)).as("withdrawn").isTrue();
  }

  @Test
  void a_withdrawn_key_is_forgotten_even_if_nobody_uses_another() {
    String old = signed(FIRST, claims());
    assertThat(isDenied(old)).isFalse();
    served = new JWKSet(SECOND.toPublicJWK());
    time.advance(Duration.ofMinutes(6));
    assertThat(isDenied(old)).isTrue();
  }

  @Test
  void the_issuer_is_not_asked_for_every_key_that_somebody_makes_up() {
    assertThat(isDenied(signed(FIRST, claims()))).isFalse();
    int before = asked;
    String unknown = signed(SECOND, claims());
    for (int attempt = 0; attempt < 100; attempt++)
      assertThat(isDenied(unknown)).isTrue();
    assertThat(asked).isEqualTo(before);
    time.advance(Duration.ofSeconds(6));
    for (int attempt = 0; attempt < 100; attempt++)
      assertThat(isDenied(unknown)).isTrue();
    assertThat(asked).isEqualTo(before + 2);
  }

  @Test
  void while_the_issuer_is_away_nobody_is_called_wrong_for_it() {
    isAway = true;
    String good = signed(FIRST, claims());
    assertUnavailable(good);
    assertUnavailable(good);
    assertThat(asked).as("asked once").isEqualTo(1);
    isAway = false;
    time.advance(Duration.ofSeconds(6));
    assertThat(isDenied(good)).isFalse();
    isAway = true;
    time.advance(Duration.ofMinutes(59));
    assertThat(isDenied(good)).as("known").isFalse();
    assertUnavailable(signed(SECOND, claims()));
    time.advance(Duration.ofMinutes(2));
    assertUnavailable(good);
  }

  @Test
  void whoever_has_a_good_key_waits_for_no_issuer_that_says_nothing() {
    String good = signed(FIRST, claims());
    assertThat(isDenied(good)).isFalse();
    delay = new CompletableFuture<>();
    time.advance(Duration.ofMinutes(5));
    assertThat(isAnsweredAtOnce(good)).as("five minutes old").isTrue();
    int before = asked;
    assertThat(isAnsweredAtOnce(good)).isTrue();
    assertThat(asked).as("once for all").isEqualTo(before);
    assertThat(isAnsweredAtOnce(signed(SECOND, claims()))).as("another key").isFalse();
    delay.completeExceptionally(new IllegalStateException("away"));
    delay = new CompletableFuture<>();
    for (int minute = 6; minute < 60; minute++) {
      time.advance(Duration.ofMinutes(1));
      assertThat(isAnsweredAtOnce(good)).as("minute " + minute).isTrue();
      delay.completeExceptionally(new IllegalStateException("away"));
      delay = new CompletableFuture<>();
    }
    time.advance(Duration.ofMinutes(2));
    assertThat(isAnsweredAtOnce(good)).as("after an hour").isFalse();
  }

  /** A token of a key that was good ten minutes ago; the issuer is back, and takes its time. */
  private String withdrawnWhileTheIssuerWasAway() {
    String old = signed(FIRST, claims());
    assertThat(isDenied(old)).isFalse();
    isAway = true;
    time.advance(Duration.ofMinutes(10));
    assertThat(isDenied(old)).isFalse();
    isAway = false;
    served = new JWKSet(SECOND.toPublicJWK());
    delay = new CompletableFuture<>();
    return old;
  }

  @Test
  void a_withdrawn_key_is_forgotten_when_the_issuer_is_back() {
    String old = withdrawnWhileTheIssuerWasAway();
    time.advance(Duration.ofMinutes(4));
    assertThat(isAnsweredAtOnce(old)).isTrue();
    delay.complete(null);
    assertThat(isDenied(old)).isTrue();
  }

  @Test
  void a_key_that_nobody_looked_at_for_long_is_asked_for_before_it_is_good() {
    String old = withdrawnWhileTheIssuerWasAway();
    time.advance(Duration.ofMinutes(6));
    assertThat(isAnsweredAtOnce(old)).isFalse();
    delay.complete(null);
    assertThat(isDenied(old)).isTrue();
  }

  @Test
  void an_issuer_that_calls_itself_otherwise_is_not_believed() {
    Tokens others = tokens(new Issuer("https://other.example", null, Set.of()));
    assertThat(Await.failure(others.decide(signed(FIRST, claims())))).isInstanceOf(ProblemException.class);
    Tokens anyIssuer = tokens(new Issuer(null, "https://id.example/keys", Set.of()));
    assertThat(Await.answer(anyIssuer.decide(signed(FIRST, claims().issuer("x").audience("y")))))
        .isInstanceOf(AccessDecision.Granted.class);
  }

  @Test
  void keys_are_none() {
    for (Map.Entry<String, Boolean> text : Map.of("ck_id_secret", false, "ck_a.b.c", false, "a.b.c", true, "abc", false, "", false)
        .entrySet())
      assertThat(Tokens.isOne(text.getKey())).as(text.getKey()).isEqualTo(text.getValue());
  }

  private void assertUnavailable(String token) {
    assertThat(Await.failure(tokens.decide(token))).isInstanceOfSatisfying(ProblemException.class,
        problem -> assertThat(problem.problem().type()).isEqualTo(ProblemType.UNAVAILABLE));
  }
}
