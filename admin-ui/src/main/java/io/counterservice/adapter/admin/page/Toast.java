package io.counterservice.adapter.admin.page;

import java.util.Objects;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** A sentence for the next page that the same person sees: what was done. */
final class Toast {
  private static final String ATTRIBUTE = "toast";

  private Toast() {}

  static Mono<Void> leave(ServerWebExchange exchange, String sentence) {
    return exchange.getSession().doOnNext(session -> session.getAttributes().put(ATTRIBUTE, sentence)).then();
  }

  /** The sentence, this once; empty where there is none. */
  static String take(WebSession session) {
    return session.getAttributes().containsKey(ATTRIBUTE) ? Objects.toString(session.getAttributes().remove(ATTRIBUTE)) : "";
  }
}
