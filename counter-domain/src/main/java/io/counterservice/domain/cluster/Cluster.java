package io.counterservice.domain.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All nodes together.
 *
 * @param at when that was so
 * @param members those that were seen within {@link #KNOWN_FOR} and did not say that they leave, by name
 * @param slots the last {@link #SHOWN} in steps of {@link #STEP}, the oldest first
 */
public record Cluster(Instant at, List<Member> members, List<Slot> slots) {
  public static final Duration STEP = Duration.ofSeconds(5);
  public static final Duration SHOWN = Duration.ofMinutes(15);
  public static final Duration SILENT_AFTER = Duration.ofSeconds(15);
  public static final Duration KNOWN_FOR = Duration.ofHours(1);

  public Cluster {
    members = List.copyOf(members);
    slots = List.copyOf(slots);
  }

  /**
   * A node as it was seen last.
   *
   * @param last what it told then; null where that is too long ago
   */
  public record Member(Node node, Instant seenAt, @Nullable Sample last) {

    /** Whether it has missed the times at which it should have told of itself. */
    public boolean isSilent(Instant now) {
      return seenAt.isBefore(now.minus(SILENT_AFTER));
    }
  }

  /** What the nodes that are heard of did last. */
  public List<Sample> latest() {
    List<Sample> latest = new ArrayList<>();
    for (Member member : members)
      if (member.last != null && !member.isSilent(at))
        latest.add(member.last);
    return latest;
  }

  public double operationsPerSecond() {
    return latest().stream().mapToDouble(Sample::operationsPerSecond).sum();
  }

  /**
   * The slots until the last step that every node can have told of. Nodes tell at different moments, so what a sample counts is spread over the
   * slots it touches.
   */
  public static List<Slot> slots(Instant now, Collection<Sample> samples) {
    long step = STEP.toMillis();
    Instant end = Instant.ofEpochMilli(now.minus(STEP).toEpochMilli() / step * step);
    List<Slot> slots = new ArrayList<>();
    for (Instant start = end.minus(SHOWN); start.isBefore(end); start = start.plus(STEP))
      slots.add(slot(start, start.plus(STEP), samples));
    return slots;
  }

  private static Slot slot(Instant start, Instant end, Collection<Sample> samples) {
    double applied = 0;
    double refused = 0;
    double limited = 0;
    List<Sample> here = new ArrayList<>();
    for (Sample sample : samples) {
      double share = sample.share(start, end) / STEP.toSeconds();
      applied += sample.work().applied() * share;
      refused += sample.work().refused() * share;
      limited += sample.work().limited() * share;
      if (!sample.middle().isBefore(start) && sample.middle().isBefore(end))
        here.add(sample);
    }
    return new Slot(start, applied, refused, limited, Work.sum(here.stream().map(Sample::work).toList()),
        here.stream().mapToLong(Sample::waiting).sum());
  }
}
