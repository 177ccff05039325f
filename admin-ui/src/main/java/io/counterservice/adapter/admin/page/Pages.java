package io.counterservice.adapter.admin.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers with a page where no handler was reached. */
public final class Pages {
  private final ViewResolver views;
  private final Frames frames;

  public Pages(ViewResolver views, Frames frames) {
    this.views = views;
    this.frames = frames;
  }

  public Mono<Void> write(ServerWebExchange exchange, Fault fault) {
    return write(exchange, fault.status(), Fault.VIEW, fault.words());
  }

  public Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String view, Map<String, ?> model) {
    return frames.frame(exchange).flatMap(frame -> views.resolveViewName(view, Locale.ROOT).flatMap(page -> {
      Map<String, Object> all = new HashMap<>(model);
      all.put("frame", frame);
      exchange.getResponse().setStatusCode(status);
      return page.render(all, MediaType.TEXT_HTML, exchange);
    }));
  }
}
