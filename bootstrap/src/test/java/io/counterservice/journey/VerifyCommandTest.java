package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./counter verify} and {@code ./counter rebuild-history}, the commands themselves, on a service of the test's own. */
@Timeout(60)
class VerifyCommandTest {
  private static final String KEY = "ck_verifier_0123456789abcdef";
  private static final String STOCK = "{\"name\":\"shop.stock\",\"verified\":false,\"value\":7,\"version\":3,\"initialValue\":0,\"changes\":3,\"since\":null,"
      + "\"faultsFound\":2,\"faults\":[{\"kind\":\"value\",\"detail\":\"Its changes lead to the value 6, but it has the value 7\"},"
      + "{\"kind\":\"rollup\",\"detail\":\"The day of 2026-11-21T00:00:00Z is missing\"}]}";

  @TempDir
  Path home;
  private ServiceStub service;

  @BeforeEach
  void open() throws IOException {
    assumeThat(Path.of("/usr/bin/curl")).isExecutable();
    service = new ServiceStub();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void all_that_are_right_end_with_0() throws Exception {
    service.answer(200, "{\"checked\":500,\"faulty\":[],\"next\":\"m\",\"counters\":1200}");
    service.answer(200, "{\"checked\":500,\"faulty\":[],\"next\":\"x.y:z\"}");
    service.answer(200, "{\"checked\":200,\"faulty\":[],\"next\":null}");

    assertThat(run("verify")).isZero();

    assertThat(printed()).isEmpty();
    assertThat(complained().lines()).containsExactly("  41 %  500 of 1200 counters", "  83 %  1000 of 1200 counters",
        "  100 %  1200 of 1200 counters", "  1200 counters are right");
    assertThat(service.asked).containsExactly("GET /verification?limit=200 key=" + KEY, "GET /verification?limit=200&after=m key=" + KEY,
        "GET /verification?limit=200&after=x.y:z key=" + KEY);
  }

  @Test
  void what_is_not_right_is_told_and_ends_with_1() throws Exception {
    service.answer(200, "{\"checked\":2,\"faulty\":[" + STOCK + "],\"next\":\"shop.stock\",\"counters\":4}");
    service.answer(200, "{\"checked\":2,\"faulty\":[" + STOCK.replace("shop.stock", "zoo") + "],\"next\":null}");

    assertThat(run("verify")).isEqualTo(1);

    assertThat(printed().lines()).containsExactly("shop.stock: value: Its changes lead to the value 6, but it has the value 7",
        "shop.stock: rollup: The day of 2026-11-21T00:00:00Z is missing",
        "zoo: value: Its changes lead to the value 6, but it has the value 7",
        "zoo: rollup: The day of 2026-11-21T00:00:00Z is missing");
    assertThat(complained()).endsWith("  2 of 4 counters are not right\n");
  }

  @Test
  void a_service_without_counters_is_right() throws Exception {
    service.answer(200, "{\"checked\":0,\"faulty\":[],\"next\":null,\"counters\":0}");
    assertThat(run("verify")).isZero();
    assertThat(complained()).isEqualTo("  100 %  0 of 0 counters\n  0 counters are right\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"401 | The API key in COUNTER_API_KEY is not valid.",
      "403 | This needs a key with the scope admin", "404 | There is nothing at", "400 | The service answers 400",
      "200 | This is no answer"})
  void what_could_not_be_found_out_ends_with_2(int status, String sentence) throws Exception {
    service.answer(status, "{}");
    assertThat(run("verify")).isEqualTo(2);
    assertThat(complained().lines()).hasSize(1).first().asString().startsWith(sentence);
  }

  @Test
  void a_service_that_is_full_is_asked_again_and_one_that_is_gone_given_up() throws Exception {
    service.answer(503, "{}");
    service.answer(200, "{\"checked\":1,\"faulty\":[],\"next\":null,\"counters\":1}");
    assertThat(run("verify")).isZero();
    assertThat(complained()).startsWith("The service answers 503; trying again in 1 s\n");

    service.close();
    assertThat(run("verify")).isEqualTo(2);
    assertThat(complained().lines()).hasSize(4).last().asString().startsWith("No connection to " + service.url() + " (curl: ")
        .endsWith("; giving up");
  }

  @Test
  void draws_a_bar_on_a_terminal() throws Exception {
    assumeThat(Path.of("/usr/bin/script")).isExecutable();
    service.answer(200, "{\"checked\":1,\"faulty\":[" + STOCK + "],\"next\":\"m\",\"counters\":2}");
    service.answer(200, "{\"checked\":1,\"faulty\":[],\"next\":null}");

    assertThat(start(List.of("script", "-qec", command() + " verify", "/dev/null"))).isEqualTo(1);

    assertThat(printed()).contains("\r  [###############               ]  50 %  1 of 2 counters\u001b[K",
        "\r  [##############################] 100 %  2 of 2 counters\u001b[K\r\n", "\r\u001b[Kshop.stock: value: ");
  }

  @Test
  void rebuilds_until_the_rollups_have_caught_up() throws Exception {
    service.answer(202, "{\"rebuilding\":true}");
    service.answer(200, "{\"until\":\"1970-01-01T00:00:00Z\",\"lagSeconds\":1795000000}");
    service.answer(200, "{\"until\":\"2026-11-20T00:00:10Z\",\"lagSeconds\":10000}");
    service.answer(200, "{\"until\":\"2026-11-20T02:00:00Z\",\"lagSeconds\":5000}");
    service.answer(200, "{\"until\":\"2026-11-20T03:00:00Z\",\"lagSeconds\":2}");

    assertThat(run("rebuild-history")).isZero();

    assertThat(service.asked).hasSize(5).first().isEqualTo("POST /history/rebuild key=" + KEY);
    assertThat(complained().lines()).containsExactly("  The old roll-ups are gone; new ones are made. Histories are right all the while.",
        "  50 %  up to 2026-11-20T02:00:00Z", "  100 %  up to 2026-11-20T03:00:00Z");
  }

  @Test
  void a_rebuild_that_may_not_be_ends_with_1() throws Exception {
    service.answer(403, "{}");
    assertThat(run("rebuild-history")).isEqualTo(1);
    assertThat(complained()).startsWith("This needs a key with the scope admin");
  }

  private int run(String name) throws IOException, InterruptedException {
    return start(List.of(command().toString(), name));
  }

  private int start(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(new ArrayList<>(command)).redirectOutput(home.resolve("out").toFile())
        .redirectError(home.resolve("err").toFile());
    builder.environment().putAll(Map.of("COUNTER_URL", service.url() + "/", "COUNTER_API_KEY", KEY));
    return builder.start().waitFor();
  }

  /** From the root of the project, or from its module. */
  private static Path command() {
    return Stream.of(Path.of("counter"), Path.of("..", "counter")).filter(Files::isExecutable).findFirst().orElseThrow().toAbsolutePath()
        .normalize();
  }

  private String printed() throws IOException {
    return Files.readString(home.resolve("out"), StandardCharsets.UTF_8);
  }

  private String complained() throws IOException {
    return Files.readString(home.resolve("err"), StandardCharsets.UTF_8);
  }
}
