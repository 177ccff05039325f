package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.labelsPatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DefinitionPatchTest {
  private static final CounterDefinition BEFORE = new CounterDefinition(new Bounds(-5, 10), 3, "as it was",
      new TreeMap<>(Map.of("a", "1", "b", "2")), true);

  @Test
  void what_is_absent_stays() {
    assertThat(boundsPatch(null, null).applyTo(BEFORE)).isEqualTo(BEFORE);
  }

  @Test
  void what_is_there_is_changed() {
    var patch = new DefinitionPatch(0L, 20L, 7L, "as it is", new TreeMap<>(), new TreeSet<>(), false, false);

    assertThat(patch.applyTo(BEFORE)).isEqualTo(new CounterDefinition(new Bounds(0, 20), 7, "as it is", BEFORE.labels(), false));
  }

  @Test
  void each_bound_moves_alone() {
    assertThat(boundsPatch(3L, null).applyTo(BEFORE).bounds()).isEqualTo(new Bounds(3, 10));
    assertThat(boundsPatch(null, 3L).applyTo(BEFORE).bounds()).isEqualTo(new Bounds(-5, 3));
  }

  @Test
  void labels_are_set_taken_away_and_cleared() {
    assertThat(labelsPatch(Map.of("b", "9", "c", "3"), Set.of(), false).applyTo(BEFORE).labels()).isEqualTo(
        Map.of("a", "1", "b", "9", "c", "3"));
    assertThat(labelsPatch(Map.of(), Set.of("a", "unknown"), false).applyTo(BEFORE).labels()).isEqualTo(Map.of("b", "2"));
    assertThat(labelsPatch(Map.of("c", "3"), Set.of(), true).applyTo(BEFORE).labels()).isEqualTo(Map.of("c", "3"));
  }

  @Test
  void together_with_the_definition_it_breaks_no_rule() {
    assertThatThrownBy(() -> boundsPatch(11L, null).applyTo(BEFORE)).isInstanceOfSatisfying(InvalidDefinitionException.class, broken -> {
      assertThat(broken.field()).isEqualTo("min");
      assertThat(broken.rule()).isEqualTo("must not be above max, but 11 is above 10");
    });
    assertThatThrownBy(() -> boundsPatch(4L, null).applyTo(BEFORE)).hasMessageContaining("initialValue must lie within the bounds 4 to 10");
    assertThat(boundsPatch(null, -1L).applyTo(bounded(-5, 10, -2)).bounds()).isEqualTo(new Bounds(-5, -1));
  }

  @Test
  void keeps_its_labels_whatever_becomes_of_those_given() {
    SortedMap<String, String> labels = new TreeMap<>(Map.of("a", "9"));
    SortedSet<String> removed = new TreeSet<>(Set.of("b"));
    var patch = new DefinitionPatch(null, null, null, null, labels, removed, false, null);

    labels.clear();
    removed.clear();

    assertThat(patch.applyTo(BEFORE).labels()).isEqualTo(Map.of("a", "9"));
  }
}
