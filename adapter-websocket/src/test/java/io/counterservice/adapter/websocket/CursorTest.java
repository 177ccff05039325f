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
    assertThat(cursor.tell(A, new Version(1))).isTrue();
    assertThat(cursor.tell(B, new Version(Long.MAX_VALUE))).isTrue();
    assertThat(cursor.tell(A, new Version(0))).isTrue();
    assertThat(Cursor.read(text(cursor)))
        .isEqualTo(Map.of(Cursor.hash(A), new Version(0), Cursor.hash(B), new Version(Long.MAX_VALUE)));
  }

  @Test
  void forgets_a_counter_that_is_told_not_to_be_there() {
    var cursor = new Cursor();
    assertThat(cursor.tell(A, new Version(7))).isTrue();
    assertThat(cursor.tell(A, null)).isTrue();
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
      assertThat(cursor.tell(new CounterName("n" + number), new Version(Long.MAX_VALUE))).isTrue();
    assertThat(cursor.tell(A, new Version(1))).isFalse();
    assertThat(cursor.tell(new CounterName("n0"), new Version(1))).isTrue();
    assertThat(text(cursor)).hasSizeLessThan(4_096);
    assertThat(Cursor.read(text(cursor))).hasSize(Cursor.COUNTERS_MAX);
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
