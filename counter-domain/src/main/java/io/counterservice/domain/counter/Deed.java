package io.counterservice.domain.counter;

import org.jspecify.annotations.Nullable;

/**
 * An update that was applied and that the audit trail tells of, see {@link Update#isAudited()}.
 *
 * @param before the counter as it was; null where there was none, or a tombstone
 * @param after the counter that the update made of it, a tombstone too
 */
public record Deed(Update update, @Nullable Counter before, Counter after) {}
