package io.counterservice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.counterservice.adapter.persistence.testing.Ports;
import io.counterservice.testing.Provider;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People of an OpenID Connect provider at the console. */
class ProviderSignInIT {
  private static final String LEAVE = "/console/sign-in/with/acme";
  private static final String ARRIVE = "/console/sign-in/from/acme";
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private static Provider provider;
  private static RunningService service;

  @BeforeAll
  static void start() {
    provider = Provider.start();
    var settings = new ArrayList<>(provider.settings());
    settings
        .addAll(List.of("--counter.console.oidc.role-claim=realm_access.roles", "--counter.console.oidc.admin-values=counter-admin,root",
            "--counter.console.oidc.operator-values=counter-operator", "--counter.console.oidc.viewer-values=staff",
            "--spring.security.oauth2.client.registration.away.client-id=x",
            "--spring.security.oauth2.client.registration.away.client-name=Away",
            "--spring.security.oauth2.client.provider.away.issuer-uri=http://127.0.0.1:" + Ports.free(1).getFirst(),
            "--counter.bootstrap.admin-password=" + Console.PASSWORD));
    service = RunningService.start(settings.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    service.close();
    provider.close();
  }

  private static Visit visitor() {
    return new Visit(service.client());
  }

  private static void vouch(String name, String... roles) {
    provider.vouch(Map.of("preferred_username", name, "realm_access", Map.of("roles", List.of(roles))));
  }

  /** Where the browser is when it comes back. */
  private static String arrival(Visit visit, String query) {
    Reply left = visit.get(LEAVE + query);
    assertThat(left.status()).as(left.body()).isEqualTo(303);
    String back = Provider.sendOn(left.header("Location"));
    assertThat(back).startsWith(service.baseUri() + ARRIVE + "?");
    return back.substring(service.baseUri().toString().length());
  }

  @ParameterizedTest
  @CsvSource({"ada,staff,viewer", "grace,counter-operator,operator", "joan,root,admin", "mary,staff counter-operator counter-admin,admin"})
  void whoever_has_a_value_of_a_role_comes_in_with_it(String name, String values, String role) {
    vouch(name, values.split(" "));
    Visit visit = visitor();
    Reply arrived = visit.get(arrival(visit, "?then=/console/counters%3Fprefix%3Da"));
    assertThat(arrived.header("Location")).isEqualTo("/console/counters?prefix=a");
    assertThat(visit.get("/console/counters").body()).contains(">" + name + "<", ">" + role + "<");
    assertThat(visit.post("/console/users", "name", "x").status()).isEqualTo(role.equals("admin") ? 422 : 403);
    assertThat(visit.get("/console/users").body()).contains(provider.issuer());
    assertThat(actions(name)).contains("signed-in", "user-created");
  }

  @Test
  void a_role_is_what_the_provider_says_now() {
    Visit visit = visitor();
    vouch("lise", "staff");
    visit.get(arrival(visit, ""));
    vouch("lise", "root");
    visit.get(arrival(visit, ""));
    assertThat(visit.get("/console/counters").body()).contains(">admin<");
  }

  @Test
  void whoever_has_none_stays_out_and_is_told_so() {
    vouch("eve", "visitor");
    Visit visit = visitor();
    Reply reply = visit.get(arrival(visit, ""));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).contains("Without a role here", "eve", "realm_access.roles");
    assertThat(visit.isSignedIn()).isFalse();
    assertThat(actions("eve")).containsExactly("sign-in-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "no name", "<b>x</b>", ""})
  void a_name_that_is_taken_or_none_lets_nobody_in(String name) {
    vouch(name, "root");
    Visit visit = visitor();
    Reply reply = visit.get(arrival(visit, ""));
    assertThat(reply.status()).as(reply.body()).isEqualTo(403);
    assertThat(reply.body()).contains("You are not signed in.").doesNotContain("<b>x");
    assertThat(visit.isSignedIn()).isFalse();
  }

  @Test
  void whoever_is_kept_out_here_stays_out() {
    vouch("mallory", "staff");
    Visit visit = visitor();
    visit.get(arrival(visit, ""));
    Visit admin = visitor().signIn("admin", Console.PASSWORD);
    assertThat(admin.post("/console/users/mallory", "do", "disable").status()).isEqualTo(303);
    assertThat(visit.isSignedIn()).isFalse();
    vouch("mallory", "staff");
    assertThat(visit.get(arrival(visit, "")).body()).contains("You are kept out");
  }

  @Test
  void only_the_browser_that_left_may_come_back_and_once() {
    vouch("ada", "staff");
    Visit visit = visitor();
    String back = arrival(visit, "");
    assertThat(visitor().get(back).body()).as("another browser").contains("not begun here");
    for (String forged : List.of(back.replaceAll("state=[^&]+", "state=made-up"), back.replaceAll("code=[^&]+", "code=made-up"), ARRIVE,
        ARRIVE + "?code=x", ARRIVE + "?error=access_denied&state=x")) {
      Visit other = visitor();
      arrival(other, "");
      assertThat(other.get(forged).status()).as(forged).isEqualTo(403);
      assertThat(other.isSignedIn()).isFalse();
    }
    Visit late = visitor();
    String another = arrival(late, "");
    late.get(another);
    assertThat(late.get(another).status()).as("again").isEqualTo(403);
  }

  /** Anybody may write an address; and what it says stands in the log. */
  @ParameterizedTest
  @CsvSource({"access_denied, access_denied", "x%0AERROR%20forged, unknown", "<b>x</b>, unknown", "a%1B[31m, unknown"})
  void what_an_address_says_of_an_error_is_told_only_where_it_is_a_word(String error, String told) {
    Visit visit = visitor();
    String back = arrival(visit, "");
    String state = back.replaceAll(".*[?&](state=[^&]+).*", "$1");
    Reply reply = visit.get(ARRIVE + "?error=" + error.replace("<", "%3C").replace(">", "%3E").replace("[", "%5B") + "&" + state);
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).contains("(" + told + ")").doesNotContain("forged", "<b>x", "&lt;b&gt;x", "[31m");
    for (String other : List.of("&state=made-up", "")) {
      arrival(visit, "");
      assertThat(visit.get(ARRIVE + "?error=access_denied" + other).body()).contains("(invalid_state_parameter)")
          .doesNotContain("access_denied");
    }
  }

  @Test
  void a_token_that_was_made_for_another_visit_lets_nobody_in() {
    provider.vouch(Map.of("preferred_username", "ada", "realm_access", Map.of("roles", List.of("root")), "nonce", "of another visit"));
    Visit visit = visitor();
    assertThat(visit.get(arrival(visit, "")).status()).isEqualTo(403);
    provider.vouch(Map.of("preferred_username", "ada", "realm_access", Map.of("roles", List.of("root")), "iss", "https://evil.example"));
    assertThat(visit.get(arrival(visit, "")).status()).isEqualTo(403);
    assertThat(visit.isSignedIn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "//evil.example", "/console//evil.example", "javascript:alert(1)"})
  void a_sign_in_leads_to_no_other_host(String then) {
    vouch("ada", "staff");
    Visit visit = visitor();
    assertThat(visit.get(arrival(visit, "?then=" + Visit.encoded(then))).header("Location")).isEqualTo("/console");
  }

  @Test
  void asks_the_provider_with_all_that_keeps_a_sign_in_safe() {
    Visit visit = visitor();
    Reply left = visit.get(LEAVE);
    assertThat(left.header("Location")).startsWith(provider.issuer()).contains("response_type=code", "scope=openid", "state=", "nonce=",
        "code_challenge=", "code_challenge_method=S256").doesNotContain("hush");
    assertThat(left.headers().allValues("Set-Cookie")).filteredOn(cookie -> cookie.startsWith("counter-sign-in=")).singleElement()
        .asString()
        .containsIgnoringCase("HttpOnly").contains("Secure", "SameSite=Lax", "Path=/console/sign-in", "Max-Age=600");
    assertThat(visit.get("/console/sign-in/with/none").status()).isEqualTo(404);
    assertThat(visit.get("/console/sign-in/from/none").status()).isEqualTo(404);
  }

  @Test
  void a_form_that_was_sent_too_late_is_kept_while_its_owner_signs_in_in_another_tab() {
    Reply late = visitor().post("/console/new-counter", "name", "kept.seats", "min", "0");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.body()).contains("target=\"_blank\"", "action=\"/console/new-counter\"", "name=\"name\" value=\"kept.seats\"",
        "Save it now");
  }

