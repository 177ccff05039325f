package io.counterservice.benchmarks;

import io.counterservice.benchmarks.live.Feed;
import io.counterservice.benchmarks.live.StampText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Redis' publish and subscribe through Webdis' WebSocket. Webdis opens a connection to Redis for each subscriber, so two of them share
 * the subscribers, within what one process may open.
 */
final class WebdisPush {
  private static final int PROCESSES = 2;

  private WebdisPush() {}

  static PushServer start(Workshop workshop, int subscribers) throws IOException, InterruptedException {
    var processes = new ArrayList<Process>();
    var redis = Port.free();
    processes.add(workshop.children()
        .start(List.of("redis-server", "--port", String.valueOf(redis.number()), "--bind", Port.HOST, "--save", "",
            "--maxclients", String.valueOf(subscribers + 100), "--dir", workshop.makeFolder("redis-push").toString()),
            workshop.file("redis-push.log")));
    redis.awaitListening(processes.getLast());
    var doors = new ArrayList<Port>();
    for (int number = 0; number < PROCESSES; number++) {
      var port = Port.free();
      var file = workshop.file("webdis-push-" + number + ".json");
      Files.writeString(file, """
          {"redis_host": "%s", "redis_port": %d, "http_host": "%s", "http_port": %d, "threads": 1, "websockets": true,
           "daemonize": false, "database": 0, "acl": [], "verbosity": 0, "logfile": "%s.log"}
          """.formatted(Port.HOST, redis.number(), Port.HOST, port.number(), file));
      processes.add(workshop.children().start(List.of("webdis", file.toString()), workshop.file("webdis-push-" + number + ".log")));
      port.awaitListening(processes.getLast());
      doors.add(port);
    }
    return new PushServer("Redis through Webdis", doors,
        Feed.ofOne("/.json", "Origin: http://localhost\r\n", new StampText(), "[\"SUBSCRIBE\",\"hot\"]"),
        doors.getFirst(),
        () -> PushServer.request("GET /PUBLISH/hot/" + StampText.of(System.currentTimeMillis()), "", ""),
        processes);
  }
}
