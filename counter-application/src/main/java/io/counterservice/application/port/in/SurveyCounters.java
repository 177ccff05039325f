package io.counterservice.application.port.in;

import io.counterservice.domain.survey.Survey;
import java.util.concurrent.CompletionStage;

/** Tells what a look at all counters found. That takes long, so it is taken when somebody asks, and at most now and then. */
public interface SurveyCounters {
  /**
   * The last survey, which may be minutes old; its instant says how old. The stage fails with
   * {@link io.counterservice.application.port.UnavailableException} and nothing else: also where the first one takes longer than a few
   * seconds, which goes on all the same.
   */
  CompletionStage<Survey> latest();
}
