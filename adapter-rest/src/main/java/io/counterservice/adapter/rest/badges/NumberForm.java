package io.counterservice.adapter.rest.badges;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How a value is written, always in English. */
enum NumberForm {
  /** {@code 1234567}. */
  FULL {
    @Override
    String of(long value) {
      return Long.toString(value);
    }
  },
  /** {@code 1,234,567}. */
  GROUPED {
    @Override
    String of(long value) {
      return String.format(Locale.ROOT, "%,d", value);
    }
  },
  /** {@code 1.2M}: two digits or all before the point, rounded and grouped as browsers do it. */
  SHORT {
    @Override
    String of(long value) {
      var size = BigDecimal.valueOf(value).abs();
      int unit = 0;
      while (unit < UNITS.length() - 1 && rounded(size, unit).compareTo(THOUSAND) >= 0)
        unit++;
      BigDecimal shown = rounded(size, unit);
      String digits = shown.compareTo(UNGROUPED_MAX) <= 0 ? shown.toPlainString() : GROUPED.of(shown.longValueExact());
      return (value < 0 ? "-" : "") + digits + UNITS.substring(unit, unit + 1).strip();
    }
  };

  private static final String UNITS = " KMBT";
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal UNGROUPED_MAX = BigDecimal.valueOf(9_999);

  abstract String of(long value);

  private static BigDecimal rounded(BigDecimal size, int unit) {
    BigDecimal scaled = size.movePointLeft(3 * unit);
    BigDecimal tenths = scaled.setScale(1, RoundingMode.HALF_UP);
    BigDecimal exact = tenths.compareTo(BigDecimal.TEN) < 0 ? tenths : scaled.setScale(0, RoundingMode.HALF_UP);
    return exact.stripTrailingZeros();
  }
}
