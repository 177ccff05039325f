package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.counterservice.domain.access.Role;
import io.counterservice.testing.Request;
import io.counterservice.testing.Visit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each page of the console is for, done as its users do it. */
class ConsoleIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private static Console console;

  @BeforeAll
  static void start() {
    console = Console.shared();
  }

  private static Page open(Role role, String path) {
    return open(role, path, true);
  }

  private static Page open(Role role, String path, boolean hasScripts) {
    Page page = console.page(window(hasScripts), role);
    page.navigate(console.url(path));
    return page;
  }

  private static BrowserContext window(boolean hasScripts) {
    return CHROMIUM.window(1200, 800, hasScripts, ColorScheme.LIGHT);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void says(Page page, String sentence) {
    assertThat(page.locator(".toast").first()).hasText(sentence);
  }

  private static void shows(Locator counter, String value) {
    assertThat(counter.locator("span")).hasText(value);
    assertThat(counter).hasAttribute("data-state", "live");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void somebody_new_signs_in_and_chooses_a_password(boolean hasScripts) {
    console.counter("web.first", "{}");
    String name = console.newcomer(Role.OPERATOR);
    Page page = window(hasScripts).newPage();
    page.navigate(console.url("/console/counters/web.first"));
    signIn(page, name, "not the password");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("User name or password is wrong.");
    assertThat(page.getByLabel("User name")).hasValue(name);
    signIn(page, name, "first password of all");
    assertThat(page.locator("h1")).hasText("Change your password");
    page.navigate(console.url("/console/counters"));
    assertThat(page.locator("h1")).hasText("Change your password");
    page.getByLabel("Password until now").fill("first password of all");
    page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)).fill("one of my own");
    page.getByLabel("New password once more").fill("one of my own");
    button(page, "Change password").click();
    says(page, "Your password is changed");
    assertThat(page.locator(".who b")).hasText(name);
    button(page, "Sign out").click();
    assertThat(page.locator("h1")).hasText("Sign in");
    page.navigate(console.url("/console/counters/web.first"));
    signIn(page, name, "one of my own");
    assertThat(page.locator("h1")).hasText("web.first");
  }

  private static void signIn(Page page, String name, String password) {
    page.getByLabel("User name").fill(name);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    button(page, "Sign in").click();
  }

  @Test
  void counters_are_found_and_move_while_others_count() {
    console.counter("list.seats", "{\"min\":0,\"max\":20,\"labels\":{\"team\":\"web\"}}");
    console.counter("list.other", "{}");
    console.counter("far.away", "{}");
    Page page = open(Role.VIEWER, "/console/counters");
    page.getByLabel("Name starts with").fill("list.");
    button(page, "Search").click();
    assertThat(page.locator("tbody tr")).hasCount(2);
    page.getByLabel("Label").fill("team=web");
    button(page, "Search").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    Locator row = page.locator("tr[data-counter='list.seats']");
    shows(row.locator("live-counter"), "0");
    assertThat(row.locator(".pill")).hasCount(0);
    console.rest("POST", "/counters/list.seats/increment", "{\"by\":19}");
    shows(row.locator("live-counter"), "19");
    assertThat(row.locator(".pill.near")).hasText("Near maximum");
    console.rest("POST", "/counters/list.seats/increment", "");
    shows(row.locator("live-counter"), "20");
    assertThat(row.locator(".pill.at")).hasText("At maximum");
    console.rest("POST", "/counters/list.seats/decrement", "{\"by\":10}");
    assertThat(row.locator(".pill")).hasCount(0);
    row.getByRole(AriaRole.LINK).click();
    assertThat(page.locator("h1")).hasText("list.seats");
    shows(page.locator(".big live-counter"), "10");
    assertThat(page.locator("#outlook")).hasText("At the present rate no bound is met soon");
    console.rest("POST", "/counters/list.seats/increment", "{\"by\":2}");
    console.rest("POST", "/counters/list.seats/increment", "{\"by\":9}");
    var soon = new LocatorAssertions.HasTextOptions().setTimeout(15_000);
    assertThat(page.locator("#version")).hasText("version 4", soon);
    assertThat(page.locator("#facts dd").nth(1)).hasText("+12");
    assertThat(page.locator("#facts dd").nth(2)).hasText("1");
  }

  @Test
  void the_overview_shows_what_goes_on() {
    console.counter("overview.views", "{}");
    Page page = open(Role.VIEWER, "/console");
    assertThat(page.locator("h1")).hasText("Overview");
    String increment = "{\"counter\":\"overview.views\",\"op\":\"increment\"},";
    assertThat(console.rest("POST", "/operations", "[" + increment.repeat(2_999) + increment.replace("},", "}]")).status()).isEqualTo(200);
    assertThat(page.locator("[data-figure=applied]")).hasText(Pattern.compile("[3-6]\\d\\d"),
        new LocatorAssertions.HasTextOptions().setTimeout(15_000));
    assertThat(page.locator("#figures")).containsText(Pattern.compile("highest [1-6]\\d\\d,"),
        new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
    assertThat(page.locator("#nodes tbody tr")).containsText("up");
    assertThat(page.locator("#near h2")).hasText("Near a bound");
    page.locator("#nodes").getByRole(AriaRole.LINK).click();
    assertThat(page.locator("h1")).hasText("Cluster");
    for (String text : List.of("PostgreSQL", "commit", "off", "overview"))
      assertThat(page.locator("#cluster")).containsText(text);
    assertThat(open(Role.VIEWER, "/console", false).locator("#movers h2")).hasText("Top movers");
    page.navigate(console.url("/console"));
    page.context().clearCookies();
    assertThat(page.locator("h1")).hasText("Sign in", new LocatorAssertions.HasTextOptions().setTimeout(15_000));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_value_is_changed_with_a_reason(boolean hasScripts) {
    console.counter("change.seats", "{\"min\":0,\"max\":20,\"value\":0}");
    Page page = open(Role.OPERATOR, "/console/counters/change.seats", hasScripts);
    page.locator("#by").fill("12");
    if (hasScripts) {
      assertThat(page.locator("#gives-increment")).hasText("gives 12");
      assertThat(page.locator("#gives-decrement")).containsText("below the minimum 0");
    }
    page.locator("#why").fill("a group of 12");
    button(page, "Increment").click();
    says(page, "Changed by +12, now 12");
    Locator newest = page.locator("table.fold tbody tr").first();
    assertThat(newest).containsText("+12");
    assertThat(newest).containsText("a group of 12");
    assertThat(newest).containsText(console.as(Role.OPERATOR).name());
    page.locator("#by").fill("12");
    page.locator("#by").press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("24 is above the maximum 20. The value is 12.");
    assertThat(page.locator("#by")).hasValue("12");
    page.getByText("Clamp").click();
    button(page, "Increment").click();
    says(page, "Changed by +8, now 20");
    page.locator("#by").fill("1");
    button(page, "Decrement").click();
    says(page, "Changed by −1, now 19");
    assertThat(console.value("change.seats")).isEqualTo(19);
  }

  @Test
  void what_cannot_be_taken_back_is_asked_first() {
    console.counter("confirm.seats", "{\"initialValue\":3,\"value\":3}");
    Page page = open(Role.OPERATOR, "/console/counters/confirm.seats");
    link(page, "Set to…").click();
    assertThat(page.locator(".sum")).containsText("3");
    page.getByLabel("New value").fill("1,500");
    page.locator("#why").fill("counted by hand");
    button(page, "Set the value").click();
    says(page, "Set to 1,500");
    link(page, "Reset to 3…").click();
    assertThat(page.locator(".sum")).containsText("−1,497");
    assertThat(console.value("confirm.seats")).isEqualTo(1500);
    button(page, "Reset to 3").click();
    says(page, "Reset to 3");
    link(page, "Delete…").click();
    link(page, "Cancel").click();
    assertThat(page.locator("h1")).hasText("confirm.seats");
    link(page, "Delete…").click();
    button(page, "Delete the counter").click();
    says(page, "confirm.seats is deleted");
    assertThat(console.value("confirm.seats")).isEqualTo(-1);
    page.navigate(console.url("/console/counters/confirm.seats"));
    assertThat(page.locator("h1")).hasText("Not found");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void two_who_edit_lose_nothing(boolean hasScripts) {
    console.counter("edit.seats", "{\"min\":0,\"max\":100,\"description\":\"chairs\"}");
    Page mine = open(Role.OPERATOR, "/console/counters/edit.seats/edit", hasScripts);
    Page theirs = open(Role.ADMIN, "/console/counters/edit.seats/edit", hasScripts);
    theirs.locator("#max").fill("500");
    theirs.locator("#description").fill("chairs and benches");
    button(theirs, "Save").click();
    says(theirs, "edit.seats is saved");
    mine.locator("#max").fill("200");
    mine.locator("#labels").fill("team=web\nplace=hall");
    mine.locator("#why").fill("a smaller hall");
    button(mine, "Save").click();
    assertThat(mine.locator("h1")).hasText("Someone was faster");
    for (String text : List.of("500", "200", "chairs and benches", "team=web"))
      assertThat(mine.locator("main table")).containsText(text);
    mine.locator("input[name=description]").first().check();
    button(mine, "Save the choice").click();
    says(mine, "edit.seats is saved");
    var definition = console.rest("GET", "/counters/edit.seats", "").json();
    assertThat(definition.get("max").asLong()).isEqualTo(200);
    assertThat(definition.get("min").asLong()).as("what nobody changed").isZero();
    assertThat(definition.get("description").asString()).isEqualTo("chairs and benches");
    assertThat(definition.get("labels").get("place").asString()).isEqualTo("hall");
    assertThat(mine.locator("table.fold tbody tr").first()).containsText("a smaller hall");
  }

  @Test
  void a_history_is_a_chart_and_a_table_of_the_same() {
    console.counter("history.seats", "{\"min\":0,\"max\":100}");
    console.rest("POST", "/counters/history.seats/increment", "{\"by\":7}");
    Page page = open(Role.VIEWER, "/console/counters/history.seats?range=hour");
    assertThat(page.locator(".plots canvas")).hasCount(3);
    assertThat(page.locator("path.line")).hasCount(0);
    assertThat(page.locator(".readout")).containsText("value 7");
    page.locator(".plots").focus();
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator(".readout")).containsText("change +7");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator(".readout")).containsText("change 0");
    link(page, "As table").click();
    assertThat(page.locator("table:has(caption) tbody tr").first()).containsText("+7");
    link(page, "Week").click();
    assertThat(page.locator("[aria-label=Range] [aria-current]")).hasText("Week");
    link(page, "As chart").click();
    assertThat(page.locator(".plots canvas")).hasCount(3);
    link(page, "Custom").click();
    page.locator("#from").fill("2020-01-01T00:00");
    button(page, "Show").click();
    assertThat(page.locator("[aria-label=Range] [aria-current]")).hasText("Custom");
    page.locator("#to").fill("2019-01-01T00:00");
    button(page, "Show").click();
    assertThat(page.locator("#hist ~ *, .panel:has(#hist) .err").last()).containsText("From must be before to");
    Page without = open(Role.VIEWER, "/console/counters/history.seats?range=hour", false);
    assertThat(without.locator("path.line")).hasAttribute("d", Pattern.compile("M.*L.*"));
  }

  @Test
  void times_are_by_the_viewer_s_clock() {
    console.counter("zone.seats", "{}");
    Page page = open(Role.VIEWER, "/console/counters/zone.seats");
    page.context().addCookies(List.of(new Cookie("counter-zone", "Asia/Kathmandu").setDomain("127.0.0.1").setPath("/console")));
    page.reload();
    assertThat(page.locator(".panel:has(#hist)")).containsText("Times of Asia/Kathmandu.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_counter_is_made(boolean hasScripts) {
    String name = "made.seats" + hasScripts;
    Page page = open(Role.OPERATOR, "/console/counters", hasScripts);
    link(page, "New counter").click();
    page.locator("#name").fill(name);
    page.locator("#min").fill("0");
    page.locator("#max").fill("240");
    page.locator("#initial").fill("240");
    page.locator("#labels").fill("team=web");
    page.getByText("Anybody may see the value").click();
    button(page, "Create counter").click();
    says(page, name + " is created");
    assertThat(page.locator(".pill").filter(new Locator.FilterOptions().setHasText("public"))).isVisible();
    assertThat(console.value(name)).isEqualTo(240);
    page.navigate(console.url("/console/new-counter?name=" + name));
    button(page, "Create counter").click();
    assertThat(page.locator("#name-error")).containsText("already");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_key_is_made_and_its_secret_shown_once(boolean hasScripts) {
    console.counter("keys.seats", "{}");
    Page page = open(Role.ADMIN, "/console/keys", hasScripts);
    link(page, "New key").click();
    page.locator("#name").fill("booking " + hasScripts);
    page.locator("#pattern").fill("keys.*");
    button(page, "Create key").click();
    String secret = page.locator("#secret").textContent();
    assertThat(page.locator("#curl")).containsText(console.url("/counters/keys.first/increment"));
    assertThat(counts(secret)).isEqualTo(200);
    link(page, "Done, it is copied").click();
    assertThat(page.content()).doesNotContain(secret);
    link(page, "booking " + hasScripts).click();
    assertThat(page.content()).doesNotContain(secret);
    page.getByLabel("Hours that the former secret is honoured").selectOption("0");
    page.locator("form[action$=rotate] input[type=checkbox]").all().forEach(Locator::check);
    page.locator("form[action$=rotate] button").click();
    String rotated = page.locator("#secret").textContent();
    assertThat(List.of(counts(secret), counts(rotated))).containsExactly(401, 200);
    link(page, "Done, it is copied").click();
    link(page, "booking " + hasScripts).click();
    page.getByLabel("stop working").check();
    button(page, "Revoke the key").click();
    says(page, "The key booking " + hasScripts + " is revoked");
    assertThat(page.locator("h1 + .pill")).hasText("revoked");
    assertThat(counts(rotated)).isEqualTo(401);
  }

  private static int counts(String key) {
    return console.send(Request.of("POST", "/counters/keys.seats/increment").key(key)).status();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void users_are_made_and_kept_out(boolean hasScripts) {
    String name = "guest-" + hasScripts;
    Page page = open(Role.ADMIN, "/console/users", hasScripts);
    page.locator("#name").fill(name);
    page.locator("form[action='/console/users'] select").selectOption("operator");
    page.getByLabel("First password", new Page.GetByLabelOptions().setExact(true)).fill("for the first day");
    button(page, "Create user").click();
    says(page, name + " may sign in, and has to choose a password of their own then");
    Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(name));
    row.locator("summary").click();
    row.getByLabel("Role").selectOption("viewer");
    row.getByText("Save the role").click();
    says(page, name + " is now viewer, has a first password");
    row.locator("summary").click();
    row.getByLabel("New first password").fill("for the second day");
    row.getByLabel("New first password").press("Enter");
    says(page, name + " has a new password, to be changed at the next sign-in");
    row.locator("summary").click();
    row.getByText("Keep out").click();
    assertThat(row.locator(".pill")).hasText("kept out");
    assertThat(console.visitor().trySignIn(name, "for the second day").status()).isEqualTo(422);
    row.locator("summary").click();
    row.getByText("Let in again").click();
    assertThat(row.locator(".pill")).hasText("has a first password");
    assertThat(console.visitor().trySignIn(name, "for the second day").status()).isEqualTo(303);
  }

  @Test
  void an_empty_system_says_what_to_do_first() {
    for (var counter : console.rest("GET", "/counters?limit=1000", "").json().get("items"))
      console.rest("DELETE", "/counters/" + counter.get("name").asString(), "");
    Page page = open(Role.ADMIN, "/console");
    assertThat(page.locator("h2").first()).hasText("No counters yet");
    assertThat(page.locator("#first")).containsText(console.url("/counters/web.downloads/increment"));
    console.rest("POST", "/counters/web.downloads/increment", "");
    shows(page.locator(".huge live-counter"), "1");
    console.rest("POST", "/counters/web.downloads/increment", "");
    shows(page.locator(".huge live-counter"), "2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_theme_is_chosen_and_kept(boolean hasScripts) {
    Page page = console.page(window(hasScripts), console.visitor().signIn("admin", Console.PASSWORD));
    page.navigate(console.url("/console/users"));
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
    button(page, "Dark").click();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(16, 17, 20)");
    assertThat(button(page, "Dark")).hasAttribute("aria-pressed", "true");
    assertThat(page).hasURL(console.url("/console/users"));
    page.waitForCondition(() -> page.context().cookies().stream().anyMatch(cookie -> cookie.value.equals("dark")));
    page.navigate(console.url("/console/counters"));
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void each_role_sees_what_it_may_do() {
    console.counter("roles.seats", "{}");
    for (Role role : Role.values()) {
      Page page = open(role, "/console/counters/roles.seats");
      boolean operates = role.includes(Role.OPERATOR);
      for (String text : List.of("Edit", "Delete…", "Set to…"))
        assertThat(link(page, text)).hasCount(operates ? 1 : 0);
      assertThat(page.locator("main form")).hasCount(operates ? 1 : 0);
      page.navigate(console.url("/console/counters"));
      assertThat(link(page, "New counter")).hasCount(operates ? 1 : 0);
      page.navigate(console.url("/console/keys"));
      assertThat(link(page, "New key")).hasCount(role == Role.ADMIN ? 1 : 0);
      page.navigate(console.url("/console/users"));
      assertThat(page.locator("main form").count() > 0).as(role.text()).isEqualTo(role == Role.ADMIN);
      page.close();
    }
  }

  @Test
  void a_form_that_a_viewer_sends_by_hand_changes_nothing() {
    console.counter("hand.seats", "{}");
    Visit viewer = console.as(Role.VIEWER);
    for (String operation : List.of("increment", "decrement", "set", "reset", "delete"))
      assertThat(viewer.post("/console/counters/hand.seats/operation", "op", operation, "by", "1", "value", "9").status()).isEqualTo(403);
    assertThat(viewer.post("/console/counters/hand.seats/edit", "definitionVersion", "1", "max", "5").status()).isEqualTo(403);
    assertThat(viewer.post("/console/new-counter", "name", "hand.made").status()).isEqualTo(403);
    assertThat(viewer.post("/console/new-key", "name", "mine", "scope", "admin", "pattern", "*").status()).isEqualTo(403);
    assertThat(viewer.post("/console/users/" + viewer.name(), "do", "role", "role", "admin").status()).isEqualTo(403);
    for (String form : List.of("/console/new-counter", "/console/counters/hand.seats/edit", "/console/counters/hand.seats/confirm?op=set",
        "/console/new-key", "/console/new-plan", "/console/import"))
      assertThat(viewer.get(form).status()).as(form).isEqualTo(403);
    assertThat(console.as(Role.OPERATOR).get("/console/new-key").status()).isEqualTo(403);
    assertThat(console.as(Role.OPERATOR).post("/console/new-key", "name", "mine", "scope", "admin", "pattern", "*").status())
        .isEqualTo(403);
    assertThat(console.version("hand.seats")).isEqualTo(0);
    assertThat(console.value("hand.made")).isEqualTo(-1);
    assertThat(viewer.get("/console/users").body()).contains("<b>" + viewer.name() + "</b><br><span class=\"dim s\">viewer</span>");
  }
}
