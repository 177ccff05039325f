package io.counterservice.application.port.out;

import io.counterservice.domain.survey.Survey;
import java.time.Instant;

/** Looks at all counters. */
public interface CounterSurveys {
  /**
   * What there is now, told as of an instant, which is the present one. It may take a minute; it blocks and throws
   * {@link io.counterservice.application.port.UnavailableException}.
   */
  Survey make(Instant at);
}
