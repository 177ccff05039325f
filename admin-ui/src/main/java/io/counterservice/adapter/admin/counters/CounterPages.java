package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.application.port.in.VerifyLedger;
import io.counterservice.domain.access.User;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.Answer;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Outcome;
import io.counterservice.domain.counter.Update;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A counter: what it is now, what it was, and changing its value. */
@Controller
public final class CounterPages {
  private static final int RECENT = 8;
  private final Lookup lookup;
  private final UpdateCounters updates;
  private final VerifyLedger proofs;
  private final RecentChanges changes;
  private final Charts charts;

  public CounterPages(ReadCounters counters, UpdateCounters updates, Charts charts, RecentChanges changes, VerifyLedger proofs) {
    this.lookup = new Lookup(counters);
    this.updates = updates;
    this.proofs = proofs;
    this.changes = changes;
    this.charts = charts;
  }

  @GetMapping("/console/counters/{name}")
  Mono<Rendering> show(@PathVariable("name") String name, @RequestParam Map<String, String> query, ServerWebExchange exchange) {
    return lookup.find(name).flatMap(counter -> page(counter, query, Zones.of(exchange))).map(Rendering.Builder::build);
  }

  /** What of the page changes with the value and is not live. */
  @GetMapping("/console/counters/{name}/facts")
  Mono<Rendering> facts(@PathVariable("name") String name) {
    return lookup.find(name).flatMap(counter -> charts.lastHour(counter)
        .map(hour -> Rendering.view("parts/facts").modelAttribute("counter", CounterView.of(counter, hour)).build()));
  }

  /** The outcome that a change would have now, for the line below its button. */
  @GetMapping("/console/counters/{name}/preview")
  Mono<Rendering> preview(@PathVariable("name") String name, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    Form form = new Form(exchange.getRequest().getQueryParams());
    return previews(Lookup.name(name), Actor.user(user.name()), form)
        .map(previews -> Rendering.view("parts/previews").modelAttribute("previews", previews).build());
  }

  /** Asks before a value is set or reset or the counter deleted, and says in numbers what would become of it. */
  @GetMapping("/console/counters/{name}/confirm")
  Mono<Rendering> confirm(@PathVariable("name") String name, ServerWebExchange exchange) {
    Form form = new Form(exchange.getRequest().getQueryParams());
    return lookup.find(name).map(counter -> confirmation(counter, form, HttpStatus.OK));
  }

  @PostMapping("/console/counters/{name}/operation")
  Mono<Rendering> operate(@PathVariable("name") String name, @AuthenticationPrincipal User user, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      Update update = OperationForm.update(Lookup.name(name), form, Visitor.caller(user, exchange));
      if (update == null)
        return lookup.find(name).flatMap(counter -> again(counter, form, HttpStatus.UNPROCESSABLE_CONTENT, exchange));
      return Stages.mono(updates.update(update)).flatMap(answer -> answered(update, answer, form, exchange));
    });
  }

  private Mono<Rendering> answered(Update update, Answer answer, Form form, ServerWebExchange exchange) {
    return switch (answer.outcome()) {
      case Outcome.Applied applied -> Onward.to(OperationForm.next(update), OperationForm.done(update, applied), exchange);
      case Outcome.Refused refused -> {
        form.refuse("form", Refusals.words(update.counter(), refused));
        yield lookup.find(update.counter().value()).flatMap(counter -> again(counter, form, HttpStatus.CONFLICT, exchange));
      }
      case Outcome.Withheld _ -> throw new IllegalStateException("a single update is never withheld");
    };
  }

  private Mono<Rendering> again(Counter counter, Form form, HttpStatus status, ServerWebExchange exchange) {
    if (OperationForm.isConfirmed(form))
      return Mono.just(confirmation(counter, form, status));
    return page(counter, Map.of(), Zones.of(exchange))
        .map(page -> page.modelAttribute("form", form.values()).modelAttribute("errors", form.errors()).status(status).build());
  }

  private static Rendering confirmation(Counter counter, Form form, HttpStatus status) {
    return Rendering.view("confirm").modelAttribute("counter", CounterView.of(counter, LastHour.NOTHING))
        .modelAttribute("confirmation", OperationForm.confirmation(counter, form)).modelAttribute("form", form.values())
        .modelAttribute("errors", form.errors()).status(status).build();
  }

  private Mono<Rendering.Builder<?>> page(Counter counter, Map<String, String> query, ZoneId zone) {
    return Mono.zip(charts.lastHour(counter), changes.of(counter, RECENT), charts.of(counter, query, zone), proof(counter, query))
        .map(parts -> Rendering.view("counter")
            .modelAttribute("counter", CounterView.of(counter, parts.getT1())).modelAttribute("changes", parts.getT2())
            .modelAttribute("chart", parts.getT3()).modelAttribute("ledger", parts.getT4()).modelAttribute("once", Once.next())
            .modelAttribute("form", Map.of("by", "1", "mode", "reject"))
            .modelAttribute("errors", Map.of()));
  }

  /** Only where it is asked for: it goes through all changes. */
  private Mono<List<LedgerView>> proof(Counter counter, Map<String, String> query) {
    if (!query.containsKey("verify"))
      return Mono.just(List.of());
    return Stages.mono(proofs.verify(counter.name())).map(proof -> proof.map(LedgerView::of).stream().toList());
  }

  private Mono<Previews> previews(CounterName name, Actor by, Form form) {
    return Mono.zip(preview(name, by, form, "decrement"), preview(name, by, form, "increment"))
        .map(both -> new Previews(both.getT1(), both.getT2()));
  }

  private Mono<String> preview(CounterName name, Actor by, Form form, String operation) {
    Update update = OperationForm.preview(name, form, by, operation);
    if (update == null)
      return Mono.just("");
    return Stages.mono(updates.preview(update)).map(answer -> switch (answer.outcome()) {
      case Outcome.Applied applied -> OperationForm.gives(applied);
      case Outcome.Refused refused -> Refusals.words(name, refused);
      case Outcome.Withheld _ -> "";
    });
  }

  /** What each of two changes would lead to. */
  public record Previews(String decrement, String increment) {}
}
