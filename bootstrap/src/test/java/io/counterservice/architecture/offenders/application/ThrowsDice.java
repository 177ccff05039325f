package io.counterservice.architecture.offenders.application;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Makes a die that no test can load. */
final class ThrowsDice {
  RandomGenerator die() {
    return new Random();
  }
}
