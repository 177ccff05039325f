package io.counterservice.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Badges as a browser draws them. */
class BadgeIT {
  @RegisterExtension
  static final Chromium CHROMIUM = new Chromium();
  private static final List<String> QUERIES = List.of("", "?style=flat-square&color=green", "?style=round&color=purple&labelColor=black",
      "?label=Downloads&format=short&color=brightgreen", "?label=members+online&color=teal&style=round", "?format=full&color=orange",
      "?label=&color=red", "?label=Gr%C3%B6%C3%9Fe&color=yellow&labelColor=lightgrey", "?label=quota&color=lightgrey&style=flat-square",
      "?label=launches&color=0b7285&labelColor=343a40&format=short");
  private static PageServer site;

  @BeforeAll
  static void launch() {
    site = new PageServer();
    create("my-app.downloads", 1_234_567);
  }

  @AfterAll
  static void quit() {
    if (site != null)
      site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void stand_on_pages_of_other_origins_light_and_dark(String scheme) {
    Page page = scheme.equals("dark") ? CHROMIUM.darkPage() : CHROMIUM.page();
    page.setViewportSize(450, 212);
    page.navigate(site
        .page("<style>:root{color-scheme:light dark;font:16px sans-serif}p{margin:8px;width:200px;float:left}</style>" + QUERIES.stream()
            .map(query -> "<p><img src=\"" + url("my-app.downloads", query) + "\" alt=\"\"></p>").collect(Collectors.joining())));
    for (var image : page.locator("img").all()) {
      assertThat(image).hasJSProperty("complete", true);
      assertThat((int) image.evaluate("image => image.naturalHeight")).isEqualTo(20);
      assertThat((int) image.evaluate("image => image.naturalWidth")).isGreaterThan(50);
    }
    Chromium.picture(page, "badges-" + scheme);
  }

  /** The picture stretches its text to the width that it reckoned with; whoever has the fonts must not see that. */
  @Test
  void text_has_about_the_width_that_was_reckoned_with() {
    Page page = CHROMIUM.page();
    for (String label : List.of("", "?label=Ill+fitting+WWW+mm+(%25)", "?label=ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "?label=abcdefghijklmnopqrstuvwxyz",
        "?label=0123456789+.,:-_!%3F", "?format=full", "?format=short")) {
      page.navigate(url("my-app.downloads", label));
      for (var text : page.locator("text").all()) {
        Number ratio = (Number) text.evaluate("""
            text => {
              const drawn = text.textLength.baseVal.value;
              text.removeAttribute('textLength');
              return text.getComputedTextLength() / drawn;
            }""");
        assertThat(ratio.doubleValue()).as(label).isBetween(0.95, 1.05);
      }
    }
  }

  @Test
  void text_stands_within_its_box() {
    Page page = CHROMIUM.page();
    for (String query : QUERIES) {
      page.navigate(url("my-app.downloads", query));
      assertThat((boolean) page.evaluate("""
          () => [...document.querySelectorAll('text')].every((text, index) => {
            const box = [...document.querySelectorAll('path')].at(index).getBBox(), at = text.getBBox();
            return at.x >= box.x + 5 && at.x + at.width <= box.x + box.width - 5 && at.y >= 0 && at.y + at.height <= 20;
          })""")).as(query).isTrue();
      assertThat(page.locator("svg")).hasRole(AriaRole.IMG);
    }
  }

  @Test
  void short_numbers_are_those_of_browsers() {
    Page page = CHROMIUM.page();
    for (long value : new long[] {0, 999, 1_000, 1_049, 1_050, 9_949, 9_950, 12_345, 99_499, 99_500, 999_499, 999_500, 1_234_567, -1_500,
        -999_999, 1_000_000_000, 49_999_999_999L, 7_654_321_000_000L, 9_007_199_254_740_991L, Long.MAX_VALUE}) {
      create("my-app.short", value);
      String shown = (String) page.evaluate("value => new Intl.NumberFormat('en', {notation: 'compact'}).format(BigInt(value))",
          Long.toString(value));
      Reply badge = RunningService.shared().client().send(Request.of("GET", "/badges/my-app.short.svg?format=short"));
      assertThat(badge.body()).as(Long.toString(value)).contains(">" + shown + "</text>");
    }
  }

  private static void create(String name, long value) {
    var service = RunningService.shared();
    Request request = Request.of("PUT", "/counters/" + name)
        .json("{\"public\":true,\"max\":" + Long.MAX_VALUE + ",\"value\":" + value + "}").key(service.adminKey());
    assertThat(service.client().send(request).status()).isIn(200, 201);
  }

  private static String url(String name, String query) {
    return RunningService.shared().baseUri() + "/badges/" + name + ".svg" + query;
  }
}
