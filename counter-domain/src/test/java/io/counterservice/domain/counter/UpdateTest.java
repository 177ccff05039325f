package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.ANNA;
import static io.counterservice.domain.counter.Samples.BERT;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.because;
import static io.counterservice.domain.counter.Samples.bounded;
import static io.counterservice.domain.counter.Samples.boundsPatch;
import static io.counterservice.domain.counter.Samples.clamp;
import static io.counterservice.domain.counter.Samples.creation;
import static io.counterservice.domain.counter.Samples.described;
import static io.counterservice.domain.counter.Samples.edit;
import static io.counterservice.domain.counter.Samples.ifMatch;
import static io.counterservice.domain.counter.Samples.keyed;
import static io.counterservice.domain.counter.Samples.labelsPatch;
import static io.counterservice.domain.counter.Samples.replace;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an update is, and what two updates with one idempotency key are compared by. */
class UpdateTest {
  private static final CounterDefinition WEB = new CounterDefinition(new Bounds(-5, 10), 3, "say \"hi\" \\",
      new TreeMap<>(Map.of("team", "web", "a", "\"")), true);
  private static final String WEB_TEXT = """
      min -5 max 10 initial 3 visible true description "say \\"hi\\" \\\\" labels {"a": "\\"", "team": "web"}""";

  /** Stored fingerprints hold these very texts: whoever changes one answers retries of yesterday's requests with 422. */
  @Test
  void fingerprints_never_change() {
    assertThat(fingerprints(
        update(STOCK, add(5)), update(STOCK, add(-5)), update(STOCK, clamp(5)), update(STOCK, set(-7)),
        update(STOCK, new Operation.Reset()),
        update(STOCK, new Operation.Delete()), update(STOCK, creation(WEB)), update(STOCK, replace(WEB)),
        update(STOCK, new Operation.Replace(WEB, 4L, new Version(2))), update(STOCK, edit(boundsPatch(null, null))),
        update(STOCK, new Operation.Edit(new DefinitionPatch(1L, 2L, 1L, "d", new TreeMap<>(Map.of("a", "b")), new TreeSet<>(Set.of("c")),
            true, false), 4L, new Version(2))),
        ifMatch(STOCK, add(1)), ifMatch(STOCK, add(1), 10, 9), because(STOCK, add(1), "re\"count"),
        new Update(STOCK, add(1), ANNA, Samples.precondition(3), new IdempotencyKey("k"), "why")))
        .containsExactly("add 5", "add -5", "add 5 clamp", "set -7", "reset", "delete", "create " + WEB_TEXT,
            "replace " + WEB_TEXT + " value absent expected absent", "replace " + WEB_TEXT + " value 4 expected 2",
            "edit min absent max absent initial absent visible absent description absent labels {} without [] value absent expected absent",
            "edit min 1 max 2 initial 1 visible false description \"d\" labels only {\"a\": \"b\"} without [\"c\"] value 4 expected 2",
            "add 1 if *", "add 1 if [9, 10]", "add 1 because \"re\\\"count\"", "add 1 if [3] because \"why\"");
  }

  @Test
  void no_text_passes_for_another_part_of_a_fingerprint() {
    DefinitionPatch nullText = new DefinitionPatch(null, null, null, "null", new TreeMap<>(), new TreeSet<>(), false, null);
    DefinitionPatch absentText = new DefinitionPatch(null, null, null, "absent", new TreeMap<>(), new TreeSet<>(), false, null);

    assertThat(fingerprints(
        update(STOCK, creation(described("", Map.of("a", "1, b=2")))),
        update(STOCK, creation(described("", Map.of("a", "1", "b", "2")))),
        update(STOCK, creation(described("", Map.of("a", "1\", \"b\": \"2")))),
        update(STOCK, creation(described("x labels {a=b}", Map.of()))),
        update(STOCK, creation(described("x\" labels {\"a\": \"b\"}", Map.of()))),
        update(STOCK, creation(described("x", Map.of("a", "b")))),
        because(STOCK, creation(described("x", Map.of())), "y"),
        update(STOCK, creation(described("x because y", Map.of()))),
        update(STOCK, edit(boundsPatch(null, null))), update(STOCK, edit(nullText)), update(STOCK, edit(absentText)),
        update(STOCK, edit(labelsPatch(Map.of(), Set.of("a", "b"), false))),
        update(STOCK, edit(labelsPatch(Map.of(), Set.of("a, b"), false))),
        update(STOCK, edit(labelsPatch(Map.of(), Set.of(), true))))).doesNotHaveDuplicates();
  }

  @Test
  void a_fingerprint_depends_on_no_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(update(STOCK, creation(bounded(-5, 10, 3))).fingerprint()).startsWith("create min -5 max 10 initial 3 ");
      assertThatThrownBy(() -> bounded(3, 5, 2)).hasMessageEndingWith("3 to 5, but is 2");
      assertThatThrownBy(() -> boundsPatch(11L, null).applyTo(bounded(0, 10))).hasMessageEndingWith("11 is above 10");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void an_outcome_is_remembered_per_counter_actor_and_key() {
    Update.RecordId id = keyed(STOCK, add(1), "k").recordId();

    assertThat(update(STOCK, add(1)).recordId()).isNull();
    assertThat(id).isEqualTo(keyed(STOCK, set(9), "k").recordId());
    assertThat(Stream.of(keyed(Samples.SEATS, add(1), "k"), keyed(STOCK, add(1), "l"),
        new Update(STOCK, add(1), BERT, null, new IdempotencyKey("k"), null)).map(Update::recordId)).doesNotContain(id);
  }

  @Test
  void a_reason_has_at_most_200_characters_that_can_be_kept() {
    assertThat(because(STOCK, add(1), "🦆".repeat(200)).reason()).hasSize(400);
    for (String reason : List.of("x".repeat(201), "x\0", "x\ud83e"))
      assertThatThrownBy(() -> because(STOCK, add(1), reason)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_addition_is_of_1_to_2_to_the_63_minus_1_either_way() {
    assertThat(add(Long.MAX_VALUE).delta()).isEqualTo(Long.MAX_VALUE);
    assertThat(add(-Long.MAX_VALUE).delta()).isEqualTo(-Long.MAX_VALUE);
    assertThatThrownBy(() -> add(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> add(Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_is_1_to_255_characters_that_can_stand_in_a_header() {
    assertThat(new IdempotencyKey("k".repeat(255)).value()).hasSize(255);
    assertThat(new IdempotencyKey("a ~").value()).isEqualTo("a ~");
    for (String key : List.of("", "k".repeat(256), "\u001f", "\u007f", "ä"))
      assertThatThrownBy(() -> new IdempotencyKey(key)).hasMessageContaining(IdempotencyKey.RULE);
  }

  @Test
  void a_version_is_0_or_more() {
    assertThat(Version.NONE.next()).isEqualTo(new Version(1)).hasToString("1");
    assertThatThrownBy(() -> new Version(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> fingerprints(Update... updates) {
    return Stream.of(updates).map(Update::fingerprint).toList();
  }
}
