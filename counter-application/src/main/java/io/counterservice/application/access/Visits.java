package io.counterservice.application.access;

import io.counterservice.application.port.out.AuditTrail;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.Audit;
import io.counterservice.domain.audit.AuditAction;
import java.time.Instant;

/**
 * Tells the audit trail who came in and who did not. It is told before anybody is let in, so nobody is whose coming cannot be told. What costs
 * whoever asks nothing, a name that nobody has and a user who is locked, is told a few times a minute only: else strangers could fill the trail.
 */
final class Visits {
  static final int EACH_MINUTE_MAX = 10;
  private final AuditTrail trail;
  private final MinuteLimit unknown = new MinuteLimit(EACH_MINUTE_MAX);
  private final MinuteLimit locked = new MinuteLimit(EACH_MINUTE_MAX);

  Visits(AuditTrail trail) {
    this.trail = trail;
  }

  void admitted(User user, Caller by, Instant at) {
    trail.record(Audit.of(AuditAction.SIGNED_IN, user.name(), by, at));
  }

  /** A text that can be no name is not kept: it may be a password in the wrong field. */
  void refused(String name, Caller by, Instant at) {
    trail.record(Audit.of(AuditAction.SIGN_IN_REFUSED, User.isName(name) ? name : "", by, at));
  }

  void refusedUnknown(String name, Caller by, Instant at) {
    if (unknown.lets(at))
      refused(name, by, at);
  }

  void refusedLocked(String name, Caller by, Instant at) {
    if (locked.lets(at))
      refused(name, by, at);
  }
}
