package io.counterservice.application.port;

import io.counterservice.domain.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How an import stands.
 *
 * @param total how many rows the file has
 * @param problems of the rows that were refused, the first {@link #LISTED_MAX}
 * @param differences that a check found, the first {@link #LISTED_MAX}
 * @param changedAt when somebody worked on it last
 * @param revision grows with each time it is stored
 */
public record ImportRun(String id, Source source, Phase phase, long total, Sums sums, List<Problem> problems, List<Difference> differences,
    Instant changedAt, long revision) {
  public static final int LISTED_MAX = 1_000;
  /** After so long without a sign, whoever worked on it is gone. */
  public static final Duration SILENCE_MAX = Duration.ofSeconds(15);

  public ImportRun {
    problems = List.copyOf(problems);
    differences = List.copyOf(differences);
  }

  /** An import of which the file is on its way. */
  public static ImportRun begin(String id, Source source, Instant at) {
    return new ImportRun(id, source, Phase.STAGED, 0, Sums.NONE, List.of(), List.of(), at, 0);
  }

  /**
   * Where it came from.
   *
   * @param file the name of the file, at most 128 characters that can be shown; empty where it has none
   */
  public record Source(Caller by, FileFormat format, String file) {
    public static final int FILE_LENGTH_MAX = 128;

    public Source {
      if (file.length() > FILE_LENGTH_MAX || file.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c)))
        throw new IllegalArgumentException("the name of a file must have at most 128 characters that can be shown");
    }
  }

  /** What was done with it. */
  public enum Phase {
    STAGED, CHECKING, CHECKED, APPLYING, APPLIED
  }

  /** What became, or would become, of the rows so far. */
  public record Sums(long created, long changed, long unchanged, long refused) {
    public static final Sums NONE = new Sums(0, 0, 0, 0);

    public long rows() {
      return created + changed + unchanged + refused;
    }
  }

  /** Why a row was refused. */
  public enum Fault {
    INVALID, FORBIDDEN, ABOVE_MAXIMUM, BELOW_MINIMUM, BOUNDS_EXCLUDE_VALUE
  }

  /** A row that was refused; the rule is the end of a sentence that begins with the field. */
  public record Problem(long line, String name, Fault fault, String field, String rule) {}

  /** What a row would change: the parts that differ, as text. Nothing was before where it creates. */
  public record Difference(long line, String name, Map<String, String> before, Map<String, String> after) {}

  /** The next thing that is stored of it. */
  public ImportRun then(Phase next, Sums reached, Instant at) {
    return new ImportRun(id, source, next, total, reached, problems, differences, at, revision + 1);
  }

  /** With what is listed. */
  public ImportRun listing(List<Problem> wrong, List<Difference> different) {
    return new ImportRun(id, source, phase, total, sums, wrong, different, changedAt, revision);
  }

  /** With so many rows in its file. */
  public ImportRun of(long rows) {
    return new ImportRun(id, source, phase, rows, sums, problems, differences, changedAt, revision);
  }

  /** Whether somebody works on it. */
  public boolean isBusy(Instant now) {
    return isUnderWay() && now.isBefore(changedAt.plus(SILENCE_MAX));
  }

  /** Whether somebody worked on it who is gone. */
  public boolean isStopped(Instant now) {
    return isUnderWay() && !isBusy(now);
  }

  private boolean isUnderWay() {
    return phase == Phase.CHECKING || phase == Phase.APPLYING;
  }
}
