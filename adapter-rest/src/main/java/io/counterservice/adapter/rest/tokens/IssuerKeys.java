package io.counterservice.adapter.rest.tokens;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The keys of an issuer, in memory. They are asked for anew when a token names one that is not known, and every four minutes, for one may have been
 * withdrawn; but never more often than every five seconds, whatever tokens are sent, and once for all who wait. Known ones are good for five minutes,
 * and for an hour while the issuer is away; nobody whose key is good waits for an issuer, and nobody at all for one that was away just now.
 */
final class IssuerKeys {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final long ASKED_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long YOUNG_NANOS = Duration.ofMinutes(4).toNanos();
  private static final long FRESH_NANOS = Duration.ofMinutes(5).toNanos();
  private static final long TRUSTED_NANOS = Duration.ofHours(1).toNanos();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(3);
  private static final String METADATA = "/.well-known/openid-configuration";
  private final Issuer issuer;
  private final Function<String, Mono<String>> web;
  private final LongSupplier nanoTime;
  private @Nullable Known known;
  private @Nullable CompletableFuture<JWKSet> asked;
  private long askedAt;
  /** When the issuer was last found to be away; null where it never was. */
  private @Nullable Long awayAt;

  /** @param web what is at an address */
  IssuerKeys(Issuer issuer, Function<String, Mono<String>> web, LongSupplier nanoTime) {
    this.issuer = issuer;
    this.web = web;
    this.nanoTime = nanoTime;
  }

  /** Keys, and when they were read. */
  private record Known(JWKSet keys, long at) {
    boolean isWithin(long age, long now) {
      return now - at <= age;
    }

    boolean has(@Nullable String id) {
      return id == null || keys.getKeyByKeyId(id) != null;
    }
  }

  /** All keys as of late, those that have the id among them if there are any. Fails with the problem while that cannot be said. */
  synchronized CompletionStage<JWKSet> having(@Nullable String id) {
    long now = nanoTime.getAsLong();
    Known last = known != null && known.has(id) ? known : null;
    if (last != null && last.isWithin(YOUNG_NANOS, now))
      return CompletableFuture.completedStage(last.keys());
    CompletableFuture<JWKSet> answer = asked(now);
    if (last == null || !last.isWithin(TRUSTED_NANOS, now))
      return answer;
    boolean isGood = last.isWithin(FRESH_NANOS, now) || (awayAt != null && now - awayAt <= FRESH_NANOS);
    return isGood && !answer.isDone() ? CompletableFuture.completedStage(last.keys()) : answer.exceptionally(_ -> last.keys());
  }

  private CompletableFuture<JWKSet> asked(long now) {
    CompletableFuture<JWKSet> answer = asked;
    if (answer == null || (answer.isDone() && now - askedAt > ASKED_AGAIN_NANOS)) {
      askedAt = now;
      answer = ask();
      asked = answer;
    }
    return answer;
  }

  private CompletableFuture<JWKSet> ask() {
    var answer = new CompletableFuture<JWKSet>();
    var _ = keysUri().flatMap(web).switchIfEmpty(Mono.error(() -> new IllegalStateException("nothing was answered"))).map(IssuerKeys::keys)
        .timeout(ANSWER_MAX).doOnNext(this::learn).subscribe(answer::complete, failure -> {
          isAway();
          LOG.warn("The keys of the issuer of tokens cannot be read: {}", failure.toString());
          answer.completeExceptionally(
              Problem.of(ProblemType.UNAVAILABLE, "The issuer of the token cannot be asked for its keys").withHeader("Retry-After", "5")
                  .asException());
        });
    return answer;
  }

  private synchronized void isAway() {
    awayAt = nanoTime.getAsLong();
  }

  private synchronized void learn(JWKSet keys) {
    known = new Known(keys, nanoTime.getAsLong());
  }

  private Mono<String> keysUri() {
    String uri = issuer.uri();
    if (issuer.keysUri() != null || uri == null)
      return Mono.justOrEmpty(issuer.keysUri());
    String base = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return web.apply(base + METADATA).map(text -> keysUri(uri, text));
  }

  private static String keysUri(String uri, String text) {
    try {
      Map<String, Object> metadata = JSONObjectUtils.parse(text);
      if (!uri.equals(metadata.get("issuer")))
        throw new IllegalStateException("the issuer " + uri + " calls itself " + metadata.get("issuer"));
      return Objects.requireNonNull(JSONObjectUtils.getString(metadata, "jwks_uri"), "the issuer says no jwks_uri");
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWKSet keys(String text) {
    try {
      return JWKSet.parse(text);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
