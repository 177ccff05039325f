package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.counterservice.domain.access.Role;
import io.counterservice.testing.Request;
import io.counterservice.testing.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every page of the console keeps: no complaint of the browser, readable for all, still while values move; and a picture of each. */
class ConsoleLooksIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private static final String COUNTER = "looks.seats.main-hall";
  private static final String FAULTS = """
      async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | '))""";
  /** A right-aligned number that gets longer begins further left; that is all that may move, and its share of the screen is nothing. */
  private static final Pattern GROWN = Pattern.compile("0\\.0000 LIVE-COUNTER");
  private static Console console;
  private static String axe = "";

  @BeforeAll
  static void start() {
    console = Console.shared();
    axe = script();
  }

  private static String script() {
    try (var file = Objects.requireNonNull(ConsoleLooksIT.class.getResourceAsStream("/axe/axe.min.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> paths() {
    console.counter(COUNTER, "{\"min\":0,\"max\":240,\"description\":\"Seats sold\",\"labels\":{\"team\":\"booking\",\"venue\":\"hall\"}}");
    console.counter("looks.downloads", "{\"public\":true,\"value\":1234567}");
    console.counter("looks.debt", "{\"min\":-500,\"max\":500,\"value\":-500}");
    for (String by : List.of("100", "70", "55"))
      console.as(Role.OPERATOR).post("/console/counters/" + COUNTER + "/operation", "op", "increment", "by", by, "why", "a group of " + by);
    String key = console.rest("POST", "/keys", "{\"name\":\"booking-prod\",\"scopes\":[\"counters:write\"],\"pattern\":\"looks.*\"}").json()
        .get("id").asString();
    return console.pages(COUNTER, key);
  }

  @ParameterizedTest
  @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
  void every_page_is_sound(ColorScheme scheme) {
    List<String> paths = new ArrayList<>(paths());
    paths.addAll(List.of("/console/import", imported()));
    Page page = console.page(CHROMIUM.window(1280, 860, true, scheme), Role.ADMIN);
    List<String> faults = new ArrayList<>();
    page.onConsoleMessage(message -> faults.add(page.url() + " says " + message.text()));
    page.onPageError(error -> faults.add(page.url() + " fails " + error));
    for (String path : paths) {
      page.setViewportSize(1280, 860);
      page.navigate(console.url(path));
      inspect(page,
          path.replaceFirst("/console/?", "").replace(COUNTER, "counter").replaceAll("keys/(?!new).+", "key")
              .replaceAll("import/.+", "import-run")
              .replaceAll("[^a-z]+", "-").replaceAll("-$", ""),
          scheme, faults);
    }
    page.context().clearCookies();
    page.navigate(console.url("/console/sign-in"));
    inspect(page, "sign-in", scheme, faults);
    assertThat(faults).filteredOn(fault -> !fault.contains("no-such-page says Failed to load resource")).isEmpty();
  }

  /** The page of an import that was looked at, with something of everything. */
  private static String imported() {
    Visit admin = console.as(Role.ADMIN);
    String rows = "name,value,max,description\n" + COUNTER + ",230,250,Seats sold\nlooks.new,1,10,A new one\nlooks.over,11,10,\n";
    String form = "--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + admin.token()
        + "\r\n--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"seats.csv\"\r\n\r\n" + rows + "\r\n--limit--\r\n";
    return admin.send(Request.of("POST", "/console/import").body("multipart/form-data; boundary=limit", form)).header("Location");
  }

  private static void inspect(Page page, String name, ColorScheme scheme, List<String> faults) {
    String picture = "console-" + (name.isEmpty() ? "overview" : name) + "-" + scheme.name().toLowerCase(Locale.ROOT);
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", picture + ".png")));
    page.evaluate("script => { (0, eval)(script) }", axe);
    for (Object fault : (List<?>) page.evaluate(FAULTS))
      faults.add(picture + " has " + fault);
    page.setViewportSize(380, 800);
    if (!page.evaluate("() => document.documentElement.scrollWidth <= innerWidth").equals(true))
      faults.add(picture + " scrolls sideways at 380 pixels: " + page.evaluate("() => document.documentElement.scrollWidth"));
    if (scheme == ColorScheme.LIGHT)
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", picture + "-phone.png")));
  }

  @Test
  void the_eye_that_looks_for_faults_sees() {
    Page page = CHROMIUM.window(400, 400, true, ColorScheme.LIGHT).newPage();
    page.setContent("<html lang=en><title>t</title><main><h1>h</h1><input><p style='color:#aaa;background:#fff'>pale</p></main>");
    page.evaluate("script => { (0, eval)(script) }", axe);
    assertThat(page.evaluate(FAULTS).toString()).contains("label:", "color-contrast:");
  }

  @Test
  void nothing_moves_while_values_do() {
    paths();
    Page page = console.page(CHROMIUM.window(1280, 860, true, ColorScheme.LIGHT), Role.VIEWER);
    page.addInitScript("window.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach((shift) => "
        + "window.shifts.push(shift.value.toFixed(4) + ' ' + shift.sources.map(({ node }) => node?.nodeName))))"
        + ".observe({ type: 'layout-shift', buffered: true });");
    String counter = "/console/counters/looks.downloads";
    for (String path : List.of("/console/counters?prefix=looks.", counter, counter + "?range=year")) {
      console.rest("PUT", "/counters/looks.downloads/value", "{\"value\":1234567}");
      page.navigate(console.url(path));
      var value = page.locator("live-counter[name='looks.downloads']");
      assertThat(value).hasAttribute("data-state", "live");
      for (long next : new long[] {1_234_568, 9_999_999, 7, -8_888_888, 1_111_111}) {
        console.rest("PUT", "/counters/looks.downloads/value", "{\"value\":" + next + "}");
        assertThat(value.locator("span")).hasText(String.format(Locale.UK, "%,d", next).replace('-', '−'));
      }
      assertThat((List<?>) page.evaluate("() => window.shifts")).as(path)
          .allMatch(shift -> GROWN.matcher(shift.toString()).matches());
    }
  }

  @Test
  void a_keyboard_is_enough() {
    console.counter("keyboard.seats", "{\"value\":0}");
    String user = console.user(Role.OPERATOR);
    Page page = CHROMIUM.window(1280, 860, true, ColorScheme.LIGHT).newPage();
    page.navigate(console.url("/console"));
    page.keyboard().type(user);
    tabTo(page, "pass");
    page.keyboard().type(Console.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.locator(".who b")).hasText(user);
    page.keyboard().press("Tab");
    assertThat(page.locator(":focus")).hasText("Skip to content");
    assertThat(page.locator(":focus")).isInViewport();
    tabTo(page, "find");
    page.keyboard().type("keyboard.");
    page.keyboard().press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(1);
    tabTo(page, "keyboard.seats");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("keyboard.seats");
    tabTo(page, "by");
    page.keyboard().type("5");
    tabTo(page, "Increment");
    assertThat(page.locator(":focus")).hasCSS("outline-style", "solid");
    page.keyboard().press("Enter");
    assertThat(page.locator(".toast").first()).containsText("Changed by +5");
    tabTo(page, "Sign out");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Sign in");
  }

  /** Goes on from where the focus is to an element with an id, or with a text. */
  private static void tabTo(Page page, String what) {
    for (int tabs = 0; tabs < 60; tabs++) {
      page.keyboard().press("Tab");
      Object focus = page.evaluate("() => [document.activeElement.id, document.activeElement.textContent.trim()]");
      if (((List<?>) focus).contains(what))
        return;
    }
    throw new AssertionError("no way to " + what + " by keyboard");
  }
}
