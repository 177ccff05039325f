package io.counterservice.adapter.rest.badges;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTest {
  @Test
  void can_be_written_on_whatever_it_is() {
    for (int rgb = 0; rgb <= 0xffffff; rgb += 0x0706) {
      var colour = new Colour(rgb);
      assertThat(colour.contrastWith(colour.ink())).as(colour.hex()).isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"fff,#ffffff,#000000", "yellow,#e3b341,#000000", "000000,#000000,#ffffff", "Aa0,#aaaa00,#000000", "blue,#0b66c3,#ffffff",
      "lightgrey,#c9d1d9,#000000", "grey,#4b535d,#ffffff"})
  void is_dark_on_light_and_light_on_dark(String text, String hex, String ink) {
    Colour colour = Colour.of(text).orElseThrow();
    assertThat(colour.hex()).isEqualTo(hex);
    assertThat(colour.ink().hex()).isEqualTo(ink);
  }

  @Test
  void contrast_is_what_the_guidelines_say() {
    assertThat(new Colour(0).contrastWith(new Colour(0xffffff))).isEqualTo(21);
    assertThat(new Colour(0x777777).contrastWith(new Colour(0xffffff))).isBetween(4.47, 4.49);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#fff", "ff", "ffff", "fffffff", "ggg", "Blue", "chartreuse", "ffffff80", "url(x)", "\uff11\uff11\uff11"})
  void is_nothing_else(String text) {
    assertThat(Colour.of(text)).isEmpty();
  }
}
