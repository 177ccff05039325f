package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.IdempotencyKey;
import io.counterservice.domain.counter.Request;
import io.counterservice.domain.counter.Update;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A bulk as it was read: in the place of each item either its update or the problem with it. It fails as a whole only where it has
 * too many items, or an array is no JSON, so that nobody can say where an item ends; a line always ends with its line.
 */
final class BulkRequest {
  static final int ITEMS_MAX = 10_000;
  private static final int ITEMS_EXPECTED = 1_000;

  private final ApiKey key;
  private final Actor actor;
  private final @Nullable IdempotencyKey keyOfAll;
  private final BulkItem item = new BulkItem();
  private final List<Object> places = new ArrayList<>(ITEMS_EXPECTED);
  private final List<Update> updates = new ArrayList<>(ITEMS_EXPECTED);

  private BulkRequest(ApiKey key, @Nullable IdempotencyKey keyOfAll) {
    this.key = key;
    this.actor = new Actor(key.id());
    this.keyOfAll = keyOfAll;
  }

  /** Reads a body of lines or of one array, on behalf of a key; the idempotency key covers all items. */
  static BulkRequest of(ApiKey key, @Nullable IdempotencyKey keyOfAll, byte[] body, boolean lines) {
    var request = new BulkRequest(key, keyOfAll);
    if (lines)
      request.readLines(body);
    else
      request.readArray(JsonInput.of(body));
    request.requireShortKey();
    return request;
  }

  /** An {@link Update} or a {@link Problem} for each item, in order. */
  List<Object> places() {
    return places;
  }

  List<Update> updates() {
    return updates;
  }

  Request allOrNone() {
    return new Request(List.copyOf(updates), true, keyOfAll);
  }

  /** How many operations it counts for in a rate plan: each item, and an empty one as a request. */
  int cost() {
    return Math.max(1, places.size());
  }

  private void readArray(JsonInput in) {
    if (in.next() != JsonToken.START_ARRAY)
      throw JsonViolation.of("body", "must be a JSON array of operations");
    for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next())
      readItem(in, token);
    in.end();
  }

  private void readItem(JsonInput in, @Nullable JsonToken first) {
    requireRoom();
    int depth = first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY ? in.depth() - 1 : in.depth();
    try {
      item.read(in);
      place();
    } catch (JsonViolation broken) {
      if (broken.isFatal())
        throw broken;
      places.add(Problem.invalid(broken.field(), broken.rule()));
      in.leave(depth);
    }
  }

  private void readLines(byte[] body) {
    int start = 0;
    for (int line = 1; start < body.length; line++) {
      int end = start;
      boolean blank = true;
      for (; end < body.length && body[end] != '\n'; end++)
        blank &= body[end] == ' ' || body[end] == '\t' || body[end] == '\r';
      if (!blank)
        readLine(body, start, end, line);
      start = end + 1;
    }
  }

  private void readLine(byte[] body, int start, int end, int line) {
    requireRoom();
    try {
      item.readOnly(JsonInput.ofLine(body, start, end, line));
      place();
    } catch (JsonViolation broken) {
      places.add(Problem.invalid(broken.field(), broken.rule()));
    }
  }

  /** The key of the last item is the longest. Found too long, it fails the whole: half of a bulk under its keys would be a trap. */
  private void requireShortKey() {
    int suffix = ("/" + (places.size() - 1)).length();
    if (keyOfAll != null && keyOfAll.value().length() + suffix > IdempotencyKey.LENGTH_MAX)
      throw JsonViolation.of(Conditions.IDEMPOTENCY_KEY,
          "must have at most %d characters with %d operations".formatted(IdempotencyKey.LENGTH_MAX - suffix, places.size()));
  }

  private void requireRoom() {
    if (places.size() == ITEMS_MAX)
      throw JsonViolation.of("body", "must have at most " + ITEMS_MAX + " operations");
  }

  private void place() {
    if (!CounterName.isValid(item.counter()))
      throw JsonViolation.of("counter", CounterName.RULE);
    var name = new CounterName(item.counter());
    if (!key.pattern().matches(name)) {
      places.add(KeyGate.forbiddenName(key).with("counter", name.value()));
      return;
    }
    var update = new Update(name, item.operation(), actor, null, idempotencyKey(places.size()), item.reason());
    places.add(update);
    updates.add(update);
  }

  private @Nullable IdempotencyKey idempotencyKey(int index) {
    String own = item.key();
    if (own == null)
      return keyOfAll == null ? null : ofItem(Conditions.IDEMPOTENCY_KEY, keyOfAll.value() + "/" + index);
    if (keyOfAll != null)
      throw JsonViolation.of("idempotencyKey", "must be absent where the request has an Idempotency-Key");
    return ofItem("idempotencyKey", own);
  }

  private static IdempotencyKey ofItem(String field, String text) {
    if (!Conditions.isIdempotencyKey(text))
      throw JsonViolation.of(field, IdempotencyKey.RULE);
    return new IdempotencyKey(text);
  }
}
