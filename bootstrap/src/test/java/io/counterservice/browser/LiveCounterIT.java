package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the element shows. */
class LiveCounterIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private StubFeed feed;
  private PageServer site;

  @BeforeEach
  void open() {
    feed = new StubFeed();
    site = new PageServer();
  }

  @AfterEach
  void close() {
    CHROMIUM.leave();
    feed.close();
    site.close();
  }

  @Test
  void shows_its_content_until_there_is_a_value_and_then_the_value() {
    feed.silent(true);
    Page page = visit("<live-counter name=\"downloads\"><b>1,2xx</b></live-counter>");
    assertThat(page.locator("b")).isVisible();
    assertThat(page.locator("live-counter")).hasAttribute("data-state", "stale");
    feed.nextFrame();
    feed.silent(false);
    feed.move("downloads", "1234").hangUp();
    shows(page.locator("live-counter"), "1,234");
    assertThat(page.locator("b")).isHidden();
    assertThat(page.locator("live-counter")).hasAttribute("data-state", "live");
    feed.move("downloads", "1235");
    shows(page.locator("live-counter"), "1,235");
  }

  @ParameterizedTest
  @CsvSource({"'',1234567,'1,234,567'", "lang=de,1234567,1.234.567", "format=short,1234567,1.2M", "format=full,1234567,1234567",
      "format=other,1234567,'1,234,567'", "'',9007199254740993,'9,007,199,254,740,993'",
      "'',-9223372036854775808,'−9,223,372,036,854,775,808'", "lang=ar-EG,12,١٢", "'',0,0"})
  void writes_every_value_exactly_and_as_the_page_speaks(String attribute, String value, String shown) {
    feed.move("downloads", value);
    shows(visit("<live-counter name=\"downloads\" " + attribute + ">–</live-counter>").locator("live-counter"), shown);
  }

  @Test
  void changes_with_its_attributes() {
    feed.move("downloads", "1234567").move("likes", "7");
    Page page = visit("<live-counter name=\"downloads\">–</live-counter>");
    Locator counter = page.locator("live-counter");
    shows(counter, "1,234,567");
    counter.evaluate("counter => counter.setAttribute('format', 'short')");
    shows(counter, "1.2M");
    counter.evaluate("counter => counter.setAttribute('name', 'likes')");
    shows(counter, "7");
    counter.evaluate("counter => counter.setAttribute('name', 'no name')");
    assertThat(counter).hasAttribute("data-state", "error");
    assertThat(counter).hasAttribute("title", "name must be a counter's name");
    assertThat(counter.locator("span")).isHidden();
  }

  @Test
  void what_may_not_be_seen_shows_its_content_and_why() {
    feed.move("downloads", "5");
    Page page = visit(
        "<live-counter id=a name=\"secret\"><b>many</b></live-counter> <live-counter id=b name=\"downloads\"></live-counter>");
    shows(page.locator("#b"), "5");
    assertThat(page.locator("#a")).hasAttribute("data-state", "error");
    assertThat(page.locator("#a")).hasAttribute("title", "Without a key only public counters can be seen, and secret is none");
    assertThat(page.locator("b")).isVisible();
    feed.delete("downloads");
    assertThat(page.locator("#b")).hasAttribute("data-state", "error");
    assertThat(page.locator("#b span")).isHidden();
  }

  @ParameterizedTest
  @CsvSource({"server=\"%s\",/live", "server=\"%s/\",/live", "server=\"%s/below\",/below/live", "server=\"%s/below/\",/below/live"})
  void server_may_be_named(String attribute, String path) {
    feed.move("downloads", "5");
    try (var other = new StubFeed()) {
      Page page = CHROMIUM.page();
      page.navigate(site.page("<live-counter name=\"downloads\" " + attribute.formatted(feed.origin()) + ">–</live-counter>"
          + other.script("type=module")));
      shows(page.locator("live-counter"), "5");
      assertThat(feed.nextArrival()).isEqualTo(path);
    }
  }

  @Test
  void is_at_home_where_nothing_else_is_allowed() {
    feed.move("downloads", "5");
    site.policy("default-src 'none'; script-src " + feed.origin() + "; connect-src " + feed.origin().replace("http", "ws"));
    List<String> complaints = new ArrayList<>();
    Page page = CHROMIUM.page();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.navigate(site.page("<live-counter name=\"downloads\">–</live-counter>" + feed.script("")));
    shows(page.locator("live-counter"), "5");
    assertThat(page.locator("live-counter span")).hasCSS("font-variant-numeric", "tabular-nums");
    assertThat(complaints).filteredOn(text -> !text.contains("favicon")).isEmpty();
  }

  @Test
  void nothing_around_it_moves() {
    feed.move("downloads", "9,999".replace(",", ""));
    Page page = visit("<p>So far <live-counter name=\"downloads\">0,000</live-counter> <i>downloads</i></p>");
    double before = page.locator("i").boundingBox().x;
    shows(page.locator("live-counter"), "9,999");
    for (String value : new String[] {"1111", "8888", "5"}) {
      feed.move("downloads", value);
      shows(page.locator("live-counter"), value.length() < 4 ? value : value.charAt(0) + "," + value.substring(1));
      assertThat(page.locator("i").boundingBox().x).isBetween(before - 0.5, before + 0.5);
    }
    feed.move("downloads", "12345");
    shows(page.locator("live-counter"), "12,345");
    double grown = page.locator("i").boundingBox().x;
    assertThat(grown).isGreaterThan(before + 5);
    feed.move("downloads", "9999");
    shows(page.locator("live-counter"), "9,999");
    assertThat(page.locator("i").boundingBox().x).isBetween(grown - 0.5, grown + 0.5);
  }

  @Test
  void stands_in_a_text_like_any_number() {
    feed.move("downloads", "1234567").move("seats", "42");
    Page page = visit(
        """
                <style>body { font: 18px/1.6 sans-serif; margin: 16px } h1 { font-size: 28px; margin: 0 }</style>
                <h1><live-counter id=a name="downloads">0,000,000</live-counter> downloads</h1>
                <p>That is <live-counter id=b name="downloads" format="short">…</live-counter>, or in German
                <live-counter id=c name="downloads" lang="de">…</live-counter>. There are
            <span style="white-space: nowrap"><b id=d>42</b> = <live-counter id=e name="seats">…</live-counter></span>
                seats left, and <live-counter id=f name="secret">some more</live-counter>.</p>""");
    page.setViewportSize(480, 170);
    shows(page.locator("#a"), "1,234,567");
    shows(page.locator("#b"), "1.2M");
    shows(page.locator("#c"), "1.234.567");
    shows(page.locator("#e"), "42");
    assertThat(page.locator("#f")).hasAttribute("data-state", "error");
    assertThat(page.locator("#a span")).hasCSS("font-size", "28px");
    assertThat(page.locator("#e span").evaluate("e => getComputedStyle(e).fontFamily")).isEqualTo("sans-serif");
    assertThat(bottomOfText(page, "#e")).isEqualTo(bottomOfText(page, "#d"));
    Chromium.picture(page, "live-counter");
  }

  private static double bottomOfText(Page page, String id) {
    return ((Number) page.locator(id).evaluate("""
        element => {
          const range = document.createRange();
          range.selectNodeContents(element.shadowRoot?.querySelector('span') ?? element);
          return range.getBoundingClientRect().bottom;
        }""")).doubleValue();
  }

  @Test
  void content_is_all_there_is_without_scripts() {
    Page page = CHROMIUM.pageWithoutScripts();
    page.navigate(site.page("<live-counter name=\"downloads\"><b>1,2xx</b></live-counter>" + feed.script("")));
    assertThat(page.locator("b")).isVisible();
  }

  private Page visit(String body) {
    Page page = CHROMIUM.page();
    page.navigate(site.page(body + feed.script("async")));
    return page;
  }

  /** The element shows exactly this, and none of its content. */
  private static void shows(Locator counter, String value) {
    assertThat(counter.locator("span")).hasText(value, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    assertThat(counter.locator("span")).isVisible();
  }
}
