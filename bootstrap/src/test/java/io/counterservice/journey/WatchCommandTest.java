package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.counterservice.application.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./counter watch}, the command itself, on a feed of the test's own. */
@Timeout(60)
class WatchCommandTest {
  private static final String KEY = "ck_watcher_0123456789abcdef";
  private static final String DOWNLOADS = "{\"type\":\"change\",\"name\":\"downloads\",\"value\":1234567,\"version\":8,\"from\":8,\"delta\":6,\"at\":\"2026-11-21T11:25:08.123Z\"}";

  @TempDir
  Path home;
  private final List<Process> started = new ArrayList<>();
  private FeedStub feed;

  @BeforeEach
  void open() throws IOException {
    assumeThat(Path.of("/usr/bin/curl")).isExecutable();
    feed = new FeedStub();
  }

  @AfterEach
  void close() throws IOException {
    for (var process : started)
      Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
    feed.close();
  }

  @Test
  void prints_a_line_for_each_value() throws Exception {
    feed.tell("a", "{\"type\":\"snapshot\",\"name\":\"shop.stock\",\"value\":null,\"version\":null,\"at\":null}");
    feed.tell("b", DOWNLOADS);
    feed.tell("c", "{\"type\":\"gap\",\"name\":\"downloads\",\"after\":8}");
    feed.tell("d",
        "{\"type\":\"error\",\"name\":\"secret\",\"problem\":{\"type\":\"/problems/forbidden\",\"title\":\"t\",\"detail\":\"is not yours\"}}");
    feed.tell("e", "{\"type\":\"deleted\",\"name\":\"downloads\",\"version\":9,\"from\":9,\"at\":\"2026-11-21T11:25:09Z\"}");

    var watch = start(Map.of("COUNTER_API_KEY", KEY), "downloads", "a:b", "shop.*");

    Await.until(() -> printed().contains("deleted"));
    assertThat(printed().lines()).containsExactly("- shop.stock - -", "2026-11-21T11:25:08.123Z downloads 1234567 8",
        "2026-11-21T11:25:09Z downloads deleted 9");
    assertThat(complained()).isEqualTo("secret: is not yours\n");
    assertThat(feed.asked).containsExactly("counters=downloads,a:b&prefix=shop. key=" + KEY + " last=");
    assertThat(watch.descendants().map(process -> process.info().commandLine().orElse("")).filter(line -> line.contains("curl")))
        .isNotEmpty()
        .noneMatch(line -> line.contains(KEY));
    assertEndsTidily(watch);
  }

