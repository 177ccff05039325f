package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.domain.access.NamePattern;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The first page: for a newcomer the way to a first number that moves; for everybody else the counters. */
@Controller
public final class OverviewPages {
  private final ReadCounters counters;

  public OverviewPages(ReadCounters counters) {
    this.counters = counters;
  }

  @GetMapping("/console")
  Mono<Rendering> show() {
    var any = new CounterQuery(NamePattern.ALL, "", Map.of(), null, 1);
    return Stages.mono(counters.list(any)).map(found -> found.isEmpty()
        ? Rendering.view("first-steps").build()
        : Rendering.redirectTo("/console/counters").status(HttpStatus.SEE_OTHER).build());
  }
}
