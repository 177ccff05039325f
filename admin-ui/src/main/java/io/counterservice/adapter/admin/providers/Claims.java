package io.counterservice.adapter.admin.providers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a provider says of somebody. */
record Claims(Map<String, Object> all) {

  /** The texts of a claim: itself, each of a list, and each word of one text. A name with dots is looked for as it is, then as a path. */
  List<String> values(String claim) {
    Object whole = all.get(claim);
    return texts(whole == null ? within(all, claim) : whole).distinct().toList();
  }

  private static @Nullable Object within(@Nullable Object claims, String path) {
    Object found = claims;
    for (String step : path.split("\\.", -1))
      found = found instanceof Map<?, ?> object ? object.get(step) : null;
    return found;
  }

  private static Stream<String> texts(@Nullable Object value) {
    if (value instanceof Collection<?> several)
      return several.stream().filter(Objects::nonNull).map(Object::toString);
    return value instanceof String text ? Stream.concat(Stream.of(text), Stream.of(text.split(" "))) : Stream.empty();
  }
}
