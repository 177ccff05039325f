package io.counterservice.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.checker.Account.Event;
import io.counterservice.checker.Account.Gap;
import io.counterservice.checker.Account.Mode;
import io.counterservice.checker.Account.Moved;
import io.counterservice.checker.Account.Resumed;
import io.counterservice.checker.Account.Snapshot;
import io.counterservice.checker.Account.Told;
import io.counterservice.checker.Answer.Applied;
import io.counterservice.checker.Answer.NotApplied;
import io.counterservice.checker.Answer.Reason;
import io.counterservice.checker.Answer.Refused;
import io.counterservice.checker.Answer.Replay;
import io.counterservice.checker.Answer.Seen;
import io.counterservice.checker.Answer.Unknown;
import io.counterservice.checker.Asked.Add;
import io.counterservice.checker.Asked.Edit;
import io.counterservice.checker.Asked.Read;
import io.counterservice.checker.History.Final;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small histories, each about one point that made-up histories seldom meet. Times are in nanoseconds from 0. */
class HandMadeHistoryTest {
  private static final Bounds BOUNDS = new Bounds(0, 10);
  private static final Unknown LOST = new Unknown("connection lost");

  private final List<Observation> observations = new ArrayList<>();
  private final List<Final> finals = new ArrayList<>();
  private final List<JournalRow> journal = new ArrayList<>();
  private final List<Account> accounts = new ArrayList<>();

  @Test
  void an_unanswered_operation_explains_a_version() {
    add("a", 2, 0, 5, LOST);
    add("a", 1, 10, 15, applied(3, 1, 2));
    expectNothing();
  }

  @Test
  void an_unanswered_operation_explains_only_one_version() {
    add("a", 2, 0, 5, LOST);
    add("a", 1, 10, 15, applied(5, 1, 3));
    expect(Law.VERSION_GAPLESS);
  }

  @Test
  void an_unanswered_operation_explains_no_other_amount() {
    add("a", 2, 0, 5, LOST);
    add("a", 1, 10, 15, applied(4, 1, 2));
    expect(Law.VERSION_GAPLESS);
  }

  @Test
  void an_unanswered_operation_explains_nothing_before_it_began() {
    add("a", 1, 10, 15, applied(3, 1, 2));
    add("a", 2, 20, 25, LOST);
    expect(Law.VERSION_GAPLESS);
  }

  @Test
  void an_unanswered_operation_may_take_effect_after_the_last_answer() {
    add("a", 1, 0, 5, applied(1, 1, 1));
    add("a", 2, 10, 15, LOST);
    observe("a", new Read(), 20, 25, new Seen(new State(2, 3, BOUNDS)));
    expectNothing();
  }

  @Test
  void the_end_says_that_an_unanswered_operation_was_applied() {
    add("a", 2, 0, 5, LOST);
    finals.add(new Final("a", new State(1, 2, BOUNDS)));
    expectNothing();
  }

  @Test
  void the_end_says_that_something_else_was_applied() {
    add("a", 2, 0, 5, LOST);
    finals.add(new Final("a", new State(1, 3, BOUNDS)));
    expect(Law.VERSION_GAPLESS);
  }

  @Test
  void the_journal_settles_which_of_the_unanswered_operations_came_first() {
    add("a", 2, 0, 5, LOST);
    add("a", 7, 0, 5, LOST);
    add("a", 1, 10, 15, applied(10, 1, 3));
    journal.add(new JournalRow("a", 1, 1, 7, 7));
    journal.add(new JournalRow("a", 2, 3, 3, 10));
    observe("a", new Read(), 6, 9, new Seen(new State(1, 2, BOUNDS)));
    expect(Law.READ_CURRENT);
  }

  @Test
  void a_lost_edit_is_told_from_another_by_what_it_allows_later() {
    observe("a", new Edit(new Bounds(0, 3), null), 0, 5, LOST);
    observe("a", new Edit(new Bounds(0, 30), null), 0, 5, LOST);
    add("a", 20, 10, 15, applied(20, 20, 2));
    expectNothing();
  }

  @Test
  void no_lost_edit_allows_what_came_later() {
    observe("a", new Edit(new Bounds(0, 3), null), 0, 5, LOST);
    add("a", 20, 10, 15, applied(20, 20, 2));
    expect(Law.VERSION_GAPLESS);
  }

  @Test
  void too_many_explanations_are_left_unsettled() {
    observe("a", new Edit(new Bounds(0, 1_000_000_000), null), 0, 5, LOST);
    for (int i = 0; i < 24; i++)
      add("a", 1L << i, 0, 5, LOST);
    add("a", 1, 10, 15, applied(500_000_001, 1, 13));
    finals.add(new Final("a", new State(13, 500_000_001, new Bounds(0, 1_000_000_000))));
    var verdict = verdict();
    assertThat(verdict.passed()).as(verdict.toString()).isTrue();
    assertThat(verdict.unsettled()).isEqualTo(1);
  }

