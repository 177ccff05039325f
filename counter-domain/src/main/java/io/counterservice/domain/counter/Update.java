package io.counterservice.domain.counter;

import org.jspecify.annotations.Nullable;

/**
 * One operation on one counter, with who asks for it and under which conditions.
 *
 * @param precondition what must hold of the counter's version, or null
 * @param key remembered with its outcome per actor and counter, or null
 * @param reason why, at most 200 characters; gives the operation a change of its own
 * @param address the network address it came from, for the audit trail; null where that does not tell of the operation
 * @param toldWithOthers whether one entry of the audit trail tells of it together with others, so that it has none of its own
 */
public record Update(CounterName counter, Operation operation, Actor actor, @Nullable Precondition precondition,
    @Nullable IdempotencyKey key, @Nullable String reason, @Nullable String address, boolean toldWithOthers) {
  public static final int REASON_LENGTH_MAX = 200;
  public static final String REASON_RULE = "must have at most 200 characters and " + Text.STORABLE_RULE;

  public Update {
    if (reason != null && !isReason(reason))
      throw new IllegalArgumentException("reason " + REASON_RULE);
  }

  /** An operation of which the audit trail tells by itself, where it tells of such operations. */
  public Update(CounterName counter, Operation operation, Actor actor, @Nullable Precondition precondition, @Nullable IdempotencyKey key,
      @Nullable String reason, @Nullable String address) {
    this(counter, operation, actor, precondition, key, reason, address, false);
  }

  /** An operation of which the audit trail need not tell where it came from. */
  public Update(CounterName counter, Operation operation, Actor actor, @Nullable Precondition precondition, @Nullable IdempotencyKey key,
      @Nullable String reason) {
    this(counter, operation, actor, precondition, key, reason, null);
  }

  /** Whether the text can be a reason. */
  public static boolean isReason(String text) {
    return Text.length(text) <= REASON_LENGTH_MAX && Text.isStorable(text);
  }

  /** An operation without condition, key or reason. */
  public static Update of(CounterName counter, Operation operation, Actor actor) {
    return new Update(counter, operation, actor, null, null, null);
  }

  /** One of many operations of which the audit trail tells in one entry, such as the rows of an import. */
  public static Update oneOfMany(CounterName counter, Operation operation, Actor actor, IdempotencyKey key, String reason) {
    return new Update(counter, operation, actor, null, key, reason, null, true);
  }

  /** What a later request with the same key is compared by. Two updates have the same one if they ask for the same. */
  public String fingerprint() {
    String condition = precondition == null ? "" : " if " + precondition.canonical();
    return operation.canonical() + condition + (reason == null ? "" : " because " + Text.quoted(reason));
  }

  /**
   * Whether the audit trail tells of it where it is applied: whatever says what a counter is, and whatever a user does;
   * not what is told together with others.
   */
  public boolean isAudited() {
    return !toldWithOthers && (operation.defines() || actor.isUser());
  }

  /** Where this update's outcome is remembered, or null without a key. */
  public @Nullable RecordId recordId() {
    return key == null ? null : new RecordId(counter, actor, key);
  }

  /** What an outcome is remembered by. */
  public record RecordId(CounterName counter, Actor actor, IdempotencyKey key) {}
}
