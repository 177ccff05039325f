package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.counterservice.adapter.persistence.testing.Ports;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page of another origin that shows a badge and a live value of the real service, which ends and comes back. */
class EmbedIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private static final int RECONNECT_MILLIS_MAX = 20_000;
  private static PageServer site;
  private static String[] arguments;
  private static RunningService service;

  @BeforeAll
  static void launch() {
    site = new PageServer();
    List<String> settings = new ArrayList<>(List.of(RunningService.database()));
    settings.add("--server.port=" + Ports.free());
    arguments = settings.toArray(String[]::new);
    service = RunningService.start(arguments);
    send("PUT", "/counters/downloads", "{\"public\":true,\"value\":1233}");
    send("PUT", "/counters/secret", "{\"value\":42}");
  }

  @AfterAll
  static void quit() {
    for (AutoCloseable closing : new AutoCloseable[] {site, service})
      close(closing);
  }

  private static void close(AutoCloseable closing) {
    try {
      if (closing != null)
        closing.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shows_what_others_count_before_and_after_the_service_was_away() {
    String origin = service.baseUri().toString();
    site.policy("default-src 'none'; style-src 'unsafe-inline'; img-src " + origin + "; script-src " + origin + "; connect-src "
        + origin.replace("http", "ws"));
    List<String> complaints = new ArrayList<>();
    Page page = CHROMIUM.page();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.navigate(site.page("""
        <style>body{font:20px/2 sans-serif;margin:24px}live-counter[data-state=stale]{opacity:.6}</style>
        <p><img src="{origin}/badges/downloads.svg" alt="downloads"></p>
        <p><live-counter id="live" name="downloads">0,000</live-counter> <i>downloads so far</i></p>
        <p><live-counter id="secret" name="secret">not for everybody</live-counter></p>
        <script src="{origin}/embed.js" async></script>""".replace("{origin}", origin)));
    double before = page.locator("i").boundingBox().x;
    shows(page, "1,233");
    send("POST", "/counters/downloads/increment", "");
    shows(page, "1,234");
    assertThat(page.locator("i").boundingBox().x).isBetween(before - 0.5, before + 0.5);
    assertThat(page.locator("#secret")).hasAttribute("data-state", "error");
    assertThat(page.locator("#secret span")).isHidden();
    assertThat(complaints).filteredOn(text -> !text.contains("favicon")).isEmpty();
    Chromium.picture(page, "embed");
    service.close();
    assertThat(page.locator("#live")).hasAttribute("data-state", "stale");
    assertThat(page.locator("#live span")).hasText("1,234");
    service = RunningService.start(arguments);
    send("POST", "/counters/downloads/increment", "{\"by\":66}");
    shows(page, "1,300");
    send("POST", "/counters/downloads/increment", "");
    shows(page, "1,301");
  }

  @Test
  void shows_what_is_not_public_to_those_to_whom_the_site_gives_a_ticket() {
    Request key = Request.of("POST", "/keys").key(service.adminKey())
        .json("{\"name\":\"site\",\"scopes\":[\"live:read\"],\"pattern\":\"secret\",\"origins\":[\"" + site.origin() + "\"]}");
    String secret = service.client().send(key).json().get("secret").asString();
    site.policy("").answer("/ticket", () -> service.client().send(Request.of("POST", "/live/tickets").key(secret)).body());
    Page page = CHROMIUM.page();
    page.navigate(site.page("<live-counter id=\"live\" name=\"secret\" ticket-url=\"/ticket\">–</live-counter>"
        + "<script src=\"" + service.baseUri() + "/embed.js\"></script>"));
    shows(page, "42");
    send("POST", "/counters/secret/increment", "");
    shows(page, "43");
  }

  private static void shows(Page page, String value) {
    assertThat(page.locator("#live span")).hasText(value, new LocatorAssertions.HasTextOptions().setTimeout(RECONNECT_MILLIS_MAX));
    assertThat(page.locator("#live")).hasAttribute("data-state", "live");
    assertThat(page.locator("#live span")).isVisible();
  }

  private static void send(String method, String path, String body) {
    Request bare = Request.of(method, path).key(service.adminKey());
    assertThat(service.client().send(body.isEmpty() ? bare : bare.json(body)).status()).isIn(200, 201);
  }
}
