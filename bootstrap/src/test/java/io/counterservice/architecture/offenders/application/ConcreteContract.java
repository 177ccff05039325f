package io.counterservice.architecture.offenders.application;

/** A contract that is its own only implementation. */
class ConcreteContract {
  /** The fake. */
  static final class FakeTest extends ConcreteContract {}

  /** The real thing. */
  static final class RealIT extends ConcreteContract {}
}
