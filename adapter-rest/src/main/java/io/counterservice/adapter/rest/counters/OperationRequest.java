package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.counter.BoundPolicy;
import io.counterservice.domain.counter.Operation;
import org.jspecify.annotations.Nullable;

/** What the small body, or the query, of one operation says. */
final class OperationRequest implements JsonObjectReader {
  private static final JsonFields ADD_FIELDS = JsonFields.of("by", "mode", "reason");
  private static final JsonFields SET_FIELDS = JsonFields.of("value", "reason");
  private static final JsonFields RESET_FIELDS = JsonFields.of("reason");

  private JsonFields fields = RESET_FIELDS;
  private @Nullable Long by;
  private @Nullable String mode;
  private @Nullable Long value;
  private @Nullable String reason;

  /** An addition; {@code sign} is 1 for increments and −1 for decrements. */
  Operation add(Call call, byte[] body, int sign) {
    by = call.query().number("by");
    mode = call.query().one("mode");
    read(body, ADD_FIELDS);
    long amount = by == null ? 1 : amount(by);
    return new Operation.Add(sign * amount, policy(mode));
  }

  Operation set(byte[] body) {
    read(body, SET_FIELDS);
    if (value == null)
      throw Problem.invalid("value", "must be given").asException();
    return new Operation.Set(value);
  }

  Operation reset(byte[] body) {
    read(body, RESET_FIELDS);
    return new Operation.Reset();
  }

  @Nullable
  String reason() {
    return reason;
  }

  static long amount(long by) {
    if (by < 1)
      throw JsonViolation.of("by", "must be 1 to 9223372036854775807");
    return by;
  }

  static BoundPolicy policy(@Nullable String mode) {
    if (mode == null || mode.equals("reject"))
      return BoundPolicy.REJECT;
    if (mode.equals("clamp"))
      return BoundPolicy.CLAMP;
    throw JsonViolation.of("mode", "must be reject or clamp");
  }

  /** Checks the media type of a body, if one is announced. */
  static void requireJson(Call call) {
    if (call.hasBody() && !call.isLengthUnknown())
      MediaTypes.require(call, MediaTypes.JSON);
  }

  /** Checks the media type of a body that was not announced: in chunks, and there may be none. */
  static void requireJson(Call call, byte[] body) {
    if (body.length > 0 && call.isLengthUnknown())
      MediaTypes.require(call, MediaTypes.JSON);
  }

  private void read(byte[] body, JsonFields known) {
    fields = known;
    if (body.length > 0)
      JsonInput.of(body).onlyObject(known, this);
  }

  @Override
  public void read(int field, JsonInput in) {
    switch (fields.name(field)) {
      case "by" -> by = once("by", by, in.wholeNumber());
      case "mode" -> mode = once("mode", mode, in.text());
      case "value" -> value = in.wholeNumber();
      default -> reason = Reasons.checked(in.text());
    }
  }

  private static <T> T once(String field, @Nullable T inQuery, T inBody) {
    if (inQuery != null)
      throw JsonViolation.of(field, "must not be in the body and in the query");
    return inBody;
  }
}
