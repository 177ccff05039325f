package io.counterservice.adapter.admin.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZippedPagesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"gzip | true", "deflate, gzip;q=0.5 | true", "br | false", "gzip;q=0 | false",
      "gzip; q=0.000 | false", "'' | false"})
  void zips_for_who_can_read_it(String header, boolean isTaken) {
    assertThat(ZippedPages.takes(List.of(header))).isEqualTo(isTaken);
  }
}
