package io.counterservice.application.access;

import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import java.util.concurrent.RejectedExecutionException;

/** What a failure means to the caller. */
final class Failures {
  private Failures() {}

  /** Every failure to ask the store is a lack of service: never does it say that a key is wrong. */
  static UnavailableException unavailable(Throwable failure) {
    return switch (failure) {
      case UnavailableException known -> known;
      case RejectedExecutionException _ -> new UnavailableException(Reason.OVERLOADED);
      case Throwable _ -> new UnavailableException(Reason.DATABASE);
    };
  }
}
