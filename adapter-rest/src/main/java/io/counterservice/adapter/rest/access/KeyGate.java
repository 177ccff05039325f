package io.counterservice.adapter.rest.access;

import io.counterservice.adapter.rest.limit.Allowance;
import io.counterservice.adapter.rest.limit.FailureLimiter;
import io.counterservice.adapter.rest.limit.RateLimiter;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import io.counterservice.adapter.rest.tokens.Tokens;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.domain.access.AccessDecision;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.CounterName;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Lets requests in by their key, or a token in its place, and knows the limits of both. The one place of this adapter that answers 401 and 403. */
public final class KeyGate {
  private final Authenticate keys;
  private final FailureLimiter failures;
  private final RateLimiter limiter;
  private final @Nullable Tokens tokens;

  /** @param tokens null where no issuer is trusted */
  public KeyGate(Authenticate keys, FailureLimiter failures, RateLimiter limiter, @Nullable Tokens tokens) {
    this.keys = keys;
    this.failures = failures;
    this.limiter = limiter;
    this.tokens = tokens;
  }

  /** Asks even where no key is presented: while keys cannot be checked the answer is 503, not 401. */
  public CompletionStage<AccessDecision> decide(ServerHttpRequest request) {
    String presented = PresentedKey.of(request.getHeaders());
    return tokens != null && Tokens.isOne(presented) ? tokens.decide(presented) : keys.authenticate(presented);
  }

  /** A decision that grants; else throws the problem. */
  public AccessDecision.Granted admit(AccessDecision decision, ServerHttpRequest request) {
    return switch (decision) {
      case AccessDecision.Granted granted -> granted;
      case AccessDecision.Denied _ -> throw denied(request).asException();
    };
  }

  /** A decision on a ticket that grants; else throws the problem. */
  public AccessDecision.Granted admitTicket(AccessDecision decision, ServerHttpRequest request) {
    return switch (decision) {
      case AccessDecision.Granted granted -> granted;
      case AccessDecision.Denied _ -> throw failed(request, "The ticket was used or has expired, or its key is not in force").asException();
    };
  }

  /** Whether the request has a header that keys are presented in, whatever is in it. */
  public static boolean presentsKey(ServerHttpRequest request) {
    return PresentedKey.isIn(request.getHeaders());
  }

  /** What a key that was let in may still do by its rate plan, or null where none limits it. */
  public @Nullable Allowance allowanceOf(AccessDecision.Granted granted) {
    return limiter.allowanceOf(granted.key().id(), granted.plan());
  }

  /** Refuses a key without the scope. */
  public static void requireScope(ApiKey key, Scope scope) {
    if (!key.allows(scope))
      throw Problem.of(ProblemType.FORBIDDEN, "The key lacks the scope " + scope.text()).with("field", "scope").with("rule",
          "must include " + scope.text()).asException();
  }

  /** Refuses a name outside the key's pattern. */
  public static void requireName(ApiKey key, CounterName name) {
    if (!key.pattern().matches(name))
      throw forbiddenName(key).asException();
  }

  /** Refuses the beginning of names where the key's pattern leaves out some that begin so. */
  public static void requirePrefix(ApiKey key, String prefix) {
    if (!key.pattern().covers(prefix))
      throw forbiddenName(key).asException();
  }

  public static Problem forbiddenName(ApiKey key) {
    return Problem.of(ProblemType.FORBIDDEN, "The key may touch only counters named " + key.pattern().text()).with("field", "name").with(
        "rule",
        "must match " + key.pattern().text());
  }

  private Problem denied(ServerHttpRequest request) {
    boolean presented = !PresentedKey.of(request.getHeaders()).equals(PresentedKey.NONE);
    return presented
        ? failed(request, "The key is not in force")
        : unauthenticated("No key, or more than one: send Authorization: Bearer or X-API-Key");
  }

  /** Counts a failure of the address. */
  private Problem failed(ServerHttpRequest request, String detail) {
    long wait = failures.secondsToWaitAfterFailure(request.getRemoteAddress());
    if (wait > 0)
      return Problem.of(ProblemType.TOO_MANY_FAILURES, "This address presented too many keys or tickets that are not in force").withHeader(
          "Retry-After", Long.toString(wait));
    return unauthenticated(detail);
  }

  private static Problem unauthenticated(String detail) {
    return Problem.of(ProblemType.UNAUTHENTICATED, detail).withHeader("WWW-Authenticate", "Bearer realm=\"counter\"");
  }
}
