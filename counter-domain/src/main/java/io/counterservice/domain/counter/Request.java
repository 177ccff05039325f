package io.counterservice.domain.counter;

import io.counterservice.domain.counter.Update.RecordId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Updates that arrived together. When {@code atomic}, all of them are applied or none, and they are remembered as one: each has a
 * key, or none has.
 *
 * @param key that came with an atomic request as a whole, or null. Its updates have keys made of it and of their place, and each
 *     counter remembers the request under the key itself too: so the same updates in other places are found
 */
public record Request(List<Update> updates, boolean atomic, @Nullable IdempotencyKey key) {
  public static final String KEYS_RULE = "must be given for every operation of an atomic request or for none";

  public Request {
    if (atomic && updates.stream().map(update -> update.key() == null).distinct().count() > 1)
      throw new IllegalArgumentException("a key " + KEYS_RULE);
  }

  /** Updates without a key of the whole. */
  public Request(List<Update> updates, boolean atomic) {
    this(updates, atomic, null);
  }

  public static Request of(Update update) {
    return new Request(List.of(update), false);
  }

  public int size() {
    return updates.size();
  }

  /** Where anything is remembered that concerns it, each place once. */
  public List<RecordId> recordIds() {
    Set<RecordId> ids = new LinkedHashSet<>();
    for (int index = 0; index < updates.size(); index++) {
      RecordId own = updates.get(index).recordId();
      if (own != null)
        ids.add(own);
      RecordId whole = wholeId(index);
      if (whole != null)
        ids.add(whole);
    }
    return List.copyOf(ids);
  }

  /** Whether it is atomic and has keys. */
  boolean isRememberedWhole() {
    return atomic && !updates.isEmpty() && updates.getFirst().key() != null;
  }

  /** Where the outcome of an update is remembered; each must have a key. */
  RecordId recordId(int index) {
    return Objects.requireNonNull(updates.get(index).recordId());
  }

  /** Where the counter of an update remembers the request under the key of the whole; null without one. */
  @Nullable
  RecordId wholeId(int index) {
    Update update = updates.get(index);
    return key == null ? null : new RecordId(update.counter(), update.actor(), key);
  }

  /** What it is compared by when it is remembered whole: all its updates in their order. */
  Fingerprints fingerprints() {
    StringBuilder all = new StringBuilder();
    for (int index = 0; index < updates.size(); index++)
      all.append(recordId(index).counter()).append(' ').append(Text.quoted(recordId(index).key().value())).append(' ')
          .append(updates.get(index).fingerprint()).append('\n');
    String whole = "all or none " + Text.digest(all);
    return new Fingerprints(whole, updates.stream().map(update -> update.fingerprint() + " in " + whole).toList());
  }

  /** The fingerprint of all updates together, and of each as one of them. */
  record Fingerprints(String whole, List<String> each) {}
}
