package io.counterservice.adapter.persistence.grid;

import io.counterservice.application.port.out.ChangeRelay.Interest;
import io.counterservice.application.testing.Await;
import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A node in a process of its own, which can be frozen: it hears of {@code call} and tells of {@code echo} with the same version. */
final class EchoNode implements AutoCloseable {
  static final CounterName CALL = new CounterName("call");
  static final CounterName ECHO = new CounterName("echo");
  private final Process process;

  private EchoNode(Process process) {
    this.process = process;
  }

  static EchoNode start(GridSettings settings) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new EchoNode(new ProcessBuilder(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), EchoNode.class.getName(),
        settings.clusterName(), Integer.toString(settings.port()), String.join(",", settings.named())).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Runs until its input ends. */
  public static void main(String[] arguments) throws IOException {
    var settings = new GridSettings(true, arguments[0], "127.0.0.1", Integer.parseInt(arguments[1]), List.of(arguments[2].split(",")),
        null);
    try (var member = new GridMember(settings); var relay = new HazelcastChangeRelay(member)) {
      relay.subscribe(rows -> rows.stream().filter(row -> row.counter().equals(CALL))
          .forEach(row -> relay.publish(List.of(row(ECHO, row.to().number())))));
      relay.watch(new Interest(Set.of(CALL), Set.of()));
      member.start();
      Await.until(() -> member.instance() != null);
      while (System.in.read() >= 0);
    }
  }

  static CounterChanged row(CounterName counter, long version) {
    return new CounterChanged(counter, Change.Kind.COUNT, new Version(version), new Version(version), 0, version, Instant.EPOCH, null);
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
