package io.counterservice.crash;

import io.counterservice.checker.Answer;
import io.counterservice.checker.Observation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries the requests of one client to a node, and what came back to the recorder. */
record Courier(HttpSender sender, Route route, Recorder recorder, OlderAnswers older, String client, Duration answerMax) {

  /** The answers to the parts of a request; none where it was not even sent, for which nobody can be held to account. */
  List<Answer> carry(Request request, @Nullable String group) {
    var node = route.next();
    long invoked = System.nanoTime();
    var reply = sender.send(node, request);
    long completed = System.nanoTime();
    if (reply instanceof Reply.NotSent) {
      route.refused();
      return List.of();
    }
    if (completed - invoked > answerMax.toNanos())
      recorder.surprise(request + " took " + Duration.ofNanos(completed - invoked) + " until " + reply);
    var answers = new AnswerReader(recorder::surprise).read(request, reply);
    for (int i = 0; i < answers.size(); i++) {
      var part = request.parts().get(i);
      recorder.record(new Observation(client, part.counter(), part.asked(), part.key(), group, invoked, completed, answers.get(i)));
      if (answers.get(i) instanceof Answer.Applied applied)
        older.acknowledged(part.counter(), applied.version(), node);
      if (answers.get(i) instanceof Answer.Seen)
        older.read(part.counter(), node);
    }
    return answers;
  }
}
