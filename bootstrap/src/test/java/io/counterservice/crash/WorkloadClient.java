package io.counterservice.crash;

import io.counterservice.checker.Answer;
import io.counterservice.checker.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One client: sends a request, repeats it with the same key until it is answered, and goes on to the next. */
final class WorkloadClient {
  private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(20);
  private static final int REMEMBERED_MAX = 200;

  private final String name;
  private final HttpSender sender;
  private final Recorder recorder;
  private final AnswerReader reader;
  private final RequestMix mix;
  private final Random random;
  private final List<Request> answered = new ArrayList<>();
  private int groups;

  WorkloadClient(String name, HttpSender sender, Recorder recorder, RequestMix mix, Random random) {
    this.name = name;
    this.sender = sender;
    this.recorder = recorder;
    this.reader = new AnswerReader(recorder::surprise);
    this.mix = mix;
    this.random = random;
  }

  /** Carries out one more request, new or (seldom) one that was answered long ago; not answered only if interrupted. */
  void step() {
    boolean again = !answered.isEmpty() && random.nextInt(15) == 0;
    var request = again ? answered.get(random.nextInt(answered.size())) : mix.next();
    var group = request.form() != Request.Form.ATOMIC ? null : request.key() == null ? name + " transfer " + groups++ : request.key();
    while (!send(request, group) && !Thread.currentThread().isInterrupted()) {
      Patience.pause(PAUSE_BEFORE_RETRY);
      if (request.key() == null || !recorder.surprises().isEmpty())
        return;
    }
    if (!again && request.key() != null)
      remember(request);
  }

  /** Whether the request is answered for good. */
  private boolean send(Request request, @Nullable String group) {
    long invoked = System.nanoTime();
    var reply = sender.send(request);
    long completed = System.nanoTime();
    // Not even sent: nothing that the service could be held to.
    if (reply instanceof Reply.NotSent)
      return false;
    var answers = reader.read(request, reply);
    for (int i = 0; i < answers.size(); i++) {
      var part = request.parts().get(i);
      recorder.record(new Observation(name, part.counter(), part.asked(), part.key(), group, invoked, completed, answers.get(i)));
    }
    return isSettled(request, answers);
  }

  private static boolean isSettled(Request request, List<Answer> answers) {
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
