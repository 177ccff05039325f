package io.counterservice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParsingTest {
  @Test
  void reads_the_last_line_of_wrk() throws IOException {
    var output = """
        Requests/sec:  61234.00
        bench requests=122468 micros=2000000 p50=4012 p99=9500 status=2 socket=1
        """;
    assertThat(Wrk.parse(output, 1)).isEqualTo(new Measurement(61_233, 4.012, 9.5, 3));
  }

  @Test
  void counts_operations_where_a_request_holds_many() throws IOException {
    var measurement = Wrk.parse("bench requests=500 micros=1000000 p50=1 p99=1 status=0 socket=0", 1_000);
    assertThat(measurement.perSecond()).isEqualTo(500_000);
  }

  @Test
  void refuses_output_without_a_result() {
    assertThatThrownBy(() -> Wrk.parse("unable to connect", 1)).isInstanceOf(IOException.class).hasMessageContaining("unable to connect");
    assertThatThrownBy(() -> RedisPipelinePeer.parse("Could not connect")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PlainRowPeer.parse("pgbench: error")).isInstanceOf(IOException.class);
  }

  @Test
  void reads_redis_benchmark() throws IOException {
    var output = """
        "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"
        "INCR bulk:__rand_int__","2941176.50","3.004","0.784","2.967","4.111","4.711","5.775"
        """;
    assertThat(RedisPipelinePeer.parse(output)).isEqualTo(new Measurement(2_941_176.5, 2.967, 4.711, 0));
  }

  @Test
  void reads_pgbench() throws IOException {
    var output = """
        number of transactions actually processed: 8123
        latency average = 0.369 ms
        initial connection time = 5.123 ms
        tps = 2708.334455 (without initial connection time)
        """;
    assertThat(PlainRowPeer.parse(output)).isEqualTo(new Measurement(2_708.334455, 0.369, 0.369, 0));
  }

  @Test
  void reads_the_collectors_log() {
    var log = GcLog.parse(
        List.of("[0.5s][info][gc] Using G1", "[1.0s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->6M(512M) 4.321ms",
            "[2.0s][info][gc] GC(1) Concurrent Mark Cycle 10.0ms",
            "[3.0s][info][gc] GC(2) Pause Young (Normal) (G1 Evacuation Pause) 300M->40M(512M) 2.0ms",
            "[4.0s][info][gc] GC(3) Pause Remark 50M->50M(512M) 1.0ms",
            "[5.0s][info][gc] GC(4) Pause Full (Diagnostic Command) 90M->30M(512M) 80.0ms"));
    assertThat(log.usedAfter()).containsExactly(6, 40, 50);
    assertThat(log.reachable()).containsExactly(30);
    assertThat(log.usedInThird(0)).isEqualTo(6);
    assertThat(log.usedInThird(2)).isEqualTo(50);
    assertThat(log.usedMax()).isEqualTo(50);
    assertThat(log.pauseMax()).isEqualTo(4.321);
  }

  @Test
  void reads_processor_time() {
    var before = ProcessorTime.parse("cpu  100 0 100 800 0 0 0 0 0 0");
    var after = ProcessorTime.parse("cpu  120 0 110 870 0 0 0 0 0 0");
    assertThat(after.busyShareSince(before)).isCloseTo(0.3, within(1e-9));
  }
}
