package io.counterservice.crash;

import io.counterservice.checker.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One client: sends a request, repeats it with the same key until it is answered, and goes on to the next. */
final class WorkloadClient {
  private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(20);
  private static final int REMEMBERED_MAX = 200;

  private final Courier courier;
  private final Recorder recorder;
  private final RequestMix mix;
  private final Random random;
  private final int pauseMillisMax;
  private final List<Request> answered = new ArrayList<>();
  private int groups;

  /** @param pauseMax how long it pauses before a request */
  WorkloadClient(Courier courier, Recorder recorder, RequestMix mix, Random random, Duration pauseMax) {
    this.courier = courier;
    this.recorder = recorder;
    this.mix = mix;
    this.random = random;
    this.pauseMillisMax = (int) pauseMax.toMillis();
  }

  /** Carries out one more request, new or (seldom) one that was answered long ago; not answered only if interrupted. */
  void step() {
    Patience.pause(Duration.ofMillis(random.nextInt(pauseMillisMax + 1)));
    boolean again = !answered.isEmpty() && random.nextInt(15) == 0;
    var request = again ? answered.get(random.nextInt(answered.size())) : mix.next();
    var group = request.form() != Request.Form.ATOMIC
        ? null
        : request.key() == null ? courier.client() + " transfer " + groups++ : request.key();
    while (!isSettled(request, courier.carry(request, group)) && !Thread.currentThread().isInterrupted()) {
      Patience.pause(PAUSE_BEFORE_RETRY);
      if (request.key() == null || !recorder.surprises().isEmpty())
        return;
    }
    if (!again && request.key() != null)
      remember(request);
  }

  private static boolean isSettled(Request request, List<Answer> answers) {
    if (answers.isEmpty())
      return false;
    return switch (request.form()) {
      case READ -> answers.getFirst() instanceof Answer.Seen;
      case SINGLE, BULK -> answers.stream().allMatch(Answer::definite);
      case ATOMIC -> answers.stream().anyMatch(Answer::definite);
    };
  }

  private void remember(Request request) {
    if (answered.size() < REMEMBERED_MAX)
      answered.add(request);
    else
      answered.set(random.nextInt(REMEMBERED_MAX), request);
  }
}
