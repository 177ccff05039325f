package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.domain.access.RatePlan;
import org.jspecify.annotations.Nullable;

/** The body that says what a rate plan is. */
final class RatePlanRequest implements JsonObjectReader {
  private static final JsonFields FIELDS = JsonFields.of("name", "operationsPerSecond", "burst", "operationsPerDay");

  private @Nullable String name;
  private @Nullable Long operationsPerSecond;
  private @Nullable Long burst;
  private @Nullable Long operationsPerDay;

  private RatePlanRequest() {}

  static RatePlan toCreate(byte[] body) {
    var request = read(body);
    return request.plan(given("name", request.name));
  }

  /** The name in the body may be absent. */
  static RatePlan toPut(String name, byte[] body) {
    var request = read(body);
    if (request.name != null && !request.name.equals(name))
      throw JsonViolation.of("name", "must be absent or that of the path");
    return request.plan(name);
  }

  private static RatePlanRequest read(byte[] body) {
    var request = new RatePlanRequest();
    JsonInput.of(body).onlyObject(FIELDS, request);
    return request;
  }

  private RatePlan plan(String planName) {
    long rate = given("operationsPerSecond", operationsPerSecond);
    long size = given("burst", burst);
    if (!RatePlan.isDay(operationsPerDay, size))
      throw JsonViolation.of("operationsPerDay", RatePlan.OPERATIONS_PER_DAY_RULE);
    return new RatePlan(planName, rate, size, operationsPerDay);
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null)
      throw JsonViolation.of(field, "must be given");
    return value;
  }

  @Override
  public void read(int field, JsonInput in) {
    switch (FIELDS.name(field)) {
      case "name" -> name = name(in);
      case "operationsPerSecond" ->
        operationsPerSecond = number(in, RatePlan.OPERATIONS_PER_SECOND_MAX, RatePlan.OPERATIONS_PER_SECOND_RULE);
      case "burst" -> burst = number(in, RatePlan.BURST_MAX, RatePlan.BURST_RULE);
      default -> operationsPerDay = in.isNull() ? null : in.wholeNumber();
    }
  }

  private static String name(JsonInput in) {
    String text = in.text();
    if (!RatePlan.isName(text))
      throw in.wrong(RatePlan.NAME_RULE);
    return text;
  }

  private static long number(JsonInput in, long max, String rule) {
    long number = in.wholeNumber();
    if (number < 1 || number > max)
      throw in.wrong(rule);
    return number;
  }
}
