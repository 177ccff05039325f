package io.counterservice.adapter.admin.overview;

import io.counterservice.adapter.admin.counters.CounterLine;
import io.counterservice.adapter.admin.counters.CounterLines;
import io.counterservice.adapter.admin.page.Numbers;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.in.ReadCluster;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.application.port.in.SurveyCounters;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.survey.Survey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The first page: for a newcomer the way to a first number that moves; for everybody else what goes on. */
@Controller
public final class OverviewPages {
  private static final CounterQuery ANY = new CounterQuery(NamePattern.ALL, "", Map.of(), null, 1);
  private static final int NEAREST = 10;
  /** The page does not wait longer for a look at all counters; then it asks for that part alone. */
  private static final Duration SURVEY_MAX = Duration.ofMillis(250);
  private static final Duration PART_MAX = Duration.ofSeconds(6);
  private final ReadCounters counters;
  private final ReadCluster cluster;
  private final SurveyCounters surveys;
  private final CounterLines lines;

  public OverviewPages(ReadCounters counters, ReadHistory history, ReadCluster cluster, SurveyCounters surveys, InstantSource clock) {
    this.counters = counters;
    this.cluster = cluster;
    this.surveys = surveys;
    this.lines = new CounterLines(counters, history, clock);
  }

  @GetMapping("/console")
  Mono<Rendering> show() {
    return Stages.mono(counters.list(ANY))
        .flatMap(found -> found.isEmpty() ? Mono.just(Rendering.view("first-steps").build()) : overview());
  }

  /** What changes all the time. */
  @GetMapping("/console/figures")
  Mono<Rendering> figures() {
    return Stages.mono(cluster.now()).map(now -> Rendering.view("parts/figures").modelAttribute("figures", Figures.of(now)).build());
  }

  /** What is found by a look at all counters. */
  @GetMapping("/console/standouts")
  Mono<Rendering> standouts() {
    return standouts(PART_MAX).map(found -> Rendering.view("parts/standouts").modelAttribute("standouts", found).build());
  }

  private Mono<Rendering> overview() {
    return Mono.zip(Stages.mono(cluster.now()), standouts(SURVEY_MAX)).map(parts -> Rendering.view("overview")
        .modelAttribute("figures", Figures.of(parts.getT1())).modelAttribute("standouts", parts.getT2()).build());
  }

  private Mono<Standouts> standouts(Duration max) {
    return Stages.mono(surveys.latest()).timeout(max).flatMap(this::standouts)
        .onErrorReturn(failure -> failure instanceof UnavailableException || failure instanceof TimeoutException, Standouts.PENDING);
  }

  /** As they are now: who is far from a bound again is left out. */
  private Mono<Standouts> standouts(Survey survey) {
    List<CounterName> nearest = survey.nearest().stream().limit(NEAREST).map(Survey.Near::name).toList();
    List<CounterName> names = Stream.concat(nearest.stream(), survey.movers().stream().map(Survey.Mover::name)).distinct().toList();
    return lines.of(names).map(found -> {
      Map<String, CounterLine> byName = found.stream().collect(Collectors.toMap(CounterLine::name, Function.identity()));
      return new Standouts(false, survey.at(), Numbers.text(survey.counters()), Numbers.text(survey.near()),
          nearest.stream().flatMap(name -> Stream.ofNullable(byName.get(name.value()))).filter(CounterLine::isNear).toList(),
          survey.movers().stream().flatMap(mover -> Stream.ofNullable(byName.get(mover.name().value()))
              .map(line -> new Standouts.Moving(line, Numbers.change(mover.delta()), Numbers.text(mover.operations())))).toList());
    });
  }
}