  @Test
  void half_of_an_unanswered_group_is_no_explanation() {
    member("g", "a", 3, 5, LOST);
    member("g", "b", 4, 5, LOST);
    finals.add(new Final("a", new State(1, 3, BOUNDS)));
    finals.add(new Final("b", new State(0, 0, BOUNDS)));
    expect(Law.GROUP_WHOLE);
  }

  @Test
  void a_whole_unanswered_group_is() {
    member("g", "a", 3, 5, LOST);
    member("g", "b", 4, 5, LOST);
    finals.add(new Final("a", new State(1, 3, BOUNDS)));
    finals.add(new Final("b", new State(1, 4, BOUNDS)));
    expectNothing();
  }

  @Test
  void groups_come_in_one_order_everywhere() {
    member("g", "a", 1, 50, applied(1, 1, 1));
    member("g", "b", 1, 50, applied(2, 1, 2));
    member("h", "a", 1, 50, applied(2, 1, 2));
    member("h", "b", 1, 50, applied(1, 1, 1));
    expect(Law.GROUP_WHOLE);
  }

  @Test
  void a_group_carries_real_time_from_one_counter_to_another() {
    add("a", 1, 60, 70, applied(1, 1, 1));
    member("g", "a", 1, 100, applied(2, 1, 2));
    member("g", "b", 1, 100, applied(1, 1, 1));
    add("b", 1, 40, 50, applied(2, 1, 2));
    expect(Law.GROUP_WHOLE);
  }

  @Test
  void a_later_read_does_not_see_an_earlier_state() {
    add("a", 1, 0, 100, applied(1, 1, 1));
    observe("a", new Read(), 10, 20, new Seen(new State(1, 1, BOUNDS)));
    observe("a", new Read(), 30, 40, new Seen(new State(0, 0, BOUNDS)));
    expect(Law.READS_IN_ORDER);
  }

  @Test
  void overlapping_reads_may_see_states_in_either_order() {
    add("a", 1, 0, 100, applied(1, 1, 1));
    observe("a", new Read(), 10, 35, new Seen(new State(1, 1, BOUNDS)));
    observe("a", new Read(), 30, 40, new Seen(new State(0, 0, BOUNDS)));
    expectNothing();
  }

  @Test
  void a_read_does_not_see_what_nobody_had_asked_for_yet() {
    observe("a", new Read(), 0, 5, new Seen(new State(1, 1, BOUNDS)));
    add("a", 1, 10, 15, applied(1, 1, 1));
    expect(Law.READ_CURRENT);
  }

  @Test
  void a_refused_retry_does_not_succeed_later() {
    keyed("k", 20, 0, 5, refused(Reason.ABOVE_MAXIMUM, 0, 20, Replay.FIRST));
    observe("a", new Edit(new Bounds(0, 30), null), 10, 15, applied(0, 0, 1));
    keyed("k", 20, 20, 25, applied(20, 20, 2));
    expect(Law.REPLAY_EQUAL);
  }

  @Test
  void a_replay_needs_a_request_that_can_have_been_the_first() {
    keyed("k", 1, 0, 5, new NotApplied("overloaded"));
    keyed("k", 1, 10, 15, new Applied(1, 1, 1, Replay.REPLAYED));
    expect(Law.REPLAY_EQUAL);
  }

  @Test
  void a_retry_that_overlaps_may_be_answered_before_the_first() {
    keyed("k", 1, 10, 50, applied(1, 1, 1));
    keyed("k", 1, 5, 20, new Applied(1, 1, 1, Replay.REPLAYED));
    observe("a", new Read(), 30, 40, new Seen(new State(1, 1, BOUNDS)));
    expectNothing();
  }

  @Test
  void a_retry_whose_item_does_not_say_is_a_replay_if_it_says_the_same() {
    keyed("k", 1, 0, 5, LOST);
    keyed("k", 1, 10, 15, new Applied(1, 1, 1, Replay.UNSAID));
    keyed("k", 1, 20, 25, new Applied(1, 1, 1, Replay.UNSAID));
    expectNothing();
  }

  @Test
  void beyond_64_bits_is_a_refusal_and_never_a_wrap() {
    add("full", 1, 0, 5, applied(Long.MIN_VALUE, 1, 1));
    expect(Law.APPLIED_AS_ASKED);
  }

