package io.counterservice.adapter.rest.history;

import io.counterservice.domain.history.Rollup;
import io.counterservice.domain.history.Series;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Histories as CSV (RFC 4180). Nothing is ever quoted: names, prefixes, instants and whole numbers have no comma, no quotation mark and no
 * line break.
 */
final class HistoryTable {
  private static final String HEADER = "name,start,end,open,delta,increments,decrements,sets,refusals,min,max,close\r\n";
  private static final int CHARACTERS_EACH = 160;

  private HistoryTable() {}

  static byte[] of(HistoryResponse response) {
    var out = new StringBuilder(HEADER.length() + response.series().size() * response.timeline().buckets() * CHARACTERS_EACH);
    out.append(HEADER);
    for (Series one : response.series())
      writeRows(response.subject().label(one.name()), one, response.bounds(), out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writeRows(String label, Series one, List<String> bounds, StringBuilder out) {
    int place = 0;
    for (Series.Bucket bucket : one.buckets()) {
      Rollup counted = bucket.counted();
      out.append(label).append(',').append(bounds.get(place++)).append(',').append(bounds.get(place)).append(',');
      out.append(written(bucket.open())).append(',').append(counted.delta()).append(',').append(counted.increments()).append(',');
      out.append(counted.decrements()).append(',').append(counted.sets()).append(',').append(counted.refusals()).append(',');
      out.append(written(bucket.low())).append(',').append(written(bucket.high())).append(',').append(written(bucket.close()));
      out.append("\r\n");
    }
  }

  private static String written(@Nullable BigInteger number) {
    return number == null ? "" : number.toString();
  }
}
