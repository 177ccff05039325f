package io.counterservice.crash;

import java.io.IOException;
import java.util.Random;

/** Something that happens to a service at work, and how it is put right again. */
interface Disturbance {
  /** What a report calls it. */
  String name();

  /** Makes it happen and returns when the service is ready again. */
  void strike(Random random) throws IOException, InterruptedException;
}
