package io.counterservice.adapter.rest.http;

import io.counterservice.domain.access.Scope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A method on a path template with at most one variable, written {@code /counters/{name}}.
 *
 * @param scope what the key must allow, or null where no key is needed
 */
public record Route(String method, String template, @Nullable Scope scope, Handler handler) {

  /** Answers a call that has been let in. */
  @FunctionalInterface
  public interface Handler {
    Mono<Answer> handle(Call call);
  }

  public static Route open(String method, String template, Handler handler) {
    return new Route(method, template, null, handler);
  }
}
