package io.counterservice.adapter.websocket;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import org.jspecify.annotations.Nullable;

/** Server-sent events as they are written. */
final class StreamText {
  /** What a browser waits before it comes back, in milliseconds. */
  static final String BEGIN = "retry: 2000\n\n";
  static final String HEARTBEAT = ":\n\n";

  private StreamText() {}

  /** An event of a stream that has one counter alone, so that the cursor says no more than the event itself. */
  static CharSequence ofLone(LiveEvent event) {
    var cursor = new Cursor();
    CounterName name = counterOf(event);
    if (name != null)
      cursor.tell(name, versionOf(event), isThere(event));
    return of(event, cursor);
  }

  static CharSequence of(LiveEvent event, Cursor cursor) {
    var out = new StringBuilder(256).append("id: ");
    cursor.writeTo(out);
    return event(out.append('\n'), ServerFrame.type(event), ServerFrame.of(event));
  }

  /** An error, which leaves the reader where it is. */
  static CharSequence ofError(JsonText error) {
    return event(new StringBuilder(256), "error", error);
  }

  /** The counter of an event; none where it is refused. */
  static @Nullable CounterName counterOf(LiveEvent event) {
    return switch (event) {
      case LiveEvent.Snapshot told -> told.counter();
      case LiveEvent.Changed told -> told.counter();
      case LiveEvent.Deleted told -> told.counter();
      case LiveEvent.Gap told -> told.counter();
      case LiveEvent.Refused _ -> null;
    };
  }

  /** Up to which version the counter is known after an event. */
  static @Nullable Version versionOf(LiveEvent event) {
    return switch (event) {
      case LiveEvent.Snapshot told -> told.version();
      case LiveEvent.Changed told -> told.to();
      case LiveEvent.Deleted told -> told.to();
      case LiveEvent.Gap told -> told.after();
      case LiveEvent.Refused _ -> null;
    };
  }

  /** Whether there is such a counter after an event. */
  static boolean isThere(LiveEvent event) {
    return !(event instanceof LiveEvent.Deleted || (event instanceof LiveEvent.Snapshot now && now.value() == null));
  }

  private static CharSequence event(StringBuilder out, String type, JsonText data) {
    return out.append("event: ").append(type).append("\ndata: ").append(data).append("\n\n");
  }
}
