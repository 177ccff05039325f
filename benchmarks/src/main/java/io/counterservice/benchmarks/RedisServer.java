package io.counterservice.benchmarks;

import java.io.IOException;
import java.util.List;

/** A redis-server of our own with an append-only file; no snapshots and no rewriting of the file, which would only slow it down. */
record RedisServer(Port port, String appendFsync) {

  static RedisServer start(Workshop workshop, String appendFsync) throws IOException, InterruptedException {
    var port = Port.free();
    var folder = workshop.makeFolder("redis-" + appendFsync);
    var process = workshop.children().start(List.of("redis-server", "--port", String.valueOf(port.number()), "--bind", Port.HOST, "--dir",
        folder.toString(), "--save", "", "--appendonly", "yes", "--appendfsync", appendFsync, "--auto-aof-rewrite-percentage", "0"),
        workshop.file("redis-" + appendFsync + ".log"));
    port.awaitListening(process);
    return new RedisServer(port, appendFsync);
  }
}
