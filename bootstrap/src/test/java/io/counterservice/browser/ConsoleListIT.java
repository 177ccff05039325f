package io.counterservice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.testing.Await;
import io.counterservice.domain.access.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finding counters among many: order, pages forth and back, how many there are. */
class ConsoleListIT {
  private static final Pattern ROW = Pattern.compile("<tr role=\"row\" data-counter=\"([^\"]+)\"");
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\">(?:(?!</a>).)*Next");
  private static final Pattern PREVIOUS = Pattern.compile("href=\"([^\"]+)\"><svg(?:(?!</a>).)*Previous");
  private static Console console;

  @BeforeAll
  static void fill() {
    console = Console.shared();
    for (int number = 10; number < 70; number++)
      console.counter("list.c" + number, "{}");
  }

  @Test
  void pages_are_turned_forth_and_back() {
    String first = page("prefix=list.c&size=25");
    assertThat(names(first)).hasSize(25).startsWith("list.c10").isSorted();
    String second = follow(NEXT, first);
    assertThat(names(second)).hasSize(25).startsWith("list.c35");
    String third = follow(NEXT, second);
    assertThat(names(third)).hasSize(10).endsWith("list.c69");
    assertThat(NEXT.matcher(third).find()).isFalse();
    String back = follow(PREVIOUS, third);
    assertThat(names(back)).isEqualTo(names(second));
    assertThat(names(follow(PREVIOUS, back))).isEqualTo(names(first));
    assertThat(PREVIOUS.matcher(follow(PREVIOUS, back)).find()).isFalse();
  }

  @Test
  void names_come_backwards_too() {
    String first = page("prefix=list.c&size=50&sort=-name");
    assertThat(first).contains("aria-sort=\"descending\"");
    assertThat(names(first)).hasSize(50).startsWith("list.c69").endsWith("list.c20");
    String second = follow(NEXT, first);
    assertThat(names(second)).hasSize(10).startsWith("list.c19").endsWith("list.c10");
    assertThat(names(follow(PREVIOUS, second))).isEqualTo(names(first));
  }

  @Test
  void how_many_there_are_is_told_as_soon_as_it_is_known() {
    Await.until(() -> page("size=25").contains("title=\"counted "));
    assertThat(page("prefix=list.c")).as("how many there are of those that are shown is not known").doesNotContain("title=\"counted ");
    assertThat(page("prefix=list.c")).containsPattern("Near a bound <span class=\"dim\">[0-9]")
        .containsPattern("Idle <span class=\"dim\">0<");
    assertThat(page("show=idle")).contains("No counter has been without an operation for 7 days.");
    assertThat(page("show=near&prefix=nothing.")).contains("No counter stands near a bound.", "All counters were looked at");
  }

  @Test
  void what_was_typed_by_hand_does_no_harm() {
    for (String query : List.of("show=%3Cscript%3E", "sort=value", "size=1000000", "from=-1", "show=near&from=99999999999",
        "before=no%20name"))
      assertThat(console.as(Role.VIEWER).get("/console/counters?" + query).status()).as(query).isEqualTo(200);
    assertThat(page("before=no%20name")).contains("The name to go on after");
  }

  private static String page(String query) {
    return console.as(Role.VIEWER).get("/console/counters?" + query).body();
  }

  private static String follow(Pattern link, String page) {
    var found = link.matcher(page);
    assertThat(found.find()).as("%s in %s", link, page).isTrue();
    return console.as(Role.VIEWER).get(found.group(1).replace("&amp;", "&")).body();
  }

  private static List<String> names(String page) {
    return ROW.matcher(page).results().map(row -> row.group(1)).toList();
  }
}
