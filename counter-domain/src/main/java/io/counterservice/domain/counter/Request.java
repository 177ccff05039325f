package io.counterservice.domain.counter;

import java.util.List;
import java.util.Objects;

/**
 * Updates that arrived together. When {@code atomic}, all of them are applied or none, and they are remembered as one: each has a
 * key, or none has.
 */
public record Request(List<Update> updates, boolean atomic) {
  public static final String KEYS_RULE = "must be given for every operation of an atomic request or for none";

  public Request {
    if (atomic && updates.stream().map(update -> update.key() == null).distinct().count() > 1)
      throw new IllegalArgumentException("a key " + KEYS_RULE);
  }

  public static Request of(Update update) {
    return new Request(List.of(update), false);
  }

  public int size() {
    return updates.size();
  }

  /** Whether it is atomic and has keys. */
  boolean isRememberedWhole() {
    return atomic && !updates.isEmpty() && updates.getFirst().key() != null;
  }

  /** Where the outcome of an update is remembered; each must have a key. */
  Update.RecordId recordId(int index) {
    return Objects.requireNonNull(updates.get(index).recordId());
  }

  /** What its updates are compared by when it is remembered whole: each by itself and by a digest of all in their order. */
  List<String> fingerprints() {
    List<String> own = updates.stream().map(Update::fingerprint).toList();
    StringBuilder all = new StringBuilder();
    for (int index = 0; index < own.size(); index++)
      all.append(recordId(index).counter()).append(' ').append(Text.quoted(recordId(index).key().value())).append(' ')
          .append(own.get(index)).append('\n');
    String digest = Text.digest(all);
    return own.stream().map(fingerprint -> fingerprint + " in all or none " + digest).toList();
  }
}
