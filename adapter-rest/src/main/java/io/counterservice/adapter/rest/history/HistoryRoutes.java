package io.counterservice.adapter.rest.history;

import io.counterservice.adapter.rest.counters.Names;
import io.counterservice.adapter.rest.counters.RefusalProblem;
import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Series;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** What was counted when, of one counter, of several, and of all whose names begin alike; and what a counter was at an instant. */
public final class HistoryRoutes {
  private static final String[] FORMS = {MediaTypes.JSON, MediaTypes.CSV};
  private static final int BYTES = 192;
  /** What one answer may have; ten times as many would take a gigabyte while a few of them are written. */
  private static final int BUCKETS_MAX = 100_000;

  private final ReadHistory history;
  private final InstantSource clock;

  public HistoryRoutes(ReadHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/counters/{name}/history", Scope.COUNTERS_READ, this::one).offering(FORMS),
        Route.of("GET", "/history", Scope.COUNTERS_READ, this::several).offering(FORMS));
  }

  /** Answers a read of a counter that names an instant. */
  public Mono<Answer> at(Call call) {
    CounterName name = Names.inPath(call);
    call.query().allow("at", Moments.ZONE);
    var moments = Moments.of(call.query(), clock.instant());
    Instant at = moments.read(call.query(), "at");
    if (at == null || at.isAfter(moments.now()))
      throw Problem.invalid("at", "must not be in the future").asException();
    call.spend(1);
    return Stages.mono(call, history.at(name, at),
        found -> found.map(past -> past(past, moments)).orElseGet(() -> Answer.of(RefusalProblem.notFound(name))));
  }

  private Mono<Answer> one(Call call) {
    var subject = new Subject.One(Names.inPath(call));
    call.query().allow("from", "to", "step", Moments.ZONE);
    return answer(call, subject);
  }

  private Mono<Answer> several(Call call) {
    Subject subject = Subject.inQuery(call);
    call.query().allow(Subject.COUNTER, Subject.PREFIX, "from", "to", "step", Moments.ZONE);
    return answer(call, subject);
  }

  private Mono<Answer> answer(Call call, Subject subject) {
    var request = HistoryRequest.of(call.query(), clock.instant());
    boolean isCsv = MediaTypes.preferred(call, List.of(FORMS)).equals(MediaTypes.CSV);
    // A long answer is written where it was read: the event loop has others to serve.
    return Stages.mono(call, ask(call, subject, request).thenApply(told -> switch (told) {
      case ReadHistory.Told(List<Series> series) -> shown(request, subject, series, isCsv);
      case ReadHistory.TooManyCounters _ ->
        refused(Subject.PREFIX, "must be that of at most " + ReadHistory.SUM_MAX + " counters");
      case ReadHistory.TooMuch(long periods) -> refused("step",
          "must not make the service look at more than " + ReadHistory.PERIODS_MAX + " roll-ups; these would be " + periods
              + ": ask about fewer counters, or a shorter time");
    }));
  }

  private CompletionStage<ReadHistory.Answer> ask(Call call, Subject subject, HistoryRequest request) {
    return switch (subject) {
      case Subject.One(CounterName name) -> {
        call.spend(1);
        yield history.read(List.of(name), request.timeline());
      }
      case Subject.Several(List<CounterName> names) -> {
        if (names.size() * request.timeline().buckets() > BUCKETS_MAX)
          throw Problem.invalid(Subject.COUNTER, "must not name so many that all together have more than " + BUCKETS_MAX + " buckets")
              .asException();
        call.spend(Subject.COUNTER, names.size());
        yield history.read(names, request.timeline());
      }
      case Subject.Sum(String prefix) -> {
        call.spend(1);
        yield history.sum(prefix, request.timeline());
      }
    };
  }

  private static Answer shown(HistoryRequest request, Subject subject, List<Series> series, boolean isCsv) {
    if (subject instanceof Subject.One(CounterName name) && series.isEmpty())
      return Answer.of(RefusalProblem.notFound(name));
    var response = HistoryResponse.from(request, subject, series);
    return isCsv ? response.toCsv() : response.toJson();
  }

  private static Answer refused(String field, String rule) {
    return Answer.of(Problem.invalid(field, rule));
  }

  private static Answer past(PastValue past, Moments moments) {
    var out = new JsonOutput(BYTES).openObject().field("name").string(past.name().value());
    out.field("at").string(moments.written(past.at())).field("resolution").string(HistoryResponse.written(past.resolution()));
    PastValue.State state = past.state();
    if (state == null)
      out.field("value").nul().field("version").nul();
    else
      out.field("value").number(state.value()).field("version").number(state.version().number());
    return Answer.json(200, out.closeObject().toByteArray());
  }
}
