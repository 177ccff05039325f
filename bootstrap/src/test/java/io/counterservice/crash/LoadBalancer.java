package io.counterservice.crash;

import io.counterservice.adapter.persistence.testing.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** HAProxy with the configuration of the documents, but for the ports. */
record LoadBalancer(int port, Process process) implements AutoCloseable {
  private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
  private static final Path CONFIGURATION = Path.of("docs", "operating", "haproxy.cfg");
  private static final List<String> BACKENDS = List.of("127.0.0.1:8080", "127.0.0.1:8081", "127.0.0.1:8082");
  private static final String FRONTEND = "127.0.0.1:8000";

  static boolean isInstalled() {
    return Files.isExecutable(HAPROXY);
  }

  static LoadBalancer start(Path home, List<ServiceProcess> nodes) throws IOException {
    int port = Ports.free();
    var text = Files.readString(Files.exists(CONFIGURATION) ? CONFIGURATION : Path.of("..").resolve(CONFIGURATION)).replace(FRONTEND,
        "127.0.0.1:" + port);
    for (int i = 0; i < nodes.size(); i++)
      text = text.replace(BACKENDS.get(i), nodes.get(i).uri().getAuthority());
    var file = Files.writeString(home.resolve("haproxy.cfg"), text);
    var process = new ProcessBuilder(HAPROXY.toString(), "-db", "-f", file.toString()).redirectErrorStream(true)
        .redirectOutput(home.resolve("haproxy.log").toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new LoadBalancer(port, process);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
