package io.counterservice.adapter.rest.history;

import io.counterservice.adapter.rest.http.Query;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.history.Step;
import io.counterservice.domain.history.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which buckets are asked for.
 *
 * @param step the step as it is written
 */
record HistoryRequest(String step, Moments moments, Timeline timeline) {
  /** A step as requests write it, and how far back one looks that does not say from when. */
  private record Form(String text, Step step, String reach) {}

  private static final List<Form> FORMS = List.of(new Form("minute", Step.MINUTE, "-1h"), new Form("5m", Step.FIVE_MINUTES, "-6h"),
      new Form("hour", Step.HOUR, "-1d"), new Form("day", Step.DAY, "-30d"), new Form("week", Step.WEEK, "-26w"),
      new Form("month", Step.MONTH, "-1y"));
  private static final String ABSENT = "hour";
  private static final String RULE = "must be " + FORMS.stream().map(Form::text).collect(Collectors.joining(", "));
  private static final String BUCKETS_RULE = "must not divide the time between from and to into more than " + Timeline.BUCKETS_MAX
      + " buckets";

  static HistoryRequest of(Query query, Instant now) {
    Form form = form(Objects.requireNonNullElse(query.one("step"), ABSENT));
    var moments = Moments.of(query, now);
    Instant from = moments.read(query, "from");
    Instant to = moments.read(query, "to");
    if (from != null && from.isAfter(now))
      throw Problem.invalid("from", "must not be in the future").asException();
    if (from != null && to != null && from.isAfter(to))
      throw Problem.invalid("from", "must not be after to").asException();
    return new HistoryRequest(form.text, moments, timeline(form, moments, from, to));
  }

  /** Ends with the bucket that runs now, be it one that begins at this moment, unless an earlier end was given. */
  private static Timeline timeline(Form form, Moments moments, @Nullable Instant from, @Nullable Instant to) {
    boolean isOver = to != null && (to.isBefore(moments.now()) || to.equals(from));
    Instant end = isOver ? to : moments.now().plusNanos(1);
    Instant start = from == null ? moments.before(end, form.reach) : from;
    try {
      return Timeline.of(start, end, form.step, moments.zone());
    } catch (IllegalArgumentException tooMany) {
      throw Problem.invalid("step", BUCKETS_RULE).asException();
    }
  }

  private static Form form(String text) {
    return FORMS.stream().filter(form -> form.text.equals(text)).findFirst().orElseThrow(() -> Problem.invalid("step", RULE).asException());
  }
}
