package io.counterservice.adapter.rest.keys;

import io.counterservice.adapter.rest.json.JsonFields;
import io.counterservice.adapter.rest.json.JsonInput;
import io.counterservice.adapter.rest.json.JsonObjectReader;
import io.counterservice.application.port.in.ManageApiKeys;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** The body that asks for a new secret: how long the old one is still honoured; not at all where it says nothing. */
final class RotateRequest implements JsonObjectReader {
  private static final JsonFields FIELDS = JsonFields.of("overlap");

  private Duration overlap = Duration.ZERO;

  private RotateRequest() {}

  static Duration overlap(byte[] body) {
    var request = new RotateRequest();
    if (body.length > 0)
      JsonInput.of(body).onlyObject(FIELDS, request);
    return request.overlap;
  }

  @Override
  public void read(int field, JsonInput in) {
    try {
      overlap = Duration.parse(in.text());
    } catch (DateTimeParseException e) {
      throw in.wrong("must be a duration such as PT1H");
    }
    if (overlap.isNegative() || overlap.compareTo(ManageApiKeys.OVERLAP_MAX) > 0)
      throw in.wrong("must be PT0S to " + ManageApiKeys.OVERLAP_MAX);
  }
}
