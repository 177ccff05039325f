package io.counterservice.crash;

import io.counterservice.checker.Answer;
import io.counterservice.checker.Answer.Applied;
import io.counterservice.checker.Answer.NotApplied;
import io.counterservice.checker.Answer.Reason;
import io.counterservice.checker.Answer.Refused;
import io.counterservice.checker.Answer.Replay;
import io.counterservice.checker.Answer.Seen;
import io.counterservice.checker.Answer.Unknown;
import io.counterservice.checker.Bounds;
import io.counterservice.checker.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the answers for the parts of a request out of the reply. What no correct service answers is reported as a surprise. */
final class AnswerReader {
  private final Consumer<String> surprises;

  AnswerReader(Consumer<String> surprises) {
    this.surprises = surprises;
  }

  /** One answer for each part, in order. */
  List<Answer> read(Request request, Reply reply) {
    return switch (reply) {
      case Reply.NotSent(String why) -> forAll(request, new NotApplied(why));
      case Reply.Lost(String why) -> forAll(request, new Unknown(why));
      case Reply.Answered answered -> answered(request, answered);
    };
  }

  private List<Answer> answered(Request request, Reply.Answered reply) {
    try {
      return reply.status() == 503 ? forAll(request, unavailable(Json.object(Json.parse(reply.body())))) : decided(request, reply);
    } catch (IllegalArgumentException | ArithmeticException e) {
      surprises.accept(
          request.method() + " " + request.path() + " " + request.body() + " was answered with " + reply + " (" + e.getMessage() + ")");
      return forAll(request, new Unknown("answer not understood"));
    }
  }

  private static List<Answer> decided(Request request, Reply.Answered reply) {
    var body = Json.parse(reply.body());
    return switch (request.form()) {
      case READ -> List.of(new Seen(state(Json.object(body))));
      case SINGLE -> List.of(single(reply.status(), Json.object(body), reply.replayed() ? Replay.REPLAYED : Replay.FIRST));
      case BULK -> bulk(request, Json.array(body), together(reply));
      case ATOMIC -> reply.status() == 200
          ? bulk(request, Json.array(body), together(reply))
          : refusedTogether(request, Json.object(body), together(reply));
    };
  }

  /** The header of a bulk says whether all of its items are replays, and nothing about each of them otherwise. */
  private static Replay together(Reply.Answered reply) {
    return reply.replayed() ? Replay.REPLAYED : Replay.UNSAID;
  }

  private static List<Answer> bulk(Request request, List<?> items, Replay replay) {
    if (items.size() != request.parts().size())
      throw new IllegalArgumentException(items.size() + " answers");
    List<Answer> answers = new ArrayList<>(items.size());
    for (var item : items) {
      var object = Json.object(item);
      long status = Json.number(object, "status");
      if (status == 200)
        answers.add(applied(object, replay));
      else
        answers.add(problem((int) status, Json.object(object.get("problem")), replay));
    }
    return answers;
  }

  /** The problem is that of the first member that fails; none is applied. */
  private static List<Answer> refusedTogether(Request request, Map<?, ?> problem, Replay replay) {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(request.parts().size(), new NotApplied("another member was refused")));
    answers.set((int) Json.number(problem, "index"), refused(problem, replay));
    return answers;
  }

  private static Answer single(int status, Map<?, ?> body, Replay replay) {
    return status == 200 || status == 201 ? applied(body, replay) : problem(status, body, replay);
  }

  private static Answer problem(int status, Map<?, ?> problem, Replay replay) {
    return status == 503 ? unavailable(problem) : refused(problem, replay);
  }

  private static Applied applied(Map<?, ?> body, Replay replay) {
    return new Applied(Json.number(body, "value"), Json.number(body, "applied"), Json.number(body, "version"), replay);
  }

  private static Refused refused(Map<?, ?> problem, Replay replay) {
    var reason = Reason.valueOf(slug(problem).toUpperCase(Locale.ROOT).replace('-', '_'));
    boolean isNumber = problem.get("attempted") instanceof BigDecimal;
    return new Refused(reason, state(problem), isNumber ? Json.integer(problem, "attempted") : null, replay);
  }

  private static Answer unavailable(Map<?, ?> problem) {
    var slug = slug(problem);
    return slug.equals("outcome-unknown") ? new Unknown(slug) : new NotApplied(slug);
  }

  private static String slug(Map<?, ?> problem) {
    var type = Json.string(problem, "type");
    return type.substring(type.lastIndexOf('/') + 1);
  }

  static State state(Map<?, ?> body) {
    var bounds = new Bounds(Json.number(body, "min"), Json.number(body, "max"));
    return new State(Json.number(body, "version"), Json.number(body, "value"), bounds);
  }

  private static List<Answer> forAll(Request request, Answer answer) {
    return Collections.nCopies(request.parts().size(), answer);
  }
}
