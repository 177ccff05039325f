package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.ManageUsers;
import io.counterservice.application.port.in.ManageUsers.NewUser;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A viewer of the console is told of in the audit trail, and reads it. */
class ConsoleAuditIT {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String FIRST = "correct horse";
  private static final String PASSWORD = "battery staple";
  private static final String VIEWER = "viv-of-the-audit";
  private static final String TO = "/console/counters/audit.page";
  private final RunningService service = RunningService.shared();
  private final Map<String, String> cookies = new TreeMap<>();
  private String token = "";

  @BeforeEach
  void signIn() throws Exception {
    var _ = service.part(ManageUsers.class).create(new NewUser(VIEWER, Role.VIEWER, FIRST), Caller.SERVICE).toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    assertThat(get("/console/sign-in").status()).isEqualTo(200);
    if (post("/console/sign-in", Map.of("username", VIEWER, "password", FIRST)).header("Location").equals("/console/password"))
      assertThat(post("/console/password", Map.of("former", FIRST, "next", PASSWORD, "again", PASSWORD)).status()).isEqualTo(303);
    else
      assertThat(post("/console/sign-in", Map.of("username", VIEWER, "password", PASSWORD)).status()).isEqualTo(303);
  }

  @Test
  void is_told_of_from_the_first_sign_in_to_the_last_sign_out() {
    assertThat(post("/console/sign-in", Map.of("username", VIEWER, "password", "wrong")).status()).isEqualTo(422);
    assertThat(post("/console/new-key", Map.of("name", "mine")).status()).isEqualTo(403);
    assertThat(post("/console/sign-out", Map.of()).status()).isEqualTo(303);
    assertThat(get("/console/audit").status()).isEqualTo(303);
    List<String> told = entries("/audit?subject=" + VIEWER);
    assertThat(told).first().asString().contains("\"action\":\"signed-out\"", "\"actor\":\"user:" + VIEWER, "\"address\":\"127.0.0.1\"");
    assertThat(told.get(1)).contains("\"action\":\"sign-in-refused\"", "\"actor\":\"anonymous\"");
    assertThat(told).anyMatch(entry -> entry.contains("\"action\":\"signed-in\""))
        .anyMatch(entry -> entry.contains("\"action\":\"password-changed\"")).last().asString().contains("\"action\":\"user-created\"");
    assertThat(entries("/audit?action=forbidden&subject=/console/new*")).first().asString().contains("\"subject\":\"/console/new-key\"",
        "\"actor\":\"user:" + VIEWER);
    assertThat(told.toString()).doesNotContain(FIRST, PASSWORD, "$2");
  }

  @Test
  void reads_what_was_before_and_after_and_takes_it_away() {
    api(Request.of("PUT", "/counters/audit.page").json("{\"max\":1000,\"description\":\"<script>alert(1)</script>\"}"));
    api(Request.of("PATCH", "/counters/audit.page").json("{\"max\":25000,\"reason\":\"=1+1\"}"));
    String page = get("/console/audit?subject=audit.page&action=counter-edited").body();
    assertThat(page).contains("<del>1,000</del>", "<ins>25,000</ins>", "href=\"" + TO + "\"", "counter edited", "bootstrap");
    assertThat(get("/console/audit?subject=audit.page").body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    assertThat(get(TO).body()).contains("/console/audit?subject=audit.page", "All changes of limits");
    Reply table = get("/console/audit.csv?subject=audit.*");
    assertThat(table.header("Content-Disposition")).contains("audit.csv");
    assertThat(table.body()).isEqualTo(api(Request.of("GET", "/audit?subject=audit.*").header("Accept", "text/csv")).body());
    assertThat(table.body().lines()).hasSizeGreaterThan(2);
    assertThat(get("/console/audit?from=yesterday")).matches(wrong -> wrong.status() == 400 && wrong.body().contains("such as 2026-03-31"));
    assertThat(get("/console/audit.csv?from=yesterday").status()).isEqualTo(400);
  }

  @Test
  void goes_on_where_a_page_ends() {
    for (int number = 0; number < 51; number++)
      api(Request.of("PUT", "/counters/audit.many." + number).json("{}"));
    String page = get("/console/audit?subject=audit.many.*").body();
    assertThat(page.split("<section class=\"panel\"", -1)).hasSize(51);
    var next = Pattern.compile("href=\"(/console/audit[^\"]*before=\\d+)\"").matcher(page);
    assertThat(next.find()).isTrue();
    assertThat(get(next.group(1).replace("&amp;", "&")).body().split("<section class=\"panel\"", -1)).hasSize(2);
    assertThat(get("/console/audit.csv?subject=audit.many.*").body().lines()).hasSize(52);
  }

  private List<String> entries(String path) {
    return api(Request.of("GET", path)).json().get("items").valueStream().map(Object::toString).toList();
  }

  private Reply api(Request request) {
    return service.client().send(request.key(service.adminKey()));
  }

  private Reply get(String path) {
    return send(Request.of("GET", path));
  }

  private Reply post(String path, Map<String, String> fields) {
    Map<String, String> form = new TreeMap<>(fields);
    form.put("_csrf", token);
    return send(Request.of("POST", path).body("application/x-www-form-urlencoded", form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"))));
  }

  /** As a browser: keeps cookies and the token of the last form. */
  private Reply send(Request request) {
    String jar = cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
    Reply reply = service.client().send(jar.isEmpty() ? request : request.header("Cookie", jar));
    for (String cookie : reply.headers().allValues("Set-Cookie")) {
      String[] parts = cookie.split("[=;]", 3);
      cookies.put(parts[0], parts[1]);
    }
    var found = TOKEN.matcher(reply.body());
    if (found.find())
      token = found.group(1);
    return reply;
  }
}
