package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.checker.Answer;
import io.counterservice.checker.Answer.Applied;
import io.counterservice.checker.Answer.NotApplied;
import io.counterservice.checker.Answer.Reason;
import io.counterservice.checker.Answer.Refused;
import io.counterservice.checker.Answer.Replay;
import io.counterservice.checker.Answer.Seen;
import io.counterservice.checker.Answer.Unknown;
import io.counterservice.checker.Asked;
import io.counterservice.checker.Bounds;
import io.counterservice.checker.State;
import io.counterservice.crash.Request.Form;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
  private static final State STATE = new State(7, 5, new Bounds(0, 5));
  private static final String STANDING = "\"counter\":\"a\",\"value\":5,\"version\":7,\"min\":0,\"max\":5";
  private static final String ABOVE = "{\"type\":\"/problems/above-maximum\",\"status\":409," + STANDING + ",\"attempted\":6}";
  private static final String APPLIED = "{\"status\":200,\"name\":\"a\",\"value\":6,\"applied\":1,\"version\":8}";

  private final List<String> surprises = new ArrayList<>();
  private final AnswerReader reader = new AnswerReader(surprises::add);

  @Test
  void reads_what_was_applied_and_whether_it_is_a_replay() {
    assertThat(read(Form.SINGLE, 200, false, APPLIED)).containsExactly(new Applied(6, 1, 8, Replay.FIRST));
    assertThat(read(Form.SINGLE, 200, true, APPLIED)).containsExactly(new Applied(6, 1, 8, Replay.REPLAYED));
    assertThat(read(Form.BULK, 200, false, "[" + APPLIED + "]")).containsExactly(new Applied(6, 1, 8, Replay.UNSAID));
  }

  @Test
  void reads_the_state_that_a_refusal_tells() {
    var refused = new Refused(Reason.ABOVE_MAXIMUM, STATE, BigInteger.valueOf(6), Replay.FIRST);
    assertThat(read(Form.SINGLE, 409, false, ABOVE)).containsExactly(refused);
    var bounds = "{\"type\":\"/problems/bounds-exclude-value\"," + STANDING + ",\"attempted\":{\"min\":9,\"max\":10}}";
    assertThat(read(Form.SINGLE, 409, false, bounds)).containsExactly(new Refused(Reason.BOUNDS_EXCLUDE_VALUE, STATE, null, Replay.FIRST));
  }

  @Test
  void reads_a_read() {
    assertThat(read(Form.READ, 200, false, "{\"name\":\"a\"," + STANDING + "}")).containsExactly(new Seen(STATE));
  }

  @Test
  void reads_each_item_of_a_bulk() {
    var body = "[" + APPLIED + ",{\"status\":409,\"problem\":" + ABOVE
        + "},{\"status\":503,\"problem\":{\"type\":\"/problems/outcome-unknown\"}}]";
    assertThat(read(Form.BULK, 200, false, body)).satisfiesExactly(first -> assertThat(first).isInstanceOf(Applied.class),
        second -> assertThat(second).isInstanceOf(Refused.class), third -> assertThat(third).isInstanceOf(Unknown.class));
  }

  @Test
  void reads_which_member_of_a_group_was_refused() {
    var body = ABOVE.replace("}", ",\"index\":1}");
    assertThat(reader.read(request(Form.ATOMIC, 2), new Reply.Answered(409, false, body)))
        .satisfiesExactly(first -> assertThat(first).isInstanceOf(NotApplied.class),
            second -> assertThat(second).isInstanceOf(Refused.class));
  }

  @Test
  void tells_nothing_done_from_nobody_knows() {
    assertThat(read(Form.SINGLE, 503, false, "{\"type\":\"/problems/overloaded\"}")).containsExactly(new NotApplied("overloaded"));
    assertThat(read(Form.SINGLE, 503, false, "{\"type\":\"/problems/unavailable\"}")).containsExactly(new NotApplied("unavailable"));
    assertThat(read(Form.SINGLE, 503, false, "{\"type\":\"/problems/outcome-unknown\"}")).containsExactly(new Unknown("outcome-unknown"));
    assertThat(reader.read(request(Form.SINGLE, 1), new Reply.Lost("reset"))).containsExactly(new Unknown("reset"));
    assertThat(reader.read(request(Form.SINGLE, 1), new Reply.NotSent("refused"))).containsExactly(new NotApplied("refused"));
    assertThat(surprises).isEmpty();
  }

  @Test
  void is_surprised_by_anything_else() {
    assertThat(read(Form.SINGLE, 500, false, "{\"type\":\"/problems/internal-error\"}")).hasOnlyElementsOfType(Unknown.class);
    assertThat(read(Form.SINGLE, 200, false, "<html>")).hasOnlyElementsOfType(Unknown.class);
    assertThat(read(Form.BULK, 200, false, "[]")).hasOnlyElementsOfType(Unknown.class);
    assertThat(surprises).hasSize(3);
  }

  /** As many parts as the body has items. */
  private List<Answer> read(Form form, int status, boolean replayed, String body) {
    int parts = form == Form.BULK ? Math.max(1, body.split("\"status\":(200|503|409,\"problem)", -1).length - 1) : 1;
    return reader.read(request(form, parts), new Reply.Answered(status, replayed, body));
  }

  private static Request request(Form form, int parts) {
    return new Request("POST", "/", null, null, form, Collections.nCopies(parts, new Part("a", new Asked.Add(1, false), null)));
  }
}