  @Test
  void a_provider_that_is_away_keeps_nobody_else_out() {
    assertThat(visitor().get("/console/sign-in").body()).contains("Continue with Acme", "Continue with Away", "name=\"password\"");
    assertThat(visitor().get("/console/sign-in/with/away")).matches(reply -> reply.status() == 503)
        .matches(reply -> reply.body().contains("Away cannot be reached"));
    assertThat(visitor().signIn("admin", Console.PASSWORD).isSignedIn()).isTrue();
  }

  @Test
  void a_person_signs_in_saves_and_signs_out_in_a_browser() {
    vouch("sofia", "counter-operator");
    Page page = CHROMIUM.window(1_280, 800, true, ColorScheme.LIGHT).newPage();
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(service.baseUri() + "/console/new-counter");
    page.getByText("Continue with Acme").click();
    assertThat(page.url()).endsWith("/console/new-counter");
    page.locator("input#name").fill("provider.seats");
    page.locator("form.narrow .btn.go").click();
    page.waitForURL("**/console/counters/provider.seats**");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(page.content()).contains("You are signed out");
    assertThat(page.getByText("Sign out there too").getAttribute("href")).startsWith(provider.issuer() + "/endsession?client_id=console&")
        .contains("post_logout_redirect_uri=", "id_token_hint=");
    page.navigate(service.baseUri() + "/console");
    assertThat(page.url()).contains("/console/sign-in");
    assertThat(complaints).filteredOn(complaint -> complaint.contains("Content Security Policy")).isEmpty();
  }

  private static List<String> actions(String subject) {
    Reply audit = service.client().send(Request.of("GET", "/audit?subject=" + subject).key(service.adminKey()));
    return StreamSupport.stream(audit.json().get("items").spliterator(), false).map(item -> item.get("action").asString()).toList();
  }
}
