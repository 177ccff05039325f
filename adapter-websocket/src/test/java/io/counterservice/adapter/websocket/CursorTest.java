package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an event's id remembers. */
class CursorTest {
  private static final CounterName A = new CounterName("a");
  private static final CounterName B = new CounterName("b");

  @Test
  void remembers_what_was_told_last() {
    var cursor = new Cursor();
    assertThat(cursor.tell(A, new Version(1), true)).isTrue();
    assertThat(cursor.tell(B, new Version(Long.MAX_VALUE), true)).isTrue();
    assertThat(cursor.tell(A, new Version(0), true)).isTrue();
    assertThat(Cursor.read(text(cursor)))
        .isEqualTo(Map.of(Cursor.hash(A), new Version(0), Cursor.hash(B), new Version(Long.MAX_VALUE)));
  }

  @Test
  void forgets_a_counter_that_is_told_not_to_be_there() {
    var cursor = new Cursor();
    assertThat(cursor.tell(A, new Version(7), true)).isTrue();
    assertThat(cursor.tell(A, null, false)).isTrue();
    assertThat(text(cursor)).isEmpty();
  }

  @Test
  void believes_no_hash_that_comes_twice() {
    assertThat(Cursor.read("1-1.2-2.1-3")).isEqualTo(Map.of(2L, new Version(2)));
    assertThat(Cursor.read("1-1.1-1.1-1")).isEmpty();
  }

  @Test
  void takes_a_hundred_counters_and_no_more_and_stays_short() {
    var cursor = new Cursor();
    for (int number = 0; number < Cursor.COUNTERS_MAX; number++)
      assertThat(cursor.tell(new CounterName("n" + number), new Version(Long.MAX_VALUE), true)).isTrue();
    assertThat(cursor.tell(A, new Version(1), true)).isFalse();
    assertThat(cursor.tell(new CounterName("n0"), new Version(1), true)).isTrue();
    assertThat(text(cursor)).hasSizeLessThan(4_096);
    assertThat(Cursor.read(text(cursor))).hasSize(Cursor.COUNTERS_MAX);
  }

  @Test
  void what_was_remembered_is_told_on_and_makes_room_for_what_is_there() {
    var before = new Cursor();
    for (int number = 0; number < Cursor.COUNTERS_MAX; number++)
      assertThat(before.tell(new CounterName("n" + number), new Version(5), true)).isTrue();
    var cursor = new Cursor(Cursor.read(text(before)));
    assertThat(text(cursor)).hasSameSizeAs(text(before));
    for (int number = 0; number < Cursor.COUNTERS_MAX; number++)
      assertThat(cursor.tell(new CounterName("m" + number), new Version(6), true)).isTrue();
    assertThat(cursor.tell(A, new Version(1), true)).isFalse();
    assertThat(cursor.tell(new CounterName("m7"), new Version(7), false)).isTrue();
    assertThat(cursor.tell(A, new Version(1), true)).as("m7 is no more").isTrue();
  }

  @Test
  void reads_no_text_that_is_longer() {
    assertThat(Cursor.read("1-1" + ".2-2".repeat(1_100))).isEmpty();
  }

  private static String text(Cursor cursor) {
    var out = new StringBuilder();
    cursor.writeTo(out);
    return out.toString();
  }
}
