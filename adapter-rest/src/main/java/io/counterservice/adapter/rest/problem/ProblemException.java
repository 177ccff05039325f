package io.counterservice.adapter.rest.problem;

/** Carries a problem out of reading and checking a request; has no stack trace, because bad input is no surprise. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
