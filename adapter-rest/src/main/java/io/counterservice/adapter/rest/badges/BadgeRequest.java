package io.counterservice.adapter.rest.badges;

import io.counterservice.adapter.rest.http.Query;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a page wants its badge. */
record BadgeRequest(String label, NumberForm form, Badge.Look look) {
  private static final int LABEL_CHARACTERS_MAX = 64;
  private static final String LABEL_RULE = "must be at most " + LABEL_CHARACTERS_MAX + " characters, none of them a control character";

  static BadgeRequest of(Query query, CounterName name) {
    query.allow("label", "color", "labelColor", "style", "format");
    var look = new Badge.Look(colour(query, "color", "blue"), colour(query, "labelColor", "grey"),
        choice(query, "style", List.of(Badge.Style.values()), Badge.Style.FLAT));
    return new BadgeRequest(label(query.one("label"), name), choice(query, "format", List.of(NumberForm.values()), NumberForm.GROUPED),
        look);
  }

  /** A badge without a label is still called by the counter's name where it is read aloud. */
  Badge badgeOf(Counter counter) {
    String value = form.of(counter.value());
    return new Badge(label, value, (label.isEmpty() ? counter.name().value() : label) + ": " + value, look);
  }

  private static String label(@Nullable String text, CounterName name) {
    if (text == null)
      return name.value();
    if (text.codePointCount(0, text.length()) > LABEL_CHARACTERS_MAX || !text.codePoints().allMatch(BadgeRequest::isPrintable))
      throw Problem.invalid("label", LABEL_RULE).asException();
    return text.strip();
  }

  /** Whether XML may hold it, which has no room for control characters and the two non-characters of the first plane. */
  private static boolean isPrintable(int character) {
    return !Character.isISOControl(character) && character != 0xfffe && character != 0xffff;
  }

  private static Colour colour(Query query, String field, String absent) {
    String text = query.one(field);
    return Colour.of(text == null ? absent : text).orElseThrow(() -> Problem.invalid(field, Colour.RULE).asException());
  }

  private static <E extends Enum<E>> E choice(Query query, String field, List<E> values, E absent) {
    String text = query.one(field);
    if (text == null)
      return absent;
    return values.stream().filter(value -> written(value).equals(text)).findFirst()
        .orElseThrow(() -> Problem.invalid(field, "must be " + String.join(", ", values.stream().map(BadgeRequest::written).toList()))
            .asException());
  }

  private static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
