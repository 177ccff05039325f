package io.counterservice.adapter.rest.history;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.json.JsonOutput;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.history.Resolution;
import io.counterservice.domain.history.Series;
import io.counterservice.domain.history.Timeline;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Histories as JSON.
 *
 * @param timeline the one that all series have
 * @param bounds its bounds as texts
 */
record HistoryResponse(HistoryRequest request, Subject subject, List<Series> series, Timeline timeline, List<String> bounds) {
  private static final int BYTES_EACH = 224;
  private static final int BYTES_AROUND = 256;

  static HistoryResponse from(HistoryRequest request, Subject subject, List<Series> series) {
    Timeline timeline = series.isEmpty() ? request.timeline() : series.getFirst().timeline();
    return new HistoryResponse(request, subject, series, timeline, timeline.bounds().stream().map(request.moments()::written).toList());
  }

  /** What a bound or an instant that is told says about how fine it is. */
  static String written(@Nullable Resolution resolution) {
    return resolution == null ? "exact" : resolution.name().toLowerCase(Locale.ROOT);
  }

  Answer toJson() {
    var out = new JsonOutput(BYTES_AROUND + series.size() * (BYTES_AROUND + timeline.buckets() * BYTES_EACH)).openObject();
    switch (subject) {
      case Subject.One(CounterName name) -> {
        writeFrame(out.field("name").string(name.value()));
        writeItems(series.getFirst(), out);
      }
      case Subject.Sum(String prefix) -> {
        writeFrame(out.field("prefix").string(prefix));
        writeItems(series.getFirst(), out);
      }
      case Subject.Several(List<CounterName> names) -> {
        writeFrame(out);
        writeSeries(out);
        writeUnknown(names, out);
      }
    }
    return Answer.json(200, out.closeObject().toByteArray()).header("Vary", "Accept");
  }

  Answer toCsv() {
    return Answer.of(200, MediaTypes.CSV + "; charset=utf-8; header=present", HistoryTable.of(this)).header("Vary", "Accept");
  }

  private void writeFrame(JsonOutput out) {
    out.field("step").string(request.step()).field("tz").string(request.moments().zone().getId());
    out.field("from").string(bounds.getFirst()).field("to").string(bounds.getLast());
    out.field("resolution").string(written(timeline.resolution()));
  }

  private void writeSeries(JsonOutput out) {
    out.field("series").openArray();
    for (Series one : series) {
      out.item().openObject().field("name").string(subject.label(one.name()));
      writeItems(one, out);
      out.closeObject();
    }
    out.closeArray();
  }

  private void writeUnknown(List<CounterName> names, JsonOutput out) {
    Set<CounterName> known = new HashSet<>();
    for (Series one : series)
      known.add(one.name());
    out.field("unknown").openArray();
    for (CounterName name : names)
      if (!known.contains(name))
        out.item().string(name.value());
    out.closeArray();
  }

  private void writeItems(Series one, JsonOutput out) {
    out.field("items").openArray();
    int place = 0;
    for (Series.Bucket bucket : one.buckets()) {
      out.item().openObject().field("start").raw('"').ascii(bounds.get(place++)).raw('"');
      out.field("end").raw('"').ascii(bounds.get(place)).raw('"');
      writeNumbers(bucket, out);
      out.closeObject();
    }
    out.closeArray();
  }

  private static void writeNumbers(Series.Bucket bucket, JsonOutput out) {
    whole(out.field("open"), bucket.open());
    whole(out.field("delta"), bucket.counted().delta());
    out.field("increments").number(bucket.counted().increments()).field("decrements").number(bucket.counted().decrements());
    out.field("sets").number(bucket.counted().sets()).field("refusals").number(bucket.counted().refusals());
    whole(out.field("min"), bucket.low());
    whole(out.field("max"), bucket.high());
    whole(out.field("close"), bucket.close());
  }

  private static void whole(JsonOutput out, @Nullable BigInteger number) {
    out.ascii(String.valueOf(number));
  }
}
