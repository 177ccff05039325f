package io.counterservice.adapter.admin.counters;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Nearness;
import io.counterservice.domain.counter.Version;
import io.counterservice.domain.history.PastValue;
import io.counterservice.domain.history.Timeline;
import io.counterservice.domain.survey.Survey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

/** Lists in the order of a survey, with what the counters are by now. */
class SurveyedListTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Bounds HUNDRED = new Bounds(0, 100);
  private final Map<CounterName, Counter> counters = new TreeMap<>();
  private List<Survey.Near> near = List.of();
  private List<Survey.Idle> idle = List.of();

  @Test
  void what_is_near_comes_in_the_order_of_the_survey_with_values_of_now() {
    near = List.of(near("shop.b", 100), near("shop.a", 95), near("zoo", 94));
    counter("shop.a", 12);
    counter("shop.b", 99);
    counter("zoo", 94);
    assertThat(shown("show", "near")).containsExactly("shop.b 99", "shop.a 12", "zoo 94");
    assertThat(shown("show", "near", "prefix", "shop.")).containsExactly("shop.b 99", "shop.a 12");
    assertThat(shown("show", "near", "label", "team=zoo")).isEmpty();
  }

  @Test
  void who_has_gone_since_is_left_out() {
    near = List.of(near("gone", 100), near("here", 95));
    counter("here", 95);
    assertThat(shown("show", "near")).containsExactly("here 95");
  }

  @Test
  void pages_of_the_idle_follow_one_another() {
    idle = IntStream.range(10, 40).mapToObj(number -> new Survey.Idle(new CounterName("c" + number), 0, NOW)).toList();
    idle.forEach(one -> counter(one.name().value(), 1));
    assertThat(shown("show", "idle", "size", "25")).hasSize(25).startsWith("c10 1");
    assertThat(shown("show", "idle", "size", "25", "from", "25")).hasSize(5).startsWith("c35 1");
    assertThat(shown("show", "idle", "size", "25", "from", "100")).isEmpty();
  }

  private List<String> shown(String... query) {
    var asked = new LinkedMultiValueMap<String, String>();
    for (int at = 0; at < query.length; at += 2)
      asked.add(query[at], query[at + 1]);
    var survey = new Survey(NOW, counters.size(), near.size(), near, idle.size(), idle, List.of());
    var pages = new CountersPages(new Counters(), () -> CompletableFuture.completedStage(survey),
        new Charts(new NoHistory(), InstantSource.fixed(NOW)));
    var model = Objects.requireNonNull(pages.list(asked).block()).modelAttributes();
    return ((List<?>) Objects.requireNonNull(model.get("lines"))).stream().map(CounterLine.class::cast)
        .map(line -> line.name() + " " + line.value()).toList();
  }

  private void counter(String text, long value) {
    var name = new CounterName(text);
    var definition = new CounterDefinition(HUNDRED, 0, "", Collections.emptySortedMap(), false);
    counters.put(name, new Counter(name, value, new Version(1), definition, new Version(0), 0, NOW, NOW, false));
  }

  private static Survey.Near near(String name, long value) {
    return new Survey.Near(new CounterName(name), value, HUNDRED, Nearness.NEAR_MAXIMUM);
  }

  private final class Counters implements ReadCounters {
    @Override
    public CompletionStage<Optional<Counter>> find(CounterName name) {
      return CompletableFuture.completedStage(Optional.ofNullable(counters.get(name)));
    }

    @Override
    public CompletionStage<List<Counter>> list(CounterQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Change>> changes(CounterName name, long after, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class NoHistory implements ReadHistory {
    @Override
    public CompletionStage<Answer> read(List<CounterName> names, Timeline timeline) {
      return CompletableFuture.completedStage(new Told(List.of()));
    }

    @Override
    public CompletionStage<Answer> sum(String prefix, Timeline timeline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Optional<PastValue>> at(CounterName name, Instant instant) {
      throw new UnsupportedOperationException();
    }
  }
}
