package io.counterservice.adapter.websocket;

/** Something the other side says breaks a rule. Has no stack trace: bad input is no surprise. */
final class BrokenRule extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient LiveProblem problem;

  private BrokenRule(LiveProblem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  static BrokenRule of(String field, String rule) {
    return new BrokenRule(LiveProblem.invalid(field, rule));
  }

  static BrokenRule of(LiveProblem problem) {
    return new BrokenRule(problem);
  }

  LiveProblem problem() {
    return problem;
  }
}
