package io.counterservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {
  @Test
  void builds_a_bulk_as_a_json_array() {
    assertThat(BulkBody.of(List.of(1, 2), number -> "b:" + number))
        .isEqualTo("[{\"counter\":\"b:1\",\"op\":\"increment\"},{\"counter\":\"b:2\",\"op\":\"increment\"}]");
  }

  @Test
  void touches_every_counter_of_a_bulk_equally_often() {
    var bodies = BulkBody.shuffled(1_000, 100, new Random(1));
    assertThat(bodies).doesNotHaveDuplicates()
        .allSatisfy(body -> assertThat(body.split("\"bulk:42\"", -1)).hasSize(11));
  }

  @Test
  void seeds_as_many_names_as_counters_and_among_them_those_that_random_work_asks_for() {
    var names = IntStream.range(0, 1_000_000).mapToObj(Seeding::name).toList();
    assertThat(names.stream().distinct().count()).isEqualTo(1_000_000);
    assertThat(names).contains("random:0", "random:99999", "random:5:9");
  }

  @Test
  void writes_scripts_that_end_with_the_result_line() {
    assertThat(WrkScript.same("POST", "/counters/hot/increment", WrkScript.header("A", "b")))
        .startsWith("wrk.headers[\"A\"] = \"b\"\nwrk.method = \"POST\"\nwrk.path = \"/counters/hot/increment\"\n")
        .contains("bench requests=%d");
    assertThat(WrkScript.random("GET", "/INCR/random:#", "", new WrkScript.Choice(7, 3))).contains("math.randomseed(3)", "for i = 1, 7 do");
    assertThat(WrkScript.posts("/operations", "", List.of("[1]", "[2]"))).contains("{[==[[1]]==],[==[[2]]==]}", "turn % #requests");
  }

  @Test
  void counts_down() {
    var countdown = new Countdown(4, Duration.ofSeconds(40));
    countdown.next();
    assertThat(countdown.text()).isEqualTo("[ 25 %, 2:00 left]");
  }
}
