package io.counterservice.domain.cluster;

import java.util.Collection;

/**
 * What was done in a time.
 *
 * @param applied operations
 * @param refused operations
 * @param limited operations that a rate plan turned away
 * @param committed operations of all batches, replayed ones among them
 * @param commits how long each batch took to be durable
 */
public record Work(long applied, long refused, long limited, long committed, Latencies commits) {
  public static final Work NONE = new Work(0, 0, 0, 0, Latencies.NONE);

  public static Work sum(Collection<Work> several) {
    long applied = 0;
    long refused = 0;
    long limited = 0;
    long committed = 0;
    for (Work each : several) {
      applied += each.applied;
      refused += each.refused;
      limited += each.limited;
      committed += each.committed;
    }
    return new Work(applied, refused, limited, committed, Latencies.sum(several.stream().map(Work::commits).toList()));
  }

  /** What there is more of here than there was before. */
  public Work since(Work before) {
    return new Work(applied - before.applied, refused - before.refused, limited - before.limited, committed - before.committed,
        commits.since(before.commits));
  }

  /** Whatever became of them. */
  public long operations() {
    return applied + refused + limited;
  }

  /** The mean of operations in one batch; 0 where there was none. */
  public double perCommit() {
    long batches = commits.total();
    return batches == 0 ? 0 : (double) committed / batches;
  }
}
