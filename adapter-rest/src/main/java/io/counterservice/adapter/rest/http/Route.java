package io.counterservice.adapter.rest.http;

import io.counterservice.domain.access.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A method on a path template with at most one variable, written {@code /counters/{name}}; its segment may end in more, as in
 * {@code /badges/{name}.svg}.
 *
 * @param scope what the key must allow, or null where no key is needed
 * @param offers the media types its answers may have
 */
public record Route(String method, String template, @Nullable Scope scope, List<String> offers, Handler handler) {

  /** Answers a call that has been let in. */
  @FunctionalInterface
  public interface Handler {
    Mono<Answer> handle(Call call);
  }

  public static Route of(String method, String template, Scope scope, Handler handler) {
    return new Route(method, template, scope, List.of(MediaTypes.JSON), handler);
  }

  /** A route that needs no key. */
  public static Route open(String method, String template, Handler handler) {
    return new Route(method, template, null, List.of(), handler);
  }

  public Route offering(String... mediaTypes) {
    return new Route(method, template, scope, List.of(mediaTypes), handler);
  }
}
