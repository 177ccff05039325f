package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.domain.counter.Operation;
import org.jspecify.annotations.Nullable;

/** One item of a bulk as it is read; the same object reads all items, one after the other. */
final class BulkItem implements JsonObjectReader {
  private static final JsonFields FIELDS = JsonFields.of("counter", "op", "by", "value", "mode", "idempotencyKey", "reason");
  private static final int COUNTER = 0;
  private static final int OP = 1;
  private static final int BY = 2;
  private static final int VALUE = 3;
  private static final int MODE = 4;
  private static final int KEY = 5;

  private @Nullable String counter;
  private @Nullable String op;
  private @Nullable Long by;
  private @Nullable Long value;
  private @Nullable String mode;
  private @Nullable String key;
  private @Nullable String reason;

  /** Reads the item that starts at the current token. */
  void read(JsonInput in) {
    clear();
    in.object(FIELDS, this);
  }

  /** Reads an item beside which there is nothing. */
  void readOnly(JsonInput in) {
    clear();
    in.onlyObject(FIELDS, this);
  }

  private void clear() {
    counter = null;
    op = null;
    by = null;
    value = null;
    mode = null;
    key = null;
    reason = null;
  }

  @Override
  public void read(int field, JsonInput in) {
    switch (field) {
      case COUNTER -> counter = in.text();
      case OP -> op = in.text();
      case BY -> by = in.wholeNumber();
      case VALUE -> value = in.wholeNumber();
      case MODE -> mode = in.text();
      case KEY -> key = in.text();
      default -> reason = Reasons.checked(in.text());
    }
  }

  String counter() {
    if (counter == null)
      throw JsonViolation.of("counter", "must be given");
    return counter;
  }

  @Nullable
  String key() {
    return key;
  }

  @Nullable
  String reason() {
    return reason;
  }

  Operation operation() {
    if (op == null)
      throw JsonViolation.of("op", "must be given");
    return switch (op) {
      case "increment" -> add(1);
      case "decrement" -> add(-1);
      case "set" -> set();
      case "reset" -> reset();
      default -> throw JsonViolation.of("op", "must be increment, decrement, set or reset");
    };
  }

  private Operation add(int sign) {
    absent("value", value);
    return new Operation.Add(sign * (by == null ? 1 : OperationRequest.amount(by)), OperationRequest.policy(mode));
  }

  private Operation set() {
    absent("by", by);
    absent("mode", mode);
    if (value == null)
      throw JsonViolation.of("value", "must be given for set");
    return new Operation.Set(value);
  }

  private Operation reset() {
    absent("by", by);
    absent("mode", mode);
    absent("value", value);
    return new Operation.Reset();
  }

  private void absent(String field, @Nullable Object given) {
    if (given != null)
      throw JsonViolation.of(field, "must be absent for " + op);
  }
}
