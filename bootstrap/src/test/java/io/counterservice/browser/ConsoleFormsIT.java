package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.counterservice.application.testing.Together;
import io.counterservice.domain.access.Role;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into forms, and when: wrong, hostile, twice, and too late. */
class ConsoleFormsIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private static final String HOSTILE = "<script>window.pwned=1</script>\"'><img src=x onerror=window.pwned=1>{{1234*5678}}${1234*5678}[[${1234*5678}]]\u202Eevil";
  private static final String LONG = "x".repeat(10_000);
  private static Console console;

  @BeforeAll
  static void start() {
    console = Console.shared();
  }

  /** Of what is wrong with a field: whatever was typed stays, and the sentence stands beside the field. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"name||must be 1 to 128 characters", "name|no blanks please|must be 1 to 128 characters",
      "name|LONG|must be 1 to 128 characters", "name|HOSTILE|must be 1 to 128 characters",
      "min|ten|must be a whole number of at most 64 bits",
      "min|9223372036854775808|must be a whole number of at most 64 bits", "min|300|must not be above the maximum 240",
      "max|1.5|must be a whole number of at most 64 bits", "max|LONG|must be a whole number of at most 64 bits", "initial|241|must",
      "initial|HOSTILE|must be a whole number", "description|LONG|must", "labels|no equals sign|must be one name=value a line",
      "labels|'a=1\na=2'|must name each label once", "labels|HOSTILE|must", "labels|LONG|must be one name=value a line", "why|LONG|must"})
  void a_wrong_definition_says_what_is_wrong_beside_the_field(String field, String typed, String rule) {
    String value = typed == null ? "" : typed.equals("LONG") ? LONG : typed.equals("HOSTILE") ? HOSTILE : typed;
    for (String path : List.of("/console/new-counter", "/console/counters/forms.seats/edit")) {
      if (field.equals("name") && path.endsWith("edit"))
        continue;
      console.counter("forms.seats", "{\"min\":0,\"max\":240}");
      Reply reply = console.as(Role.OPERATOR).post(path, field, value, "once", "once-1", "definitionVersion", "0", "name", "forms.new",
          "min",
          "0", "max", "240", "initial", "7", "description", "what I typed", "labels", "team=web", "why", "my reason");
      assertThat(reply.status()).as(path).isEqualTo(422);
      assertThat(error(reply, field)).as(path).startsWith(rule);
      assertThat(reply.body()).as(path).contains(field.equals("description") ? "my reason" : "what I typed").contains(escaped(value))
          .doesNotContain("<script>window");
      assertThat(console.value("forms.new")).isEqualTo(-1);
      assertThat(console.rest("GET", "/counters/forms.seats", "").json().get("max").asLong()).isEqualTo(240);
    }
  }

  @ParameterizedTest
  @CsvSource({"by,'',must be a whole number from 1", "by,0,must be a whole number from 1", "by,-5,must be a whole number from 1",
      "by,1e3,must be a whole number", "by,99999999999999999999,must be a whole number", "why,LONG,must"})
  void a_wrong_change_says_what_is_wrong_beside_the_field(String field, String typed, String rule) {
    console.counter("forms.change", "{}");
    String value = typed.equals("LONG") ? LONG : typed;
    Reply reply = console.as(Role.OPERATOR).post("/console/counters/forms.change/operation", field, value, "op", "increment", "by", "17",
        "why", "my reason");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(error(reply, field)).startsWith(rule);
    assertThat(reply.body()).contains("value=\"" + escaped(value) + "\"").contains(field.equals("by") ? "my reason" : "value=\"17\"");
    assertThat(console.value("forms.change")).isZero();
  }

  @Test
  void other_wrong_forms_change_nothing_either() {
    console.counter("forms.other", "{\"value\":3}");
    Visit admin = console.as(Role.ADMIN);
    Reply set = admin.post("/console/counters/forms.other/operation", "op", "set", "confirmed", "yes", "value", "many", "why", "my reason");
    assertThat(error(set, "value")).startsWith("must be a whole number");
    assertThat(set.body()).contains("value=\"many\"", "my reason");
    Reply none = admin.post("/console/counters/forms.other/operation", "op", "explode");
    assertThat(none.body()).contains("Choose what to do.");
    Reply key = admin.post("/console/new-key", "name", "", "pattern", "a b", "until", "2020-01-01", "plan", "none");
    for (String field : List.of("name", "pattern", "until", "scope"))
      assertThat(error(key, field)).as(field).startsWith("must");
    assertThat(key.body()).contains("value=\"a b\"");
    Reply plan = admin.post("/console/new-key", "name", "forms", "pattern", "*", "scope", "counters:read", "plan", "no-such-plan");
    assertThat(error(plan, "plan")).startsWith("must be the name of a rate plan");
    Reply user = admin.post("/console/users", "name", HOSTILE, "role", "king", "password", "short");
    assertThat(error(user, "name")).startsWith("must have 1 to 64");
    assertThat(error(user, "role")).startsWith("must be viewer");
    assertThat(user.body()).contains(escaped(HOSTILE)).doesNotContain("value=\"short\"");
    assertThat(error(admin.post("/console/users", "name", "forms", "role", "viewer", "password", "short"), "password"))
        .startsWith("must have 10 characters");
    assertThat(error(admin.post("/console/users", "name", "admin", "role", "viewer", "password", "long enough"), "name"))
        .startsWith("is taken");
    assertThat(error(admin.post("/console/password", "former", Console.PASSWORD, "next", "one of mine", "again", "another"), "again"))
        .startsWith("must be the new password once more");
    assertThat(List.of(set, none, key, plan, user)).extracting(Reply::status).containsOnly(422);
    assertThat(console.value("forms.other")).isEqualTo(3);
    assertThat(admin.get("/console/counters?prefix=%3Cscript%3E&label=x").body()).contains("value=\"&lt;script&gt;\"",
        "The beginning of a name");
  }

  @Test
  void a_key_form_sent_twice_makes_one_key() {
    Visit admin = console.as(Role.ADMIN);
    String id = hidden(admin.get("/console/new-key"), "id");
    String[] form = {"id", id, "name", "sent twice", "pattern", "*", "scope", "counters:read"};
    assertThat(admin.post("/console/new-key", form).body()).contains("ck_" + id + "_");
    Reply again = admin.post("/console/new-key", form);
    assertThat(again.status()).isEqualTo(303);
    assertThat(admin.get("/console/keys/" + id).body()).contains("This form was sent before").doesNotContain("ck_" + id + "_");
    assertThat(console.rest("GET", "/keys?limit=1000", "").body()).containsOnlyOnce("sent twice");
  }

  @Test
  void a_key_is_edited_and_who_saves_late_is_shown_both() {
    Visit admin = console.as(Role.ADMIN);
    String id = console.rest("POST", "/keys", "{\"name\":\"edited\",\"scopes\":[\"counters:read\"],\"pattern\":\"shop.*\","
        + "\"expiresAt\":\"2099-05-01T14:00:00Z\"}").json().get("id").asString();
    String path = "/console/keys/" + id + "/edit";
    Reply asked = admin.get(path);
    assertThat(asked.body()).contains("value=\"2099-05-01\"", "value=\"shop.*\"");
    String was = hidden(asked, "was");
    String[] form = {"was", was, "name", "edited once", "scope", "live:read", "pattern", "shop.*", "until", "2099-05-01", "origins",
        "https://shop.example", "plan", "none"};
    assertThat(admin.post(path, form).status()).isEqualTo(303);
    var saved = console.rest("GET", "/keys/" + id, "").body();
    assertThat(saved).contains("edited once", "live:read", "2099-05-01T14:00:00Z", "https://shop.example", "\"ratePlan\":\"none\"");
    form[3] = "edited late";
    Reply late = admin.post(path, form);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("Somebody else saved this meanwhile", "edited once", "value=\"edited late\"");
    form[1] = hidden(late, "was");
    assertThat(admin.post(path, form).status()).isEqualTo(303);
    assertThat(console.rest("GET", "/keys/" + id, "").body()).contains("edited late");
    form[5] = "admin";
    form[1] = hidden(admin.get(path), "was");
    assertThat(error(admin.post(path, form), "pattern")).startsWith("must be * with the scope admin");
    form[5] = "counters:read";
    form[11] = "not an origin";
    assertThat(error(admin.post(path, form), "origins")).startsWith("must each be a scheme and a host");
  }

  @Test
  void rate_plans_are_made_edited_and_kept_while_keys_have_them() {
    Visit admin = console.as(Role.ADMIN);
    Reply wrong = admin.post("/console/new-plan", "name", "none", "operationsPerSecond", "0", "burst", "many", "operationsPerDay", "1");
    for (String field : List.of("name", "operationsPerSecond", "burst"))
      assertThat(error(wrong, field)).as(field).startsWith("must be");
    assertThat(admin.post("/console/new-plan", "name", "forms-plan", "operationsPerSecond", "1,000", "burst", "2000").status())
        .isEqualTo(303);
    assertThat(error(admin.post("/console/new-plan", "name", "forms-plan", "operationsPerSecond", "1", "burst", "1"), "name"))
        .isEqualTo("is taken");
    String was = hidden(admin.get("/console/plans/forms-plan"), "was");
    assertThat(admin.post("/console/plans/forms-plan", "was", was, "operationsPerSecond", "500", "burst", "600").status()).isEqualTo(303);
    Reply late = admin.post("/console/plans/forms-plan", "was", was, "operationsPerSecond", "7", "burst", "8");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("Somebody else saved this meanwhile", "500", "value=\"7\"");
    assertThat(console.rest("GET", "/rate-plans/forms-plan", "").json().get("burst").asInt()).isEqualTo(600);
    String key = console.rest("POST", "/keys", "{\"name\":\"planned\",\"scopes\":[\"counters:read\"],\"ratePlan\":\"forms-plan\"}").json()
        .get("id").asString();
    Reply kept = admin.post("/console/plans/forms-plan/delete");
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.body()).contains("One key has this plan");
    console.rest("DELETE", "/keys/" + key, "");
    assertThat(admin.post("/console/plans/forms-plan/delete").status()).isEqualTo(303);
    assertThat(admin.get("/console/plans").body()).contains("is deleted").doesNotContain("href=\"/console/plans/forms-plan\"");
    assertThat(console.as(Role.OPERATOR).post("/console/new-plan", "name", "mine", "operationsPerSecond", "1", "burst", "1").status())
        .isEqualTo(403);
  }

  /** What no name, id or label can be is not looked for; a page says so. */
  @ParameterizedTest
  @CsvSource({"/console/counters?label=a%00%3Db, 200, Label must have no control characters",
      "/console/counters?show=near&label=a%3D%00, 200, Label must have no control characters",
      "/console/counters.csv?label=a%00%3Db, 400, ''",
      "/console/counters.ndjson?label=a%00%3Db, 400, ''", "/console/keys?after=%00, 400, The request is wrong",
      "/console/users?after=%00, 400, The request is wrong", "/console/keys/%00, 404, There is no such key",
      "/console/keys/%00/edit, 404, There is no such key", "/console/plans/%00, 404, There is no such rate plan",
      "/console/counters/forms.far?range=custom&from=%2B300000-01-01T00:00&to=%2B300001-01-01T00:00, 200, From and to must be in the years",
      "/console/counters/forms.far?range=custom&from=%2B999999999-12-31T00:00&to=%2B999999999-12-31T23:00, 200, From and to must be"})
  void an_address_that_can_be_none_is_told_so(String path, int status, String sentence) {
    console.counter("forms.far", "{}");
    assertThat(console.as(Role.ADMIN).get(path)).matches(reply -> reply.status() == status, path)
        .matches(reply -> reply.body().contains(sentence), path);
  }

  @Test
  void a_form_for_what_can_be_none_is_told_so() {
    Visit admin = console.as(Role.ADMIN);
    for (String path : List.of("/console/keys/%00/edit", "/console/keys/%00/rotate", "/console/keys/%00/revoke", "/console/plans/%00",
        "/console/plans/%00/delete"))
      assertThat(admin.post(path, "name", "x", "hours", "24").status()).as(path).isEqualTo(404);
    assertThat(admin.post("/console/users/%00", "do", "sign-out").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"plan,NUL", "plan,no plan", "until,+999999999-12-31", "until,+300000-01-01", "until,+10000-01-01", "until,2020-01-01",
      "until,-0001-01-01"})
  void a_key_of_no_plan_or_no_day_to_come_is_refused_whatever_the_form_was_made_on(String field, String typed) {
    Reply reply = console.as(Role.ADMIN).post("/console/new-key", "name", "nowhere", "pattern", "*", "scope", "counters:read", field,
        typed.equals("NUL") ? "\0" : typed, "was", "expiresAt=20:2020-01-01T00:00:00Z");
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(error(reply, field)).startsWith("must be");
  }

  @Test
  void the_last_day_that_a_key_may_have_is_kept() {
    Visit admin = console.as(Role.ADMIN);
    String id = hidden(admin.get("/console/new-key"), "id");
    assertThat(admin.post("/console/new-key", "id", id, "name", "for long", "pattern", "*", "scope", "counters:read", "until",
        "9999-12-31").status()).isEqualTo(200);
    assertThat(admin.get("/console/keys/" + id + "/edit").body()).contains("value=\"9999-12-31\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "2", "99999999999999999999"})
  void a_rotation_with_nonsense_for_an_overlap_changes_nothing(String hours) {
    Visit admin = console.as(Role.ADMIN);
    String id = hidden(admin.get("/console/new-key"), "id");
    admin.post("/console/new-key", "id", id, "name", "to rotate", "pattern", "*", "scope", "counters:read");
    Reply reply = admin.post("/console/keys/" + id + "/rotate", "hours", hours);
    assertThat(reply.header("Location")).isEqualTo("/console/keys/" + id);
    assertThat(admin.get("/console/keys/" + id).body()).contains("nothing was changed");
    assertThat(console.rest("GET", "/audit?subject=" + id, "").body()).doesNotContain("key-rotated");
    assertThat(admin.post("/console/keys/" + id + "/rotate", "hours", "24").body()).contains("ck_" + id + "_");
  }

  @Test
  void of_several_who_save_on_the_same_at_once_one_wins_and_the_others_are_shown_it() {
    String id = console.rest("POST", "/keys", "{\"name\":\"raced\",\"scopes\":[\"counters:read\"]}").json().get("id").asString();
    assertThat(saveAtOnce("/console/keys/" + id + "/edit", "scope", "counters:read", "pattern", "*", "name")).containsExactlyInAnyOrder(303,
        409, 409, 409, 409, 409);
    assertThat(console.rest("PUT", "/rate-plans/raced-plan", "{\"operationsPerSecond\":50,\"burst\":60}").status()).isEqualTo(201);
    assertThat(saveAtOnce("/console/plans/raced-plan", "operationsPerDay", "", "burst", "70", "operationsPerSecond"))
        .containsExactlyInAnyOrder(303, 409, 409, 409, 409, 409);
    assertThat(console.rest("DELETE", "/rate-plans/raced-plan", "").status()).isEqualTo(200);
    assertThat(console.as(Role.ADMIN).post("/console/plans/raced-plan", "operationsPerSecond", "1", "burst", "1").status()).isEqualTo(404);
  }

  /** What each is answered; every one sends another number in the last field. */
  private static Collection<Integer> saveAtOnce(String path, String... fields) {
    var answers = new ConcurrentLinkedQueue<Integer>();
    List<Visit> visits = Stream.generate(() -> console.as(Role.ADMIN).from("")).limit(6).toList();
    List<String> was = visits.stream().map(visit -> hidden(visit.get(path), "was")).toList();
    Together.run(visits.size(), number -> {
      List<String> form = new ArrayList<>(List.of(fields));
      form.addAll(List.of(String.valueOf(number + 1), "was", was.get(number)));
      answers.add(visits.get(number).post(path, form.toArray(String[]::new)).status());
    });
    return answers;
  }

  private static String error(Reply reply, String field) {
    var found = Pattern.compile("id=\"" + field + "-error\">.*?<span>([^<]*)</span>", Pattern.DOTALL).matcher(reply.body());
    return found.find() ? found.group(1) : "no error at " + field + " in " + reply.body().replaceAll("(?s).*<main", "<main");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }

  @Test
  void hostile_words_are_shown_as_words() {
    console.counter("hostile.seats", "{}");
    Visit admin = console.as(Role.ADMIN);
    assertThat(admin.post("/console/counters/hostile.seats/edit", "definitionVersion",
        console.rest("GET", "/counters/hostile.seats", "").json().get("definitionVersion").asString(), "description", HOSTILE, "labels",
        "evil=" + HOSTILE.substring(0, 60), "why", HOSTILE).status()).isEqualTo(303);
    admin.post("/console/counters/hostile.seats/operation", "op", "increment", "by", "1", "why", HOSTILE);
    assertThat(admin.post("/console/new-key", "name", HOSTILE.substring(0, 90), "pattern", "hostile.*", "scope", "counters:read").status())
        .isEqualTo(200);
    List<String> complaints = new ArrayList<>();
    Page page = console.page(window(true), Role.ADMIN);
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    for (String path : List.of("/console/counters?prefix=hostile.", "/console/counters/hostile.seats",
        "/console/counters/hostile.seats/edit",
        "/console/keys")) {
      page.navigate(console.url(path));
      assertThat(page.evaluate("() => String(window.pwned)")).as(path).isEqualTo("undefined");
      assertThat(page.locator("body")).not().containsText("7006652");
      assertThat(page.locator("img")).hasCount(0);
    }
    page.locator("a", new Page.LocatorOptions().setHasText("<script>")).last().click();
    assertThat(page.locator("h1")).containsText("<script>window.pwned=1</script>");
    page.navigate(console.url("/console/counters/hostile.seats"));
    assertThat(page.locator("header.head p")).containsText(HOSTILE);
    assertThat(page.locator("table.fold tbody tr").first()).containsText(HOSTILE);
    page.navigate(console.url("/console/counters/hostile.seats/edit"));
    assertThat(page.locator("#description")).hasValue(HOSTILE);
    assertThat(complaints).isEmpty();
  }

  private static BrowserContext window(boolean hasScripts) {
    return CHROMIUM.window(1200, 800, hasScripts, ColorScheme.LIGHT);
  }

  @Test
  void a_form_that_is_sent_twice_counts_once() {
    console.counter("twice.seats", "{}");
    Page page = console.page(window(true), Role.OPERATOR);
    page.navigate(console.url("/console/counters/twice.seats"));
    page.locator("button.btn[value=increment]").dblclick();
    assertThat(page.locator(".big live-counter span")).hasText("1");
    page.goBack();
    page.goForward();
    assertThat(page.locator(".big live-counter span")).hasText("1");
    assertThat(console.value("twice.seats")).isEqualTo(1);
    Visit operator = console.as(Role.OPERATOR);
    String[] form = {"op", "increment", "by", "5", "mode", "reject", "why", "", "once", "console-twice"};
    for (int sent = 0; sent < 3; sent++)
      assertThat(operator.post("/console/counters/twice.seats/operation", form).status()).isEqualTo(303);
    assertThat(console.value("twice.seats")).isEqualTo(6);
    Reply other = operator.post("/console/counters/twice.seats/operation", "op", "increment", "by", "6", "once", "console-twice");
    assertThat(other.body()).contains("This form was sent before with other values.").matches(_ -> other.status() == 409);
    String[] made = {"name", "twice.made", "initial", "4", "once", "console-made"};
    for (int sent = 0; sent < 2; sent++)
      assertThat(operator.post("/console/new-counter", made).status()).isEqualTo(303);
    String[] edit = {"definitionVersion", "1", "max", "1000", "why", ""};
    console.counter("twice.edit", "{}");
    String version = console.rest("GET", "/counters/twice.edit", "").json().get("definitionVersion").asString();
    edit[1] = version;
    for (int sent = 0; sent < 2; sent++)
      assertThat(operator.post("/console/counters/twice.edit/edit", edit).header("Location")).isEqualTo("/console/counters/twice.edit");
    assertThat(console.version("twice.edit")).isEqualTo(1);
  }

  /** With and without scripts: what was typed is shown after the sign-in, and saved if that is still wanted. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_session_that_ends_in_the_midst_of_a_form_loses_nothing(boolean hasScripts) {
    String name = "late.seats" + hasScripts;
    console.counter(name, "{}");
    String user = console.user(Role.OPERATOR);
    BrowserContext window = window(hasScripts);
    Page page = console.page(window, console.visitor().signIn(user, Console.PASSWORD));
    page.navigate(console.url("/console/counters/" + name));
    page.locator("#by").fill("42");
    page.locator("#why").fill("typed for minutes");
    window.clearCookies(new BrowserContext.ClearCookiesOptions().setName("counter-session"));
    page.locator("button.btn[value=increment]").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your session has ended");
    page.getByLabel("User name").fill(user);
    page.getByLabel("Password").fill("not my password");
    page.locator("main button").click();
    page.getByLabel("Password").fill(Console.PASSWORD);
    page.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("main")).containsText("typed for minutes");
    assertThat(console.value(name)).isZero();
    page.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator(".toast").first()).hasText("Changed by +42, now 42");
    assertThat(page.locator("table.fold tbody tr").first()).containsText("typed for minutes");
    assertThat(console.value(name)).isEqualTo(42);
  }

  @Test
  void a_form_with_several_boxes_ticked_keeps_them_all() {
    String admin = console.user(Role.ADMIN);
    Visit visit = console.visitor();
    Reply ended = visit.post("/console/new-key", "name", "late key", "pattern", "late.*", "scope", "counters:read", "scope", "live:read",
        "plan", "none", "until", "2099-01-01");
    assertThat(ended.status()).isEqualTo(401);
    List<String> fields = new ArrayList<>(List.of("username", admin, "password", Console.PASSWORD));
    Reply resumed = visit.post("/console/sign-in", hidden(ended, fields));
    assertThat(resumed.body()).contains("late key", "counters:read", "live:read");
    Reply made = visit.post("/console/new-key", hidden(resumed, new ArrayList<>()));
    assertThat(made.body()).contains("late key is created");
    var keys = console.rest("GET", "/keys?limit=1000", "").body();
    assertThat(keys).containsPattern("late key\"[^}]*counters:read\"[^}]*live:read");
  }

  @Test
  void passwords_are_not_kept_with_a_form() {
    Reply ended = console.visitor().post("/console/users", "name", "late-user", "role", "viewer", "password", "a secret for one");
    assertThat(ended.body()).matches(_ -> ended.status() == 401).contains("late-user").doesNotContain("a secret for one");
  }

  private static String hidden(Reply reply, String field) {
    List<String> fields = List.of(hidden(reply, new ArrayList<>()));
    return fields.get(fields.indexOf(field) + 1);
  }

  private static String[] hidden(Reply reply, List<String> fields) {
    var hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").matcher(reply.body());
    while (hidden.find())
      if (!hidden.group(1).equals("_csrf"))
        fields.addAll(List.of(hidden.group(1), hidden.group(2)));
    return fields.toArray(String[]::new);
  }
}
