package io.counterservice.crash;

import io.counterservice.checker.History;
import io.counterservice.checker.History.Final;
import io.counterservice.checker.HistoryChecker;
import io.counterservice.checker.JournalRow;
import io.counterservice.checker.Verdict;
import io.counterservice.crash.Request.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates the counters, and asks the service afterwards what became of them. */
final class Inspector {
  private static final int PAGE_ROWS = 1_000;

  private final HttpSender sender;
  private final Route route;
  private final List<CounterPlan> counters;
  private final List<JournalRow> journal = new ArrayList<>();
  private final Map<String, Long> journalEnds = new HashMap<>();

  Inspector(HttpSender sender, Route route, List<CounterPlan> counters) {
    this.sender = sender;
    this.route = route;
    this.counters = counters;
  }

  void createCounters() throws IOException {
    for (CounterPlan counter : counters)
      ask("POST", "/counters", counter.toJson(), 201);
  }

  /**
   * The verdict on everything that was recorded so far, and on what watchers were told since the last. Call it when no request is open.
   *
   * @param recovered until when watchers need not have been told anything
   */
  Verdict inspect(Recorder recorder, Watchers watchers, long recovered) throws IOException {
    List<Final> finals = new ArrayList<>();
    for (CounterPlan counter : counters) {
      finals.add(new Final(counter.name(), AnswerReader.state(ask("GET", "/counters/" + counter.name(), null, 200))));
      readJournal(counter.name());
      prove(counter.name(), recorder);
    }
    var seeds = counters.stream().map(CounterPlan::seed).toList();
    var versions = finals.stream().collect(Collectors.toMap(Final::counter, end -> end.state().version()));
    var accounts = watchers.accounts(versions, recovered);
    return HistoryChecker.check(new History(seeds, recorder.observations(), finals, journal, accounts));
  }

  /** The service has to find the counter, its journal and its roll-ups right, whatever the roll-ups were in the midst of. */
  private void prove(String counter, Recorder recorder) throws IOException {
    var verification = ask("GET", "/counters/" + counter + "/verification", null, 200);
    if (!Boolean.TRUE.equals(verification.get("verified")))
      recorder.surprise(counter + " is not verified: " + verification);
  }

  /** Reads on from where it came to the last time: what was in the journal once must stay as it was. */
  private void readJournal(String counter) throws IOException {
    int rows;
    do {
      var after = journalEnds.getOrDefault(counter, 0L);
      var items = Json
          .array(ask("GET", "/counters/" + counter + "/changes?after=" + after + "&limit=" + PAGE_ROWS, null, 200).get("items"));
      rows = items.size();
      for (var item : items)
        add(counter, Json.object(item));
    } while (rows == PAGE_ROWS);
  }

  /** The creation is version 0, which the seed stands for. */
  private void add(String counter, Map<?, ?> item) {
    long to = Json.number(item, "to");
    journalEnds.put(counter, to);
    if (to > 0)
      journal.add(new JournalRow(counter, Json.number(item, "from"), to, Json.number(item, "delta"), Json.number(item, "value")));
  }

  private Map<?, ?> ask(String method, String path, @Nullable String body, int status) throws IOException {
    var reply = sender.send(route.next(), new Request(method, path, body, null, Form.SINGLE, List.of()));
    if (reply instanceof Reply.Answered answered && answered.status() == status)
      return Json.object(Json.parse(answered.body()));
    throw new IOException(method + " " + path + ": " + reply);
  }
}
