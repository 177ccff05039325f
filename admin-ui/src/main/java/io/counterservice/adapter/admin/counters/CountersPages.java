package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.SurveyCounters;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The list of counters, a page at a time; and how many there are, as far as a survey is at hand. */
@Controller
public final class CountersPages {
  /** A page does not wait for what it can do without. */
  private static final Duration AT_HAND = Duration.ofMillis(20);
  private static final int AT_ONCE = 50;
  private final ReadCounters counters;
  private final SurveyCounters surveys;
  private final Charts charts;

  public CountersPages(ReadCounters counters, SurveyCounters surveys, Charts charts) {
    this.counters = counters;
    this.surveys = surveys;
    this.charts = charts;
  }

  @GetMapping("/console/counters")
  Mono<Rendering> list(@RequestParam MultiValueMap<String, String> query) {
    CountersFilter filter = CountersFilter.of(query);
    String wrong = filter.wrong();
    if (wrong != null)
      return Mono.just(page(filter, Page.EMPTY, Map.of(), null).modelAttribute("wrong", wrong).build());
    if (filter.isSurveyed())
      return Stages.mono(surveys.latest()).flatMap(survey -> surveyed(filter, survey).flatMap(page -> shown(filter, page, survey)));
    Mono<Optional<Survey>> survey = Stages.mono(surveys.latest()).map(Optional::of).timeout(AT_HAND).onErrorReturn(Optional.empty());
    return Mono.zip(Stages.mono(counters.list(filter.query())).map(found -> Page.of(found, filter)), survey)
        .flatMap(both -> shown(filter, both.getT1(), both.getT2().orElse(null)));
  }

  /** In the order of the survey, with values of now. Who has gone meanwhile, or carries another label, is left out. */
  private Mono<Page> surveyed(CountersFilter filter, Survey survey) {
    Stream<CounterName> names = filter.show().equals(CountersFilter.NEAR)
        ? survey.nearest().stream().map(Survey.Near::name)
        : survey.idlest().stream().map(Survey.Idle::name);
    List<CounterName> matching = names.filter(name -> name.value().startsWith(filter.prefix())).toList();
    return Flux.fromIterable(matching).flatMapSequential(name -> Stages.mono(counters.find(name)), AT_ONCE).filter(Optional::isPresent)
        .map(Optional::get).filter(counter -> counter.definition().labels().entrySet().containsAll(filter.labels().entrySet()))
        .skip(filter.place().from()).take(filter.size() + 1L).collectList().map(found -> Page.from(found, filter));
  }

  private Mono<Rendering> shown(CountersFilter filter, Page page, @Nullable Survey survey) {
    return charts.lastHours(page.counters().stream().map(Counter::name).toList())
        .map(hours -> page(filter, page, hours, survey).build());
  }

  private static Rendering.Builder<?> page(CountersFilter filter, Page page, Map<String, LastHour> hours, @Nullable Survey survey) {
    Rendering.Builder<?> view = Rendering.view("counters").modelAttribute("filter", filter)
        .modelAttribute("lines", CounterLines.lines(page.counters(), hours))
        .modelAttribute("hasMore", page.hasMore()).modelAttribute("hasLess", page.hasLess());
    return survey == null ? view : view.modelAttribute("survey", survey);
  }

  /** The counters of a page, and whether there are others behind it and before it. */
  private record Page(List<Counter> counters, boolean hasMore, boolean hasLess) {
    private static final Page EMPTY = new Page(List.of(), false, false);

    static Page of(List<Counter> found, CountersFilter filter) {
      boolean isCut = found.size() > filter.size();
      List<Counter> kept = new ArrayList<>(isCut ? found.subList(0, filter.size()) : found);
      return filter.isBefore() ? new Page(kept.reversed(), true, isCut) : new Page(kept, isCut, filter.place().after() != null);
    }

    static Page from(List<Counter> found, CountersFilter filter) {
      boolean isCut = found.size() > filter.size();
      return new Page(isCut ? found.subList(0, filter.size()) : found, isCut, filter.place().from() > 0);
    }
  }
}
