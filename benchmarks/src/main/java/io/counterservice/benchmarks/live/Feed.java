package io.counterservice.benchmarks.live;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * What each subscriber says and expects; subscribers are numbered from 0.
 *
 * @param path of the WebSocket
 * @param headers of the handshake, each with its line end
 * @param reader of the texts that come
 * @param subscription the text that a subscriber sends first; empty for none
 * @param counters how many counters each sees, numbered without a gap
 * @param firstCounter the number of a subscriber's first counter
 * @param beginnings how many snapshots a subscriber receives before it counts as subscribed
 */
public record Feed(String path, String headers, TextReader reader, IntFunction<String> subscription, int counters,
    IntUnaryOperator firstCounter, int beginnings) {

  /** Of one counter or channel. */
  public static Feed ofOne(String path, String headers, TextReader reader, String subscription) {
    return new Feed(path, headers, reader, _ -> subscription, 1, _ -> 0, subscription.isEmpty() ? 0 : 1);
  }

  String handshake() {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + headers + "\r\n";
  }
}
