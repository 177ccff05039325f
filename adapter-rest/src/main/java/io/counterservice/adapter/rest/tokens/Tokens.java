package io.counterservice.adapter.rest.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import java.net.URI;
import java.text.ParseException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/** Decides on tokens of the issuer that the settings trust: signed with a key of its pair, by it, for this service, and not out of date. */
public final class Tokens {
  private static final String KEY = "ck_";
  /** None with a shared secret: whoever knows a public key could sign with it. */
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.copyOf(JWSAlgorithm.Family.SIGNATURE);
  private final Authenticate keys;
  private final Issuer issuer;
  private final IssuerKeys issuerKeys;
  private final TokenClaims claims;

  Tokens(Authenticate keys, Issuer issuer, IssuerKeys issuerKeys, TokenSettings settings) {
    this.keys = keys;
    this.issuer = issuer;
    this.issuerKeys = issuerKeys;
    this.claims = new TokenClaims(settings.patternClaim());
  }

  /** Null where no issuer is configured. Nobody is asked for anything before there is a token. */
  public static @Nullable Tokens of(Environment environment, TokenSettings settings, Authenticate keys) {
    Issuer issuer = Issuer.of(environment);
    if (issuer == null)
      return null;
    WebClient web = WebClient.create();
    return new Tokens(keys, issuer,
        new IssuerKeys(issuer, address -> web.get().uri(URI.create(address)).retrieve().bodyToMono(String.class), System::nanoTime),
        settings);
  }

  /** Whether what was presented is to be taken for a token, not for a key. */
  public static boolean isOne(String presented) {
    return !presented.startsWith(KEY) && presented.indexOf('.') > 0;
  }

  /** Fails where it cannot be said, as for keys. */
  public CompletionStage<AccessDecision> decide(String presented) {
    SignedJWT token = parse(presented);
    return token == null
        ? denied()
        : issuerKeys.having(token.getHeader().getKeyID()).thenCompose(known -> {
          ApiKey granted = granted(token, known);
          return granted == null ? denied() : keys.vouched(granted);
        });
  }

  private static @Nullable SignedJWT parse(String presented) {
    try {
      SignedJWT token = SignedJWT.parse(presented);
      return ALGORITHMS.contains(token.getHeader().getAlgorithm()) ? token : null;
    } catch (ParseException | IllegalArgumentException _) {
      return null;
    }
  }

  private @Nullable ApiKey granted(SignedJWT token, JWKSet known) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(known)));
    var expected = new JWTClaimsSet.Builder();
    if (issuer.uri() != null)
      expected.issuer(issuer.uri());
    processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(issuer.audiences().isEmpty() ? null : issuer.audiences(),
        expected.build(), Set.of("sub", "exp"), Set.of()));
    try {
      return claims.read(processor.process(token, null));
    } catch (BadJOSEException | JOSEException _) {
      return null;
    }
  }

  /** As a key that is not known, so that nobody is told more while the database is away. */
  private CompletionStage<AccessDecision> denied() {
    return keys.authenticate("");
  }
}
