package io.counterservice.crash;

import java.io.IOException;
import java.util.Random;

/** Something that happens to a service at work, and how it is put right again. */
interface Disturbance {
  /** What a report calls it. */
  String name();

  /** Whether watchers may have to wait until it is over. */
  default boolean holdsUpTheFeed() {
    return true;
  }

  /** Makes it happen and returns when the service is ready again. */
  void strike(Random random) throws IOException, InterruptedException;
}
