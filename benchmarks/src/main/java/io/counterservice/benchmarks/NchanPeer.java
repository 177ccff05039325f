package io.counterservice.benchmarks;

import io.counterservice.benchmarks.live.Feed;
import io.counterservice.benchmarks.live.StampText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx with nchan, the push module that Debian has: what is posted to a channel goes to its WebSocket subscribers. Nothing is stored. */
final class NchanPeer {
  static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

  /** nchan takes more than one of nginx's places for a subscriber. */
  private static final int CONNECTIONS_EACH = 3;

  private NchanPeer() {}

  static PushServer start(Workshop workshop, int subscribers) throws IOException, InterruptedException {
    var folder = workshop.makeFolder("nginx");
    var port = Port.free();
    var file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration(folder.toString(), port, subscribers));
    var process = workshop.children().start(List.of("nginx", "-p", folder.toString(), "-e", "error.log", "-c", file.toString()),
        workshop.file("nginx.log"));
    port.awaitListening(process);
    return new PushServer("nginx + nchan", List.of(port), Feed.ofOne("/live", "", new StampText(), ""), port,
        () -> PushServer.request("POST /publish", "", StampText.of(System.currentTimeMillis())),
        List.of(process));
  }

  /** One worker: a second one would only take turns with the subscribers on two cores. Messages are kept for nobody who comes later. */
  private static String configuration(String folder, Port port, int subscribers) {
    int connections = CONNECTIONS_EACH * subscribers + 100;
    return """
        load_module %s;
        daemon off;
        worker_processes 1;
        pid %s/nginx.pid;
        events { worker_connections %d; }
        http {
          access_log off;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          server {
            listen %s:%d backlog=4096;
            keepalive_requests 100000000;
            location /live { nchan_subscriber websocket; nchan_channel_id hot; nchan_subscriber_first_message newest; }
            location /publish { nchan_publisher; nchan_channel_id hot; nchan_message_buffer_length 1; }
          }
        }
        """.formatted(MODULE, folder, connections, Port.HOST, port.number());
  }
}
