package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events are encoded once, and their memory is given back. */
class MemoTest {
  private final List<ByteBuf> encoded = new ArrayList<>();
  private final Memo memo = new Memo(event -> {
    ByteBuf bytes = Encoding.text(ServerFrame.of(event));
    encoded.add(bytes);
    return bytes;
  });

  @Test
  void encodes_an_event_once_for_all() {
    LiveEvent event = event(1);
    ByteBuf first = memo.of(event);
    ByteBuf second = memo.of(event);
    assertThat(encoded).hasSize(1);
    assertThat(first.skipBytes(5).readableBytes()).isEqualTo(second.readableBytes() - 5);
    assertThat(first.memoryAddress()).isEqualTo(second.memoryAddress());
    memo.clear();
    first.release();
    assertThat(encoded.getFirst().refCnt()).isPositive();
    second.release();
    assertThat(encoded.getFirst().refCnt()).isZero();
  }

  @Test
  void tells_equal_events_and_those_in_the_same_place_apart() {
    for (int round = 0; round < 2; round++)
      for (long version = 0; version < 1_000; version++) {
        ByteBuf bytes = memo.of(event(version));
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).contains("\"after\":" + version + "}");
        bytes.release();
      }
    assertThat(encoded).hasSize(2_000);
    assertThat(encoded.stream().filter(bytes -> bytes.refCnt() > 0).count()).isLessThanOrEqualTo(64);
    memo.clear();
    assertThat(encoded).allMatch(bytes -> bytes.refCnt() == 0);
  }

  private static LiveEvent event(long version) {
    return new LiveEvent.Gap(new CounterName("a"), new Version(version));
  }
}
