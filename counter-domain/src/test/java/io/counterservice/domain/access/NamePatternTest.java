package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePatternTest {
  @Test
  void covers_a_prefix_where_it_matches_all_names_that_begin_so() {
    var shop = new NamePattern("shop.*");
    assertThat(List.of("shop.", "shop.a")).allMatch(shop::covers);
    assertThat(List.of("", "s", "shop", "shop-", "Shop.")).noneMatch(shop::covers);
    assertThat(List.of("", "shop.")).allMatch(NamePattern.ALL::covers);
    assertThat(List.of("", "shop", "shop.a", "shop.ab")).noneMatch(new NamePattern("shop.a")::covers);
  }
}
