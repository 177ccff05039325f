package io.counterservice.architecture.offenders.application;

/** A contract that only a fake keeps. */
abstract class HalfKeptContract {
  /** The fake. */
  static final class FakeTest extends HalfKeptContract {}
}
