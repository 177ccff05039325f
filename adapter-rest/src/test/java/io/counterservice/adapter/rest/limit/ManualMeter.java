package io.counterservice.adapter.rest.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A wall clock that moves when told to. */
final class ManualMeter implements TimeMeter {
  private long nanos;

  ManualMeter(Instant start) {
    nanos = TimeUnit.MILLISECONDS.toNanos(start.toEpochMilli());
  }

  void advance(Duration duration) {
    nanos += duration.toNanos();
  }

  @Override
  public long currentTimeNanos() {
    return nanos;
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
