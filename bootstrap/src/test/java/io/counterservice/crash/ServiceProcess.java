package io.counterservice.crash;

import io.counterservice.adapter.persistence.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The packaged service as a child process, on a port and a directory of its own. It can be killed and started again; the
 * directory keeps its data and the log of all its lives.
 */
final class ServiceProcess implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(45);
  private static final Duration POSTGRES_STOP_MAX = Duration.ofSeconds(20);
  private static final int LOG_TAIL_LINES = 40;

  static final List<String> JAVA_OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Place place;
  private final Path jar;
  private final Path home;
  private final String apiKey;
  private final List<String> javaOptions;
  private final List<String> arguments;
  private final int port = Ports.free();
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2))
      .build();
  private @Nullable Process process;

  ServiceProcess(Path jar, Path home, String apiKey) {
    this(Place.HERE, jar, home, apiKey, JAVA_OPTIONS, List.of());
  }

  /** @param arguments further settings, such as the address of a database that is not its own */
  ServiceProcess(Place place, Path jar, Path home, String apiKey, List<String> javaOptions, List<String> arguments) {
    this.place = place;
    this.jar = jar;
    this.home = home;
    this.apiKey = apiKey;
    this.javaOptions = List.copyOf(javaOptions);
    this.arguments = List.copyOf(arguments);
    // Whoever ends the campaign early must not leave the service running.
    Runtime.getRuntime().addShutdownHook(new Thread(this::abandon));
  }

  /** The newest executable jar that was packaged, looked for from the root of the project and from its module. */
  static Path packagedJar() throws IOException {
    for (Path directory : List.of(Path.of("bootstrap", "target"), Path.of("target")))
      if (Files.isDirectory(directory))
        try (var files = Files.list(directory)) {
          var jar = files.filter(file -> file.getFileName().toString().matches("bootstrap-[0-9].*(?<!-sources|-tests)\\.jar")).findFirst();
          if (jar.isPresent())
            return jar.get().toAbsolutePath();
        }
    throw new IOException("the service is not packaged: there is no bootstrap/target/bootstrap-*.jar");
  }

  void start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(place.command());
    command.addAll(
        List.of(java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseCompactObjectHeaders"));
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", jar.toString(), "--server.address=" + place.address(), "--server.port=" + port,
        "--counter.embedded.data-directory=" + data()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("COUNTER_BOOTSTRAP_API_KEY", apiKey);
    process = builder.start();
  }

  /** @throws IOException if the service ended, or is not ready within {@code limit} */
  void waitUntilReady(Duration limit) throws IOException {
    boolean settled = Patience.until(limit, () -> isReady() || !isAlive());
    if (!settled || !isAlive())
      throw new IOException(
          "the service " + (isAlive() ? "was not ready within " + limit.toSeconds() + " s" : "ended") + ":\n" + logTail());
  }

  boolean isReady() {
    return isUp("readiness");
  }

  /** Whether it does not ask to be killed. */
  boolean isLive() {
    return isUp("liveness");
  }

  private boolean isUp(String probe) {
    return ask(health(probe)).filter(answer -> answer.statusCode() == 200).isPresent();
  }

  /** Whether it says that its grid is in this state. */
  boolean hasGrid(String state) {
    return ask(health("grid").header("Authorization", "Bearer " + apiKey))
        .filter(answer -> answer.body().contains("\"state\":\"" + state + "\"")).isPresent();
  }

  private HttpRequest.Builder health(String group) {
    return HttpRequest.newBuilder(uri().resolve("/actuator/health/" + group)).timeout(Duration.ofSeconds(5));
  }

  private Optional<HttpResponse<String>> ask(HttpRequest.Builder request) {
    try {
      return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Ends the JVM at once, as a power failure would, and waits until it is gone. */
  void kill9() throws InterruptedException {
    if (process != null)
      process.destroyForcibly().waitFor();
  }

  /** The parent process of this directory's PostgreSQL if it runs; the others end when they notice that it is gone. */
  Optional<ProcessHandle> postgres() {
    try {
      var lines = Files.readAllLines(data().resolve("postgresql").resolve("postmaster.pid"));
      // The process of a stale file may have another successor by now.
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ServiceProcess::isPostgres);
    } catch (IOException | NumberFormatException | NoSuchElementException _) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("postgres")).isPresent();
  }

  /** Asks the service to stop as an operator does, and waits for it; false where it had to be killed. */
  boolean stop() throws InterruptedException {
    if (process == null)
      return true;
    process.destroy();
    if (process.waitFor(STOP_MAX))
      return true;
    kill9();
    return false;
  }

  URI uri() {
    return URI.create("http://" + place.address() + ":" + port);
  }

  Path log() {
    return home.resolve("service.log");
  }

  private Path data() {
    return home.resolve("data");
  }

  private String logTail() throws IOException {
    var lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }

  /** Stops the service, and PostgreSQL if it outlives it. */
  @Override
  public void close() {
    try {
      boolean _ = stop();
    } catch (InterruptedException _) {
      abandon();
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
    if (!Patience.until(POSTGRES_STOP_MAX, () -> postgres().isEmpty()))
      postgres().ifPresent(ProcessHandle::destroyForcibly);
  }

  private void abandon() {
    if (process != null)
      process.destroyForcibly();
  }
}
