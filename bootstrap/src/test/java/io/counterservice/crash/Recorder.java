package io.counterservice.crash;

import io.counterservice.checker.Answer;
import io.counterservice.checker.Observation;
import java.util.ArrayList;
import java.util.List;

/** Keeps what all clients saw. Safe for many threads. */
final class Recorder {
  private static final int SURPRISES_MAX = 20;

  private final List<Observation> observations = new ArrayList<>();
  private final List<String> surprises = new ArrayList<>();
  private int unanswered;
  private int turnedAway;
  private int replayed;
  private int recalled;

  synchronized void record(Observation observation) {
    observations.add(observation);
    if (observation.answer() instanceof Answer.Unknown)
      unanswered++;
    if (observation.answer() instanceof Answer.NotApplied)
      turnedAway++;
    if (observation.answer().replay() == Answer.Replay.REPLAYED)
      replayed++;
  }

  /** One more read that accepted an older answer was as it must be. */
  synchronized void recalled() {
    recalled++;
  }

  /** Something that no correct service does; the first few are kept. */
  synchronized void surprise(String what) {
    if (surprises.size() < SURPRISES_MAX)
      surprises.add(what);
  }

  synchronized List<Observation> observations() {
    return List.copyOf(observations);
  }

  synchronized List<String> surprises() {
    return List.copyOf(surprises);
  }

  synchronized int size() {
    return observations.size();
  }

  @Override
  public synchronized String toString() {
    return observations.size() + " answers, " + unanswered + " lost, " + turnedAway + " turned away, " + replayed + " replayed, "
        + recalled + " older reads";
  }
}
