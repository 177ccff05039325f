package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.in.ReadAudit;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counters out of the console and into it, as files. */
class ConsoleFilesIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();

  private static final String HOSTILE = "<script>window.pwned=1</script>";
  private static final List<String> PIECES = List.of("=", "'", "\\\"", ",", ";", "\\n", "\\\\", " ", "é", "😀", "<b>", "a");
  private static Console console;

  @BeforeAll
  static void start() {
    console = Console.shared();
  }

  @Test
  void a_file_is_looked_at_applied_and_taken_away_again() {
    console.counter("files.stock", "{\"max\":10,\"value\":5}");
    Visit operator = console.visitor().signIn(console.user(Role.OPERATOR), Console.PASSWORD);
    Page page = console.page(CHROMIUM.window(1280, 860, true, ColorScheme.LIGHT), operator);
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(console.url("/console/counters?prefix=files."));
    page.locator("text=Import").click();
    page.locator("#file").setInputFiles(new FilePayload("stock & <b>.csv", "text/csv",
        ("name,value,max,description\nfiles.stock,7,12,\nfiles.new,1,," + HOSTILE + "\n" + HOSTILE + ",1,,\nfiles.over,9,8,\n")
            .getBytes(StandardCharsets.UTF_8)));
    page.locator("text=See what would change").click();
    assertThat(page.locator("h1")).hasText("stock & <b>.csv");
    assertThat(page.locator(".tile dd")).hasText(new String[] {"4", "1", "1", "0", "2"});
    assertThat(page.locator("section[aria-labelledby=pr] tbody tr")).hasCount(2);
    assertThat(page.locator("section[aria-labelledby=pr]")).containsText("value must be at most 8, but is 9");
    assertThat(page.locator("section[aria-labelledby=df] tbody tr").first()).containsText("value 5 → 7");
    assertThat(page.locator("section[aria-labelledby=df]")).containsText(HOSTILE);
    assertThat(console.value("files.stock")).isEqualTo(5);
    String address = page.url();
    String path = address.substring(address.indexOf("/console"));
    Visit admin = console.as(Role.ADMIN);
    assertThat(admin.get(path).body()).contains(operator.name() + "</bdi> brought this file").doesNotContain("Apply 2 changes");
    assertThat(admin.post(path).status()).as("somebody else's").isEqualTo(403);
    assertThat(console.value("files.stock")).isEqualTo(5);
    page.locator("text=Apply 2 changes").click();
    assertThat(page.locator("[role=status]")).containsText("Imported.");
    assertThat(page.locator(".tile dd")).hasText(new String[] {"4", "1", "1", "0", "2"});
    assertThat(console.value("files.stock")).isEqualTo(7);
    assertThat(console.value("files.over")).isEqualTo(-1);
    assertThat(page.evaluate("() => String(window.pwned)")).isEqualTo("undefined");
    long version = console.version("files.stock");
    assertThat(operator.post(path).status()).as("applied twice").isEqualTo(303);
    assertThat(console.version("files.stock")).isEqualTo(version);
    assertThat(console.as(Role.OPERATOR).get(path).status()).as("somebody else's").isEqualTo(404);
    assertThat(operator.get("/console/import/%00").body()).contains("There is no such import");
    assertThat(entries(operator)).containsExactly(AuditAction.COUNTERS_IMPORTED);
    page.navigate(console.url("/console/counters?prefix=files."));
    page.locator("summary:has-text('Export')").click();
    Download file = page.waitForDownload(() -> page.locator("text=CSV, for a spreadsheet").click());
    assertThat(file.suggestedFilename()).isEqualTo("counters.csv");
    assertThat(text(file)).isEqualTo("name,value,initialValue,min,max,description,labels,public\r\nfiles.new,1,0,,," + HOSTILE
        + ",,false\r\nfiles.stock,7,0,,12,,,false\r\n");
    assertThat(complaints).isEmpty();
  }

  @Test
  void it_works_without_script_and_says_what_is_wrong() {
    Page page = console.page(CHROMIUM.window(1280, 860, false, ColorScheme.LIGHT), Role.OPERATOR);
    page.navigate(console.url("/console/import"));
    page.locator("text=See what would change").click();
    assertThat(page.locator("#file-error")).containsText("must be chosen, or rows pasted below");
    page.locator("#text").fill("name;valeu\npasted.one;3\n");
    page.locator("text=See what would change").click();
    assertThat(page.locator("#text-error")).containsText("valeu is not a column here");
    assertThat(page.locator("#text")).hasValue("name;valeu\npasted.one;3\n");
    page.locator("#text").fill("name;value\npasted.one;3\n");
    page.locator("text=See what would change").click();
    page.locator("text=Apply 1 change").click();
    assertThat(page.locator("[role=status]")).containsText("Imported.");
    assertThat(console.value("pasted.one")).isEqualTo(3);
    page.navigate(console.url("/console/import"));
    page.locator("#text").fill("{\"name\":\"pasted.one\",\"value\":3}");
    page.locator("text=See what would change").click();
    assertThat(page.locator("main")).containsText("There is nothing to apply");
  }

  @Test
  void a_file_without_our_token_or_role_is_not_taken() {
    Visit operator = console.as(Role.OPERATOR);
    String rows = part("file\"; filename=\"a.csv", "name\nforged.one\n");
    for (String form : List.of(rows, part("_csrf", "made up") + rows, part("_csrf", console.visitor().token()) + rows,
        rows + part("_csrf", operator.token()))) {
      Reply reply = send(operator, form);
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).contains("Nothing was changed");
    }
    Visit viewer = console.as(Role.VIEWER);
    assertThat(send(viewer, part("_csrf", viewer.token()) + rows).status()).isEqualTo(403);
    assertThat(viewer.get("/console/import").status()).isEqualTo(403);
    assertThat(viewer.get("/console/counters?prefix=files.").body()).contains("counters.ndjson").doesNotContain("/console/import");
    assertThat(viewer.get("/console/counters.ndjson?prefix=none.").status()).isEqualTo(200);
    Reply taken = send(operator, part("_csrf", operator.token()) + rows);
    assertThat(taken.status()).isEqualTo(303);
    assertThat(console.value("forged.one")).as("only looked at").isEqualTo(-1);
  }

  @Test
  void a_form_that_cannot_be_read_is_told_so() {
    Visit operator = console.as(Role.OPERATOR);
    String token = part("_csrf", operator.token());
    Reply tooLong = send(operator, token + part("text", "a\n".repeat(140_000)));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.body()).contains("is too long to be pasted");
    for (String head : List.of("", "Content-Type: text/csv\r\n", "Content-Disposition: form-data\r\n",
        "Content-Disposition: form-data; x\r\n",
        "Content-Disposition: form-data; filename=\"a.csv\"\r\n"))
      for (String before : List.of("", token)) {
        Reply reply = send(operator, before + "--limit\r\n" + head + "\r\nname\na\r\n");
        assertThat(reply.status()).as(before + head).isEqualTo(400);
        assertThat(reply.body()).contains("The request is wrong");
      }
  }

  @Test
  void what_is_exported_imported_and_exported_again_is_the_same_to_the_byte() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var rows = new StringBuilder();
    for (int number = 0; number < 60; number++)
      rows.append("{\"name\":\"trip.").append(number).append("\",\"value\":").append(random.nextLong())
          .append(",\"initialValue\":5,\"min\":-9223372036854775808,\"max\":9223372036854775807,\"description\":\"").append(text(random))
          .append("\",\"labels\":{\"k").append(text(random)).append("\":\"").append(text(random)).append("\"}}\n");
    assertThat(imported("application/x-ndjson", rows.toString())).as("seed %d", seed).startsWith("{\"rows\":60,\"created\":60,");
    for (String format : List.of("csv", "ndjson")) {
      String file = console.rest("GET", "/export?prefix=trip.&format=" + format, "").body();
      String type = format.equals("csv") ? "text/csv" : "application/x-ndjson";
      for (int number = 0; number < 60; number++)
        assertThat(console.rest("DELETE", "/counters/trip." + number, "").status()).isEqualTo(200);
      assertThat(imported(type, file)).as("seed %d", seed).startsWith("{\"rows\":60,\"created\":60,");
      assertThat(console.rest("GET", "/export?prefix=trip.&format=" + format, "").body()).as("seed %d", seed).isEqualTo(file);
      assertThat(imported(type, file)).as("seed %d", seed)
          .isEqualTo("{\"rows\":60,\"created\":0,\"changed\":0,\"unchanged\":60,\"refused\":0,\"problems\":[]}");
    }
  }

  private static String imported(String type, String file) {
    Reply reply = console.send(console.withKey(Request.of("POST", "/import").body(type, file)));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.body();
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int count = random.nextInt(6); count > 0; count--)
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    return text.toString();
  }

  private static Reply send(Visit visit, String parts) {
    return visit.send(Request.of("POST", "/console/import").body("multipart/form-data; boundary=limit", parts + "--limit--\r\n"));
  }

  private static String part(String name, String content) {
    return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
  }

  private static List<AuditAction> entries(Visit visit) {
    var query = new AuditQuery(Actor.user(visit.name()), null, null, null, null, null, 10);
    return console.answer(console.part(ReadAudit.class).list(query)).stream().map(record -> record.entry().action())
        .filter(action -> action.text().startsWith("counter")).toList();
  }

  private static String text(Download file) {
    try {
      return Files.readString(file.path());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
