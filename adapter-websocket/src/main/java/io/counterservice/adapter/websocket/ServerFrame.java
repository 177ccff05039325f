package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.domain.counter.CounterName;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the server says: one JSON object with a {@code type}, in a WebSocket message or as the data of a server-sent event. */
final class ServerFrame {
  private static final int VERSION = 1;
  private static final int MILLIS_DIGITS = 3;

  private ServerFrame() {}

  /** The first frame of a connection. */
  static JsonText hello(LiveSettings settings) {
    BigDecimal seconds = BigDecimal.valueOf(settings.heartbeat().toMillis(), MILLIS_DIGITS).stripTrailingZeros();
    return begin("hello").number("version", VERSION).plain("heartbeatSeconds", seconds.toPlainString())
        .number("updatesPerSecondMax", settings.updatesPerSecond()).close();
  }

  static JsonText pong(@Nullable String id) {
    return withId(begin("pong"), id).close();
  }

  /** A problem with a frame of the client, which may have had an id. */
  static JsonText error(LiveProblem problem, @Nullable String id) {
    return problem(withId(begin("error"), id), problem);
  }

  static JsonText of(LiveEvent event) {
    return switch (event) {
      case LiveEvent.Snapshot told -> snapshot(told);
      case LiveEvent.Changed told -> changed(told);
      case LiveEvent.Deleted told -> at(begin("deleted").text("name", told.counter().value()).number("version", told.to().number())
          .number("from", told.from().number()), told.at()).close();
      case LiveEvent.Gap told -> begin("gap").text("name", told.counter().value()).number("after", told.after().number()).close();
      case LiveEvent.Refused told -> refusal(told, null);
    };
  }

  /** A refusal of what a frame of the client asked for, which may have had an id. */
  static JsonText refusal(LiveEvent.Refused told, @Nullable String id) {
    JsonText out = withId(begin("error"), id).text(told.isPrefix() ? "prefix" : "name", told.subject());
    return problem(out, Refusals.problemOf(told));
  }

  /** The word an event is told by. */
  static String type(LiveEvent event) {
    return switch (event) {
      case LiveEvent.Snapshot _ -> "snapshot";
      case LiveEvent.Changed _ -> "change";
      case LiveEvent.Deleted _ -> "deleted";
      case LiveEvent.Gap _ -> "gap";
      case LiveEvent.Refused _ -> "error";
    };
  }

  private static JsonText snapshot(LiveEvent.Snapshot told) {
    JsonText out = begin("snapshot").text("name", told.counter().value()).plain("value", told.value())
        .plain("version", told.version() == null ? null : told.version().number());
    return (told.at() == null ? out.plain("at", null) : at(out, told.at())).close();
  }

  private static JsonText changed(LiveEvent.Changed told) {
    CounterName name = told.counter();
    JsonText out = begin("change").text("name", name.value()).number("value", told.value()).number("version", told.to().number())
        .number("from", told.from().number()).plain("delta", told.delta());
    at(out, told.at());
    return (told.redefined() ? out.plain("redefined", true) : out).close();
  }

  private static JsonText problem(JsonText out, LiveProblem problem) {
    problem.writeTo(out.field("problem"));
    return out.close();
  }

  private static JsonText begin(String type) {
    return new JsonText().open().text("type", type);
  }

  private static JsonText at(JsonText out, Instant at) {
    return out.text("at", at.toString());
  }

  private static JsonText withId(JsonText out, @Nullable String id) {
    return id == null ? out : out.text("id", id);
  }
}
