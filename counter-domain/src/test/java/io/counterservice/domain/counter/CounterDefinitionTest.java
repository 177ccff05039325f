package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.described;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CounterDefinitionTest {
  private static final String DUCK = "🦆";

  @Test
  void the_default_starts_at_0_and_says_nothing() {
    assertThat(CounterDefinition.DEFAULT).isEqualTo(new CounterDefinition(Bounds.DEFAULT, 0, "", new TreeMap<>(), false));
  }

  @Test
  void the_initial_value_lies_within_the_bounds() {
    assertThat(bounded(3, 5, 3).initialValue()).isEqualTo(3);
    assertThat(bounded(3, 5, 5).initialValue()).isEqualTo(5);
    assertBreaks(() -> bounded(3, 5, 2), "initialValue", "must lie within the bounds 3 to 5, but is 2");
    assertBreaks(() -> bounded(3, 5, 6), "initialValue", "must lie within the bounds 3 to 5, but is 6");
  }

  @Test
  void a_description_has_at_most_500_characters_that_can_be_kept() {
    assertThat(described(DUCK.repeat(500), Map.of()).description()).hasSize(1_000);
    assertBreaks(() -> described("x".repeat(501), Map.of()), "description", "must have at most 500 characters");
    assertBreaks(() -> described("x\0", Map.of()), "description", Text.STORABLE_RULE);
    assertBreaks(() -> described("x\ud83e", Map.of()), "description", Text.STORABLE_RULE);
    assertBreaks(() -> described("\udd86x", Map.of()), "description", Text.STORABLE_RULE);
  }

  @Test
  void at_most_16_labels() {
    assertThat(described("", labels(16)).labels()).hasSize(16);
    assertBreaks(() -> described("", labels(17)), "labels", "must be at most 16");
  }

  @Test
  void labels_have_names_of_1_to_63_and_values_of_at_most_63_characters() {
    String rule = "must have names of 1 to 63 and values of at most 63 characters";

    assertThat(described("", Map.of("n".repeat(63), "v".repeat(63), DUCK.repeat(63), DUCK.repeat(63), "n", "")).labels()).hasSize(3);
    assertBreaks(() -> described("", Map.of("", "v")), "labels", rule);
    assertBreaks(() -> described("", Map.of("n".repeat(64), "v")), "labels", rule);
    assertBreaks(() -> described("", Map.of("n", "v".repeat(64))), "labels", rule);
    assertBreaks(() -> described("", Map.of("n\0", "v")), "labels", Text.STORABLE_RULE);
    assertBreaks(() -> described("", Map.of("n", "\udd86")), "labels", Text.STORABLE_RULE);
  }

  @Test
  void keeps_its_labels_whatever_becomes_of_those_given() {
    SortedMap<String, String> given = new TreeMap<>(Map.of("team", "web"));
    CounterDefinition definition = new CounterDefinition(Bounds.DEFAULT, 0, "", given, false);

    given.put("team", "app");

    assertThat(definition.labels()).containsExactly(Map.entry("team", "web"));
    assertThatThrownBy(() -> definition.labels().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
  }

  private static Map<String, String> labels(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(n -> "label" + n, n -> "value" + n));
  }

  private static void assertBreaks(ThrowingCallable making, String field, String rule) {
    assertThatThrownBy(making).isInstanceOfSatisfying(InvalidDefinitionException.class, broken -> {
      assertThat(broken.field()).isEqualTo(field);
      assertThat(broken.rule()).isEqualTo(rule);
      assertThat(broken).hasMessage(field + " " + rule);
    });
  }
}
