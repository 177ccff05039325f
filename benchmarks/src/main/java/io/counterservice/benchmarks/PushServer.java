package io.counterservice.benchmarks;

import io.counterservice.benchmarks.live.Feed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Something that pushes what changes to subscribers of one counter or channel.
 *
 * @param title under which it is listed
 * @param doors where subscribers connect, evenly
 * @param inlet where changes are sent to, as the requests that {@code publication} gives
 * @param processes which, with their children, do the work
 */
record PushServer(String title, List<Port> doors, Feed feed, Port inlet, Supplier<byte[]> publication, List<Process> processes) {

  List<InetSocketAddress> addresses() {
    return doors.stream().map(PushServer::address).toList();
  }

  InetSocketAddress inletAddress() {
    return address(inlet);
  }

  /** Processor time of all its processes so far. */
  double cpuSeconds() {
    return processes.stream().map(Process::toHandle).flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .mapToDouble(process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9).sum();
  }

  /** A whole HTTP request. */
  static byte[] request(String methodAndPath, String headers, String body) {
    return "%s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s".formatted(methodAndPath, headers, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static InetSocketAddress address(Port port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number());
  }
}