  @Test
  void comes_back_to_where_it_was() throws Exception {
    feed.tell("so-far", DOWNLOADS);
    feed.hangUp();

    start(Map.of(), "downloads");

    Await.until(() -> feed.asked.size() == 2);
    assertThat(feed.asked).containsExactly("counters=downloads key= last=", "counters=downloads key= last=so-far");
    assertThat(complained()).isEqualTo("The connection has ended; trying again in 1 s\n");
    feed.tell("more", DOWNLOADS);
    Await.until(() -> printed().lines().count() == 2);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"401 | The API key in COUNTER_API_KEY is not valid.",
      "403 | This may not be watched with this key: for a reason",
      "404 | There is no live feed at", "400 | The service answers 400: for a reason"})
  void gives_up_where_that_is_all_that_helps(int status, String sentence) throws Exception {
    feed.refuse(status, "for a reason");

    var watch = start(Map.of("COUNTER_API_KEY", KEY), "downloads");

    assertThat(watch.waitFor()).isEqualTo(1);
    assertThat(complained().lines()).hasSize(1).first().asString().startsWith(sentence);
  }

  @Test
  void tells_who_has_no_key_to_bring_one() throws Exception {
    feed.refuse(401, "");

    assertThat(start(Map.of(), "downloads").waitFor()).isEqualTo(1);

    assertThat(complained()).isEqualTo("This cannot be watched without a key: set COUNTER_API_KEY.\n");
  }

  @Test
  void waits_for_a_service_that_is_full_or_gone() throws Exception {
    feed.refuse(503, "is full.");
    start(Map.of(), "downloads");
    Await.until(() -> complained().contains("The service says: is full; trying again in 2 s"));

    feed.close();

    Await.until(() -> complained().contains("No connection to " + feed.url() + " (curl: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "sh*op", "a,b", "a&b", "*.*"})
  void refuses_what_no_counter_is_called(String subject) throws Exception {
    assertThat(start(Map.of(), subject).waitFor()).isEqualTo(1);
    assertThat(complained().lines()).hasSize(1);
    assertThat(feed.asked).isEmpty();
  }

  @Test
  void needs_curl_and_says_so() throws Exception {
    for (var tool : List.of("sh", "dirname", "cat"))
      Files.createSymbolicLink(home.resolve(tool), Path.of("/usr/bin", tool));

    assertThat(start(Map.of("PATH", home.toString()), "downloads").waitFor()).isEqualTo(1);

    assertThat(complained()).isEqualTo("\"./counter watch\" needs curl, and there is none.\n");
  }

  @Test
  void draws_a_table_on_a_terminal_and_leaves_it_tidy() throws Exception {
    assumeThat(Path.of("/usr/bin/script")).isExecutable();
    feed.tell("a", DOWNLOADS);
    feed.tell("b", DOWNLOADS.replace("1234567", "-1234577").replace(":08.123", ":10.123").replace("downloads", "shop.sold"));
    feed.tell("c", DOWNLOADS.replace("1234567", "1234577").replace(":08.123", ":10.123"));

    var watch = start(Map.of(), List.of("script", "-qec", "stty cols 60 rows 9; exec " + command() + " watch downloads", "/dev/null"));

    Await.until(() -> printed().contains("* downloads   1,234,577  +5.0/s\u001b[K"));
    assertThat(printed()).contains("  shop.sold  -1,234,577        \u001b[K", "  live\u001b[K").startsWith("\u001b[?25l");
    var shell = watch.descendants().filter(process -> process.info().commandLine().orElse("").contains("counter watch")).findFirst();
    shell.orElseThrow().destroy();
    assertThat(watch.waitFor()).isEqualTo(143);
    assertThat(printed()).endsWith("\u001b[?25h");
  }

  @Test
  void the_command_is_clean() throws Exception {
    assumeThat(Path.of("/usr/bin/shellcheck")).isExecutable();
    assertThat(start(Map.of(), List.of("shellcheck", command().toString())).waitFor()).as(printed()).isZero();
  }

  /** Nothing that it started is left, nor any file. */
  private void assertEndsTidily(Process watch) throws InterruptedException, IOException {
    var children = watch.descendants().toList();
    assertThat(children).isNotEmpty();
    watch.destroy();
    assertThat(watch.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(watch.exitValue()).isEqualTo(143);
    Await.until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    try (var left = Files.list(home)) {
      assertThat(left.map(Path::getFileName)).containsExactlyInAnyOrder(Path.of("out"), Path.of("err"));
    }
  }

  private Process start(Map<String, String> environment, String... subjects) throws IOException {
    var command = new ArrayList<>(List.of(command().toString(), "watch"));
    command.addAll(List.of(subjects));
    return start(environment, command);
  }

  private Process start(Map<String, String> environment, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectOutput(home.resolve("out").toFile()).redirectError(home.resolve("err").toFile());
    builder.environment().putAll(Map.of("COUNTER_URL", feed.url() + "/", "TMPDIR", home.toString()));
    builder.environment().putAll(environment);
    started.add(builder.start());
    return started.getLast();
  }

  /** From the root of the project, or from its module. */
  private static Path command() {
    return Stream.of(Path.of("counter"), Path.of("..", "counter")).filter(Files::isExecutable).findFirst().orElseThrow().toAbsolutePath()
        .normalize();
  }

  private String printed() {
    return read("out");
  }

  private String complained() {
    return read("err");
  }

  private String read(String file) {
    try {
      return Files.readString(home.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
