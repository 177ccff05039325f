package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.counterservice.application.testing.Await;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** How the elements of a page speak to the server. */
class LiveConnectionIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private static final String ONE = "<live-counter id=a name=\"downloads\"><b>–</b></live-counter>";
  /** Waits are noted and cut short; chance is the largest there is. */
  private static final String IMPATIENT = """
      const wait = setTimeout; window.waits = []; Math.random = () => 1;
      window.setTimeout = (then, millis) => { waits.push(millis); return wait(then, 5); };
      """;
  /** The page's clock may run on only when an answer has come all the way. */
  private static final String COUNTING_PONGS = """
      window.pongs = 0;
      window.WebSocket = class extends WebSocket {
        constructor(address) { super(address); this.addEventListener("message", ({data}) => pongs += data.includes("pong")); }
      };
      """;
  private StubFeed feed;
  private PageServer site;

  @BeforeEach
  void open() {
    feed = new StubFeed().move("downloads", "5").move("likes", "7");
    site = new PageServer();
  }

  @AfterEach
  void close() {
    CHROMIUM.leave();
    feed.close();
    site.close();
  }

  @Test
  void all_elements_share_one_connection_and_say_once_what_they_want() {
    Page page = visit(ONE + "<live-counter id=b name=\"likes\"></live-counter><live-counter id=c name=\"downloads\"></live-counter>");
    shows(page, "#a", "5");
    shows(page, "#b", "7");
    shows(page, "#c", "5");
    assertThat(feed.nextArrival()).isEqualTo("/live");
    assertThat(names(feed.nextFrame())).containsExactly("downloads", "likes");
    page.evaluate(
        "() => { const d = document.createElement('live-counter'); d.id = 'd'; d.setAttribute('name', 'likes'); document.body.append(d); }");
    shows(page, "#d", "7");
    page.evaluate("() => { document.body.append(document.querySelector('#a')); document.querySelector('#d').remove(); }");
    shows(page, "#a", "5");
    assertThat(feed.hasFrame()).isFalse();
    page.evaluate("() => document.querySelector('#b').remove()");
    JsonNode last = feed.nextFrame();
    assertThat(last.get("type").asString()).isEqualTo("unsubscribe");
    assertThat(names(last)).containsExactly("likes");
    assertThat(feed.arrivals() + " further connections").isEqualTo("0 further connections");
    page.evaluate("() => document.querySelectorAll('live-counter').forEach(each => each.remove())");
    Await.until(() -> feed.guests() == 0);
  }

  @Test
  void goes_on_where_it_was_when_the_connection_was_lost() {
    Page page = visit(ONE);
    shows(page, "#a", "5");
    page.evaluate(
        "() => { window.seen = []; const a = document.querySelector('#a'); const note = () => seen.push(a.shadowRoot.querySelector('span').textContent"
            + " + a.shadowRoot.querySelector('slot').hidden); new MutationObserver(note).observe(a.shadowRoot, {subtree: true, childList: true, attributes: true}); }");
    feed.nextFrame();
    feed.goAway();
    assertThat(page.locator("#a")).hasAttribute("data-state", "stale");
    feed.move("downloads", "6");
    feed.comeBack();
    shows(page, "#a", "6");
    assertThat(page.locator("#a")).hasAttribute("data-state", "live");
    JsonNode again = feed.nextFrame();
    assertThat(again.get("since").get("downloads").asLong()).isEqualTo(1);
    assertThat(page.evaluate("() => [...new Set(seen)].join()")).isEqualTo("6true");
  }

  @Test
  void is_live_again_also_where_nothing_happened_meanwhile() {
    Page page = visit(ONE);
    shows(page, "#a", "5");
    feed.nextArrival();
    feed.hangUp();
    feed.nextArrival();
    shows(page, "#a", "5");
    assertThat(page.locator("#a")).hasAttribute("data-state", "live");
  }

  @Test
  void forgets_a_version_that_the_server_does_not_have() {
    Page page = visit(ONE);
    shows(page, "#a", "5");
    feed.nextFrame();
    feed.restore("downloads", "3");
    feed.hangUp();
    shows(page, "#a", "3");
    assertThat(feed.nextFrame().get("since").get("downloads").asLong()).isEqualTo(1);
    assertThat(feed.nextFrame().get("since").isEmpty()).isTrue();
  }

  @Test
  void waits_longer_and_longer_for_a_server_that_is_away() {
    Page page = CHROMIUM.page();
    page.addInitScript(IMPATIENT);
    page.navigate(site.page(ONE + feed.script("")));
    shows(page, "#a", "5");
    feed.goAway();
    Await.until(() -> (int) page.evaluate("() => waits.length") >= 7);
    assertThat(page.evaluate("() => waits.slice(0, 7).join()")).isEqualTo("2000,4000,8000,16000,30000,30000,30000");
    feed.comeBack();
    assertThat(page.locator("#a")).hasAttribute("data-state", "live");
    page.evaluate("() => { waits.length = 0; Math.random = () => 0; }");
    feed.hangUp();
    Await.until(() -> (int) page.evaluate("() => waits.length") >= 1);
    assertThat(page.evaluate("() => waits[0]")).isEqualTo(1000);
  }

  @Test
  void tries_at_once_when_the_network_is_back() {
    Page page = CHROMIUM.page();
    page.clock().install();
    page.navigate(site.page(ONE + feed.script("")));
    shows(page, "#a", "5");
    feed.nextArrival();
    page.clock().pauseAt(System.currentTimeMillis() + 60_000);
    feed.hangUp();
    assertThat(page.locator("#a")).hasAttribute("data-state", "stale");
    page.evaluate("() => window.dispatchEvent(new Event('online'))");
    feed.nextArrival();
    assertThat(page.locator("#a")).hasAttribute("data-state", "live");
  }

  @Test
  void a_server_that_says_nothing_for_half_a_minute_is_dead() {
    Page page = CHROMIUM.page();
    page.addInitScript(COUNTING_PONGS);
    page.clock().install();
    page.navigate(site.page(ONE + feed.script("")));
    shows(page, "#a", "5");
    feed.nextArrival();
    pongs(page, 1);
    page.clock().runFor(15_000);
    pongs(page, 2);
    page.clock().runFor(15_000);
    pongs(page, 3);
    assertThat(page.locator("#a")).hasAttribute("data-state", "live");
    feed.silent(true);
    page.clock().runFor(15_000);
    assertThat(page.locator("#a")).hasAttribute("data-state", "live");
    page.clock().runFor(15_000);
    assertThat(page.locator("#a")).hasAttribute("data-state", "stale");
    feed.silent(false);
    page.clock().runFor(2_000);
    feed.nextArrival();
    assertThat(page.locator("#a")).hasAttribute("data-state", "live");
  }

  @Test
  void brings_a_new_ticket_of_its_page_each_time() {
    var tickets = new AtomicInteger();
    site.answer("/ticket", () -> "{\"ticket\":\"t+" + tickets.incrementAndGet() + "\"}");
    Page page = visit(
        "<live-counter id=a name=\"downloads\" ticket-url=\"/ticket\"></live-counter><live-counter id=b name=likes></live-counter>");
    shows(page, "#a", "5");
    shows(page, "#b", "7");
    assertThat(List.of(feed.nextArrival(), feed.nextArrival())).containsExactlyInAnyOrder("/live?ticket=t%2B1", "/live");
    feed.hangUp();
    assertThat(List.of(feed.nextArrival(), feed.nextArrival())).containsExactlyInAnyOrder("/live?ticket=t%2B2", "/live");
    assertThat(site.requests("POST", "/ticket")).isEqualTo(2);
  }

  @Test
  void asks_again_for_a_ticket_that_it_did_not_get() {
    var asked = new AtomicInteger();
    site.answer("/ticket", () -> asked.incrementAndGet() == 1 ? "<h1>Sign in</h1>" : "{\"ticket\":\"yes\"}");
    Page page = visit("<live-counter id=a name=\"downloads\" ticket-url=\"/ticket\"><b>–</b></live-counter>");
    assertThat(page.locator("b")).isVisible();
    shows(page, "#a", "5");
    assertThat(feed.nextArrival()).isEqualTo("/live?ticket=yes");
  }

  private Page visit(String body) {
    Page page = CHROMIUM.page();
    page.navigate(site.page(body + feed.script("")));
    return page;
  }

  private static void shows(Page page, String id, String value) {
    assertThat(page.locator(id + " span")).hasText(value);
  }

  private static void pongs(Page page, int count) {
    Await.until(() -> (int) page.evaluate("() => pongs") >= count);
  }

  private static List<String> names(JsonNode frame) {
    return frame.get("counters").valueStream().map(JsonNode::asString).toList();
  }
}
