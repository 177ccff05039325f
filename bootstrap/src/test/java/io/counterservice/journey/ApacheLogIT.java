package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.ServiceClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A real web server's log, counted by path, status and day; the service's totals are those of counting by hand. */
class ApacheLogIT {
  private static final int BULK_LINES = 100;
  private static final int PAGE_SIZE = 50;

  private final RunningService service = RunningService.shared();
  private final ServiceClient client = service.client();
  private final List<LogLine> lines = LogLine.sample();

  @Test
  void every_path_has_a_counter_of_its_own() {
    Set<String> paths = lines.stream().map(LogLine::path).collect(Collectors.toSet());
    Set<String> names = new HashSet<>();
    for (String path : paths)
      names.add(new LogCounterNames("web").ofPath(path));
    assertThat(names).hasSameSizeAs(paths);
    assertThat(names).anyMatch(name -> name.contains("__")).anyMatch(name -> name.contains("_3f"));
  }

  @Test
  void counted_in_bulk() {
    var names = new LogCounterNames("bulk");
    sendInBulk(names);
    assertThat(counted(names)).isEqualTo(byHand(names));
  }

  @Test
  void counted_in_bulk_and_sent_again_for_safety() {
    var names = new LogCounterNames("again");
    List<String> first = sendInBulk(names);
    List<String> second = sendInBulk(names);
    assertThat(second).isEqualTo(first);
    assertThat(counted(names)).isEqualTo(byHand(names));
  }

  @Test
  void counted_one_by_one() {
    var names = new LogCounterNames("singly");
    for (LogLine line : lines)
      for (String name : line.counters(names))
        assertThat(send(Request.of("POST", "/counters/" + name + "/increment")).status()).isEqualTo(200);
    assertThat(counted(names)).isEqualTo(byHand(names));
  }

  /** Each line three increments, many lines one request; returns the answers. */
  private List<String> sendInBulk(LogCounterNames names) {
    List<String> answers = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += BULK_LINES) {
      String operations = lines.subList(from, Math.min(lines.size(), from + BULK_LINES)).stream()
          .flatMap(line -> line.counters(names).stream())
          .map(name -> "{\"counter\":\"" + name + "\",\"op\":\"increment\"}").collect(Collectors.joining("\n"));
      Reply reply = send(Request.of("POST", "/operations").body("application/x-ndjson", operations)
          .header("Idempotency-Key", names.prefix() + "-from-" + from));
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(reply.jsonLines()).allMatch(answer -> answer.get("status").asInt() == 200);
      answers.add(reply.body());
    }
    return answers;
  }

  /** What the service says, page after page. */
  private Map<String, Long> counted(LogCounterNames names) {
    Map<String, Long> values = new TreeMap<>();
    String page = "/counters?prefix=" + names.prefix() + ":&limit=" + PAGE_SIZE;
    while (!page.isEmpty()) {
      Reply reply = send(Request.of("GET", page));
      reply.json().get("items").values().forEach(item -> values.put(item.get("name").asString(), item.get("value").asLong()));
      String link = reply.header("Link");
      page = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    return values;
  }

  /** Counts what the lines say first and names it then, so that two paths of one name would be found out. */
  private Map<String, Long> byHand(LogCounterNames names) {
    Map<String, Long> values = new HashMap<>();
    count(lines.stream().map(LogLine::path).toList()).forEach((path, count) -> values.put(names.ofPath(path), count));
    count(lines.stream().map(LogLine::status).toList()).forEach((status, count) -> values.put(names.ofStatus(status), count));
    count(lines.stream().map(LogLine::day).toList()).forEach((day, count) -> values.put(names.ofDay(day), count));
    return values;
  }

  private static Map<String, Long> count(List<String> words) {
    return words.stream().collect(Collectors.groupingBy(word -> word, Collectors.counting()));
  }

  private Reply send(Request request) {
    return client.send(request.key(service.adminKey()));
  }
}
