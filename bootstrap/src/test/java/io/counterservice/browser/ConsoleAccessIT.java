package io.counterservice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.domain.access.Role;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Who comes into the console, and what the server does with requests that no page of it would send. */
class ConsoleAccessIT {
  private static final String COUNTER = "access.seats";
  private static final Set<String> OPEN = Set.of("GET /console/sign-in", "POST /console/sign-in",
      "GET /console/assets/access.seats/access.seats");
  private static final Set<String> OWN = Set.of("/console/password", "/console/sign-out", "/console/theme", "/console/live-ticket");
  private static final List<String> OF_ADMINS = List.of("/console/new-key", "/console/keys", "/console/new-plan", "/console/plans",
      "/console/users");
  private static Console console;

  /** What a handler is mapped to. */
  private record Door(String method, String path) {
    boolean isOpen() {
      return OPEN.contains(this.toString());
    }

    boolean isOfAdmins() {
      return OF_ADMINS.stream().anyMatch(path::startsWith);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeAll
  static void start() {
    console = Console.shared();
  }

  @BeforeEach
  void define() {
    console.counter(COUNTER, "{\"min\":0,\"max\":240}");
  }

  private static List<Door> doors() {
    List<Door> doors = console.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet()
        .stream().flatMap(ConsoleAccessIT::doors)
        .filter(door -> door.path().startsWith("/console")).toList();
    assertThat(doors).hasSizeGreaterThan(25);
    return doors;
  }

  private static Stream<Door> doors(RequestMappingInfo mapping) {
    Collection<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    List<RequestMethod> all = methods.isEmpty() ? Arrays.asList(RequestMethod.values()) : List.copyOf(methods);
    return mapping.getPatternsCondition().getPatterns().stream().flatMap(pattern -> all.stream()
        .map(method -> new Door(method.name(), pattern.getPatternString().replaceAll("\\{[^}]+}|\\*\\*", COUNTER))));
  }

  private static Stream<Door> forms() {
    return doors().stream().filter(door -> door.method().equals("POST") && !door.isOpen());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_form_that_cannot_be_read_is_told_so_before_anybody_signs_in(boolean isLong) {
    String body = isLong ? "a=" + "x".repeat(300_000) : "a=%zz";
    Reply reply = console.send(Request.of("POST", "/console/new-counter").header("Cookie", "counter-csrf=x")
        .body("application/x-www-form-urlencoded", body));
    assertThat(reply.status()).isEqualTo(isLong ? 413 : 400);
    assertThat(reply.body()).contains("<h1>" + (isLong ? "The form is too long" : "The form cannot be read") + "</h1>");
  }

  @Test
  void everything_asks_strangers_to_sign_in() {
    for (Door door : doors()) {
      Visit stranger = console.visitor();
      Reply reply = door.method().equals("POST") ? stranger.post(door.path()) : stranger.get(door.path());
      if (door.isOpen())
        assertThat(reply.status()).as(door.toString()).isNotIn(303, 401, 403);
      else if (door.method().equals("POST"))
        assertThat(reply.body()).as(door.toString()).matches(_ -> reply.status() == 401).contains("name=\"password\"");
      else
        assertThat(reply.header("Location")).as(door.toString()).matches(_ -> reply.status() == 303)
            .startsWith("/console/sign-in?then=%2Fconsole");
    }
  }

  @Test
  void what_changes_something_wants_a_role() {
    for (Door form : forms().filter(form -> !OWN.contains(form.path())).toList()) {
      assertThat(console.as(Role.VIEWER).post(form.path())).as("a viewer's " + form).matches(reply -> reply.status() == 403)
          .matches(reply -> reply.body().contains("Not with your role") && reply.body().contains("viewer"));
      assertThat(console.as(Role.OPERATOR).post(form.path())).as("an operator's " + form)
          .matches(reply -> form.isOfAdmins() == (reply.status() == 403));
    }
  }

  @Test
  void a_form_without_our_token_does_nothing() {
    Visit admin = console.visitor().signIn("admin", Console.PASSWORD);
    Visit other = console.visitor();
    long version = console.version(COUNTER);
    for (Door form : forms().filter(form -> !form.path().endsWith("live-ticket")).toList())
      for (Reply reply : List.of(admin.forge(form.path(), "op", "increment", "by", "1"),
          admin.forge(form.path(), "_csrf", "made up", "op", "increment", "by", "1"),
          admin.forge(form.path(), "_csrf", other.token(), "op", "increment", "by", "1")))
        assertThat(reply).as(form.toString()).matches(answer -> answer.status() == 403 && answer.body().contains("Nothing was changed"));
    assertThat(console.visitor().forge("/console/sign-in", "username", "admin", "password", Console.PASSWORD).status()).isEqualTo(403);
    assertThat(admin.isSignedIn()).isTrue();
    assertThat(console.version(COUNTER)).isEqualTo(version);
    assertThat(admin.post("/console/counters/" + COUNTER + "/operation", "op", "increment", "by", "1").status()).isEqualTo(303);
  }

  @Test
  void a_session_that_somebody_else_knows_is_not_signed_in() {
    Visit attacker = console.visitor().signIn(console.user(Role.VIEWER), Console.PASSWORD);
    String known = attacker.session();
    Visit victim = console.visitor().session(known).signIn("admin", Console.PASSWORD);
    assertThat(victim.session()).isNotEqualTo(known).hasSizeGreaterThan(20);
    assertThat(victim.get("/console/users").status()).isEqualTo(200);
    assertThat(console.visitor().session(known).isSignedIn()).isFalse();
    assertThat(console.visitor().session("made-up").signIn("admin", Console.PASSWORD).session()).isNotEqualTo("made-up");
  }

  @Test
  void signing_out_ends_the_session_itself() {
    Visit visit = console.visitor().signIn(console.user(Role.VIEWER), Console.PASSWORD);
    String id = visit.session();
    assertThat(visit.post("/console/sign-out").header("Location")).isEqualTo("/console/sign-in");
    assertThat(console.visitor().session(id).isSignedIn()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "https://evil.example/console", "https:evil.example", "/\\evil.example", "\\\\evil.example",
      "%2F%2Fevil.example", "/%2F/evil.example", "/console//evil.example", "/console/..//evil.example", "/console\\..\\\\evil.example",
      "/console@evil.example", "/console.evil.example", "/console:80", "/console/../../evil", "/console/%2e%2e/evil",
      "/console/a%5c..%5cevil", "javascript:alert(1)", "/console?\r\nLocation: https://evil.example",
      " //evil.example", "\t//evil.example", "/consoles", "/", ""})
  void a_sign_in_leads_to_no_other_host(String then) {
    assertThat(console.visitor().get("/console/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8)).body())
        .contains("name=\"then\" value=\"/console\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "/\\evil.example"})
  void a_form_of_sign_in_that_somebody_changed_leads_to_no_other_host(String then) {
    Visit visit = console.visitor();
    assertThat(visit.post("/console/sign-in", "username", "admin", "password", Console.PASSWORD, "then", then))
        .matches(reply -> reply.status() == 303 && reply.header("Location").equals("/console"));
    assertThat(visit.post("/console/sign-in", "username", "admin", "password", Console.PASSWORD, "resume", then).body())
        .doesNotContain("evil");
  }

  @Test
  void a_sign_in_leads_to_the_page_that_was_asked_for() {
    String asked = "/console/counters?prefix=access.&label=team%3Dweb";
    Visit visit = console.visitor();
    Reply reply = visit.get(visit.get(asked).header("Location"));
    assertThat(reply.body()).contains("name=\"then\" value=\"" + asked.replace("&", "&amp;") + "\"");
    assertThat(visit.post("/console/sign-in", "username", "admin", "password", Console.PASSWORD, "then", asked).header("Location"))
        .isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "https://evil.example//other.example/console", "//evil.example", "javascript:alert(1)",
      "\\evil", "https://evil.example/console/..//other.example"})
  void a_theme_leads_back_to_this_host(String referrer) {
    assertThat(console.as(Role.VIEWER).from(referrer).post("/console/theme", "theme", "system").header("Location"))
        .matches("/console(/\\.\\.//other.example)?");
  }

  @Test
  void every_answer_keeps_browsers_to_this_host() {
    Visit admin = console.as(Role.ADMIN);
    Stream<Reply> pages = console.pages(COUNTER, "no-such-key").stream().map(admin::get);
    Stream<Reply> others = Stream.of(console.visitor().get("/console/sign-in"), console.visitor().post("/console/new-counter"),
        console.visitor().get("/console"), admin.forge("/console/new-counter"), console.as(Role.VIEWER).post("/console/new-counter"),
        admin.get("/console/counters/none"), admin.post("/console/new-counter", "name", "<"), admin.get(styles(admin)),
        admin.post("/console/new-key", "name", "headers", "scope", "counters:read", "pattern", "*"));
    assertThat(Stream.concat(pages, others)).allSatisfy(reply -> {
      assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'", "style-src 'self'",
          "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'").doesNotContain("unsafe", "http", "*");
      assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(reply.header("Cache-Control")).contains(reply.header("Content-Type").startsWith("text/css") ? "immutable" : "no-store");
      assertThat(reply.body()).doesNotContain("<style", "style=\"", "javascript:", "onclick");
    });
  }

  @Test
  void what_is_not_there_is_a_page_that_says_so() {
    Visit admin = console.as(Role.ADMIN);
    for (String path : List.of("/console/nothing", "/console/counters/none", "/console/counters/no%20name", "/console/keys/none"))
      assertThat(admin.get(path)).as(path).matches(reply -> reply.status() == 404 && reply.body().contains("To the overview"));
    assertThat(admin.post("/console/users/none", "do", "sign-out")).matches(reply -> reply.status() == 404)
        .matches(reply -> reply.body().contains("There is no user none"));
    assertThat(admin.get("/console/assets/x/console.css").status()).isEqualTo(200);
    assertThat(admin.get("/console/assets/x/none.css").status()).isEqualTo(404);
  }

  /** A page of another version gets the files of this one while nodes are upgraded; it must not keep them for its own. */
  @Test
  void a_file_of_another_version_is_not_kept() {
    Visit admin = console.as(Role.ADMIN);
    Reply ours = admin.get(styles(admin));
    Reply other = admin.get("/console/assets/0123456789ab/console.css");
    assertThat(ours.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(other.header("Cache-Control")).isEqualTo("no-store");
    assertThat(other.body()).isEqualTo(ours.body());
  }

  private static String styles(Visit visit) {
    Matcher found = Pattern.compile("/console/assets/[0-9a-f]+/console.css").matcher(visit.get("/console/counters").body());
    return found.find() ? found.group() : "/no/style/sheet";
  }

  @Test
  void whoever_may_see_a_page_may_ask_for_its_head() {
    for (String path : List.of("/console", "/console/counters", "/console/keys", "/console/plans", "/console/users", "/console/audit"))
      assertThat(console.as(Role.VIEWER).send(Request.of("HEAD", path)).status()).as(path)
          .isEqualTo(console.as(Role.VIEWER).get(path).status()).isEqualTo(200);
    for (String path : List.of("/console/new-key", "/console/new-counter", "/console/import"))
      assertThat(console.as(Role.VIEWER).send(Request.of("HEAD", path)).status()).as(path).isEqualTo(403);
    assertThat(console.visitor().send(Request.of("HEAD", "/console/counters")).status()).isEqualTo(303);
  }

  @Test
  void cookies_are_out_of_reach_of_scripts_and_of_other_sites() {
    Visit visit = console.visitor();
    List<String> cookies = Stream.of(visit.get("/console/sign-in"), visit.trySignIn("admin", Console.PASSWORD),
        visit.post("/console/theme", "theme", "dark")).flatMap(reply -> reply.headers().allValues("Set-Cookie").stream()).toList();
    assertThat(cookies).extracting(cookie -> cookie.substring(0, cookie.indexOf('='))).contains("counter-csrf", "counter-session",
        "counter-theme");
    assertThat(cookies)
        .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly").contains("Secure", "SameSite=Lax", "Path=/console"));
  }

  @Test
  void five_wrong_passwords_lock_and_an_admin_unlocks() {
    String user = console.user(Role.VIEWER);
    String nobody = "nobody-" + user;
    for (int attempt = 1; attempt < 5; attempt++) {
      Reply wrong = console.visitor().trySignIn(user, "wrong password " + attempt);
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.body()).contains("User name or password is wrong.", "value=\"" + user + "\"").doesNotContain("wrong password");
      assertThat(console.visitor().trySignIn(nobody, "wrong password").status()).isEqualTo(422);
    }
    assertThat(console.visitor().trySignIn(user, "wrong password").status()).isEqualTo(429);
    assertThat(console.visitor().trySignIn(nobody, "wrong password").status()).as("nobody").isEqualTo(429);
    Reply locked = console.visitor().trySignIn(user, Console.PASSWORD);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.body()).contains("Too many wrong passwords. Try again in 15 min");
    assertThat(console.as(Role.ADMIN).post("/console/users/" + user, "do", "enable").status()).isEqualTo(303);
    assertThat(console.visitor().signIn(user, Console.PASSWORD).isSignedIn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "sign-out", "password", "role"})
  void what_an_admin_does_to_a_user_holds_from_the_next_click(String what) {
    String user = console.user(Role.OPERATOR);
    Visit visit = console.visitor().signIn(user, Console.PASSWORD);
    assertThat(visit.isSignedIn()).isTrue();
    assertThat(console.as(Role.ADMIN).post("/console/users/" + user, "do", what, "role", "viewer", "password", "another one").status())
        .isEqualTo(303);
    assertThat(visit.get("/console/counters").header("Location")).startsWith("/console/sign-in");
    assertThat(visit.post("/console/counters/" + COUNTER + "/operation", "op", "increment", "by", "1").status()).isEqualTo(401);
    assertThat(console.value(COUNTER)).isZero();
    assertThat(console.visitor().trySignIn(user, Console.PASSWORD).status()).isEqualTo(what.equals("disable") || what.equals("password")
        ? 422
        : 303);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoever_must_change_the_password_does_nothing_else_first(Role role) {
    Visit visit = console.visitor().signIn(console.newcomer(role), "first password of all");
    for (Door door : doors())
      if (!door.isOpen() && !OWN.contains(door.path()) && Set.of("GET", "POST").contains(door.method())) {
        Reply reply = door.method().equals("POST") ? visit.post(door.path()) : visit.get(door.path());
        assertThat(reply.header("Location")).as(door.toString()).isEqualTo("/console/password");
      }
    assertThat(visit.post("/console/live-ticket").header("Location")).isEqualTo("/console/password");
  }

  @Test
  void there_is_always_an_admin_who_can_come_in() {
    Visit admin = console.as(Role.ADMIN);
    for (String what : List.of("disable", "role"))
      assertThat(admin.post("/console/users/admin", "do", what, "role", "viewer")).matches(reply -> reply.status() == 409)
          .matches(reply -> reply.body().contains("admin is the last admin with a password"));
    assertThat(admin.isSignedIn()).isTrue();
  }
}