  @Test
  void a_refusal_beyond_64_bits_tells_the_exact_attempt() {
    var attempted = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);
    var state = new State(0, Long.MAX_VALUE, new Bounds(Long.MIN_VALUE, Long.MAX_VALUE));
    add("full", 1, 0, 5, new Refused(Reason.ABOVE_MAXIMUM, state, attempted, Replay.FIRST));
    expectNothing();
  }

  @Test
  void the_journal_has_every_acknowledged_version() {
    add("a", 1, 0, 5, applied(1, 1, 1));
    add("a", 1, 10, 15, applied(2, 1, 2));
    journal.add(new JournalRow("a", 1, 1, 1, 1));
    expect(Law.JOURNAL);
  }

  @Test
  void an_acknowledged_operation_is_there_in_the_end() {
    add("a", 1, 0, 5, applied(1, 1, 1));
    finals.add(new Final("a", new State(0, 0, BOUNDS)));
    expect(Law.FINAL_VALUE);
  }

  @Test
  void a_watcher_may_come_back_between_a_gap_and_its_snapshot() {
    add("a", 1, 0, 5, applied(1, 1, 1));
    journal.add(new JournalRow("a", 1, 1, 1, 1));
    tell(new Snapshot(0, 0), new Gap(0), new Resumed(0), new Moved(1, 1, 1, 1));
    expectNothing();
  }

  @Test
  void a_gap_begins_at_what_is_known() {
    add("a", 1, 0, 5, applied(1, 1, 1));
    tell(new Snapshot(0, 0), new Gap(1), new Snapshot(20_000, 1));
    expect(Law.FEED_CHAINED);
  }

  @Test
  void who_is_far_behind_may_be_told_of_a_gap() {
    tell(new Snapshot(0, 0), new Gap(0), new Snapshot(20_000, 1), new Moved(20_001, 20_001, 2, 1));
    expectNothing();
  }

  @Test
  void a_snapshot_does_not_go_back() {
    add("a", 1, 0, 5, applied(1, 1, 1));
    tell(new Snapshot(1, 1), new Gap(1), new Snapshot(0, 0), new Moved(1, 1, 1, 1));
    expect(Law.FEED_CHAINED);
  }

  @Test
  void a_watcher_is_told_nothing_that_is_in_no_journal() {
    add("a", 1, 0, 5, applied(1, 1, 1));
    journal.add(new JournalRow("a", 1, 1, 1, 1));
    tell(new Snapshot(0, 0), new Moved(1, 1, 1, 1), new Moved(2, 2, 2, 1));
    expect(Law.FEED_JOURNAL);
  }

  @Test
  void nobody_is_told_before_a_refusal_rests_on_it() {
    add("a", 1, 100, 105, applied(1, 1, 1));
    add("a", -1, 50, 102, refused(Reason.BELOW_MINIMUM, 0, -1, Replay.FIRST));
    tell(new Snapshot(0, 0), new Moved(1, 1, 1, 1));
    expect(Law.FEED_COMMITTED);
  }

  @Test
  void a_watcher_must_be_told_of_each_counter() {
    finals.add(new Final("a", new State(0, 0, BOUNDS)));
    tell();
    expect(Law.FEED_COMPLETE);
  }

  private static Applied applied(long value, long applied, long version) {
    return new Applied(value, applied, version, Replay.FIRST);
  }

  private static Refused refused(Reason reason, long value, long attempted, Replay replay) {
    return new Refused(reason, new State(0, value, BOUNDS), BigInteger.valueOf(attempted), replay);
  }

  private void add(String counter, long by, long invoked, long completed, Answer answer) {
    observe(counter, new Add(by, false), invoked, completed, answer);
  }

  private void observe(String counter, Asked asked, long invoked, long completed, Answer answer) {
    observations.add(new Observation("c", counter, asked, null, null, invoked, completed, answer));
  }

  private void keyed(String key, long by, long invoked, long completed, Answer answer) {
    observations.add(new Observation("c", "a", new Add(by, false), key, null, invoked, completed, answer));
  }

  /** A member that was open for the first {@code completed} nanoseconds. */
  private void member(String group, String counter, long by, long completed, Answer answer) {
    observations.add(new Observation("c", counter, new Add(by, false), null, group, 0, completed, answer));
  }

  /** One event in each nanosecond from 0. */
  private void tell(Event... events) {
    List<Told> told = new ArrayList<>();
    for (Event event : events)
      told.add(new Told(event, 0, told.size()));
    accounts.add(new Account("w", "a", Mode.ALL, told));
  }

  private void expectNothing() {
    assertThat(verdict().violations()).isEmpty();
  }

  private void expect(Law... laws) {
    var verdict = verdict();
    assertThat(verdict.violations()).as(verdict.toString()).extracting(Violation::law).containsExactlyInAnyOrder(laws);
  }

  private Verdict verdict() {
    var full = new State(0, Long.MAX_VALUE, new Bounds(Long.MIN_VALUE, Long.MAX_VALUE));
    var seeds = List.of(new Seed("a", new State(0, 0, BOUNDS), 0), new Seed("b", new State(0, 0, BOUNDS), 0), new Seed("full", full, 0));
    return HistoryChecker.check(new History(seeds, observations, finals, journal, accounts));
  }
}
