package io.counterservice.crash;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream of server-sent events, read by hand. */
final class LiveStream implements LiveLine {
  private final LiveWire wire;
  private int chunk;

  private LiveStream(LiveWire wire) {
    this.wire = wire;
  }

  /** @param lastId of the last event heard, where the stream is gone on with by it */
  static LiveStream open(LiveWire wire, String apiKey, String query, @Nullable String lastId) throws IOException {
    wire.ask("GET /stream?" + query + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + apiKey
        + (lastId == null ? "" : "\r\nLast-Event-ID: " + lastId) + "\r\n\r\n", 200);
    return new LiveStream(wire);
  }

  @Override
  public Heard next() throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (true) {
      var line = line();
      int colon = line.indexOf(": ");
      if (colon > 0)
        fields.put(line.substring(0, colon), line.substring(colon + 2));
      var data = fields.get("data");
      if (line.isEmpty() && data != null)
        return new Heard(Json.object(Json.parse(data)), fields.get("id"));
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = read(); next != '\n'; next = read())
      line.append((char) next);
    return line.toString();
  }

  /** The next byte of the body, which comes in chunks. All that is told here is ASCII. */
  private int read() throws IOException {
    if (chunk == 0) {
      chunk = Integer.parseInt(head(), 16);
      if (chunk == 0)
        throw new EOFException("the stream ended");
    }
    int next = wire.in().readUnsignedByte();
    chunk--;
    if (chunk == 0)
      wire.in().skipNBytes(2);
    return next;
  }

  private String head() throws IOException {
    byte[] bytes = new byte[8];
    int length = 0;
    for (byte next = wire.in().readByte(); next != '\r'; next = wire.in().readByte())
      bytes[length++] = next;
    wire.in().skipNBytes(1);
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
