package io.counterservice.domain.counter;

import static io.counterservice.domain.counter.Samples.ANNA;
import static io.counterservice.domain.counter.Samples.SEATS;
import static io.counterservice.domain.counter.Samples.STOCK;
import static io.counterservice.domain.counter.Samples.add;
import static io.counterservice.domain.counter.Samples.keyed;
import static io.counterservice.domain.counter.Samples.precondition;
import static io.counterservice.domain.counter.Samples.set;
import static io.counterservice.domain.counter.Samples.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a request is, and what atomic ones are compared by. */
class RequestTest {
  private static final Update TAKE = keyed(STOCK, add(-5), "t/0");
  private static final Update GIVE = new Update(SEATS, set(5), ANNA, precondition(), new IdempotencyKey("t/1"), "a \"b\" ☃");

  @Test
  void all_operations_of_an_atomic_one_have_a_key_or_none_has() {
    List<Update> mixed = List.of(TAKE, update(SEATS, add(5)));

    assertThatThrownBy(() -> new Request(mixed, true)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Request.KEYS_RULE);
    assertThat(new Request(mixed, false).size()).isEqualTo(2);
  }

  @Test
  void each_place_where_it_is_remembered_is_named_once() {
    IdempotencyKey key = new IdempotencyKey("t");
    Update again = keyed(STOCK, add(-5), "t/2");

    assertThat(new Request(List.of(TAKE, again, GIVE, TAKE), true, key).recordIds()).containsExactly(TAKE.recordId(),
        new Update.RecordId(STOCK, ANNA, key), again.recordId(), GIVE.recordId(), new Update.RecordId(SEATS, ANNA, key));
  }

  /** Stored fingerprints hold these very texts: whoever changes one answers retries of yesterday's requests with 422. */
  @Test
  void fingerprints_never_change() {
    String whole = " in all or none 5e5c5e19-0c7a-3b89-88df-1ca8c0f484ca";

    assertThat(new Request(List.of(TAKE, GIVE), true).fingerprints().each())
        .containsExactly("add -5" + whole, "set 5 if * because \"a \\\"b\\\" ☃\"" + whole);
  }

  @Test
  void fingerprints_tell_the_whole_apart() {
    List<Request> requests = List.of(atomic(TAKE), atomic(TAKE, GIVE), atomic(GIVE, TAKE), atomic(TAKE, keyed(SEATS, add(5), "t/1")),
        atomic(TAKE, keyed(STOCK, set(5), "t/1")), atomic(TAKE, keyed(SEATS, set(5), "t/2")));

    assertThat(requests).extracting(request -> request.fingerprints().whole()).doesNotHaveDuplicates();
  }

  private static Request atomic(Update... updates) {
    return new Request(List.of(updates), true);
  }
}
