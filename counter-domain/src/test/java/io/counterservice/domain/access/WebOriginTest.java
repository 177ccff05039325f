package io.counterservice.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebOriginTest {
  @Test
  void is_a_scheme_a_host_and_perhaps_a_port() {
    for (String text : List.of("*", "http://localhost", "http://localhost:3000", "https://shop.example",
        "https://xn--bcher-kva.example:8443",
        "http://127.0.0.1:65535", "http://[::1]:8080", "https://my_host", "http://a", "https://" + "a".repeat(63) + ".example"))
      assertThat(new WebOrigin(text).text()).isEqualTo(text);
  }

  @Test
  void is_written_as_browsers_write_it() {
    assertThat(new WebOrigin("HTTPS://Shop.Example:443")).isEqualTo(new WebOrigin("https://shop.example"));
    assertThat(new WebOrigin("http://[::ABCD]:80").text()).isEqualTo("http://[::abcd]");
    assertThat(new WebOrigin("https://shop.example:80").text()).isEqualTo("https://shop.example:80");
    assertThat(new WebOrigin("http://shop.example:443").text()).isEqualTo("http://shop.example:443");
    assertThat(new WebOrigin("http://shop.example:8080").text()).isEqualTo("http://shop.example:8080");
  }

  @Test
  void is_nothing_else() {
    for (String text : List.of("", "null", "shop.example", "//shop.example", "ftp://shop.example", "ws://shop.example",
        "https:shop.example",
        "https://", "https://shop.example/", "https://shop.example/path", "https://shop.example?q", "https://shop.example#f",
        "https://user@shop.example", "https://*.example", "**", "https://shop.example:", "https://shop.example:0",
        "https://shop.example:65536", "https://shop.example:080", "https://shop.example:100000", "https://shop..example", "https://-a",
        "https://a-", "https://a b", " https://a", "https://a\n", "https://b\u00fccher.example", "https://\u212aa", "https://[::1",
        "https://::1", "https://[g::1]", "https://" + "a".repeat(64), "https://" + "a.".repeat(140) + "a"))
      assertThatThrownBy(() -> new WebOrigin(text)).as(text).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be http");
  }
}
