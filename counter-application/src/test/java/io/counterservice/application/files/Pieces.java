package io.counterservice.application.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Flow;

/** Bytes that come in pieces of a size, each when it is asked for; all of it several times over. */
final class Pieces implements Flow.Publisher<byte[]> {
  private final byte[] bytes;
  private final int size;
  private final int times;

  Pieces(byte[] bytes, int size, int times) {
    this.bytes = bytes;
    this.size = size;
    this.times = times;
  }

  Pieces(byte[] bytes, int size) {
    this(bytes, size, 1);
  }

  Pieces(String text, int size) {
    this(text.getBytes(StandardCharsets.UTF_8), size);
  }

  @Override
  public void subscribe(Flow.Subscriber<? super byte[]> reader) {
    reader.onSubscribe(new Flow.Subscription() {
      private long asked;
      private int at;
      private int time;
      private boolean isRunning;
      private boolean isOver;

      @Override
      public void request(long more) {
        asked += more;
        if (isRunning)
          return;
        isRunning = true;
        while (asked > 0 && !isOver)
          give();
        isRunning = false;
      }

      private void give() {
        if (time == times) {
          isOver = true;
          reader.onComplete();
          return;
        }
        asked--;
        int end = Math.min(bytes.length, at + size);
        byte[] piece = Arrays.copyOfRange(bytes, at, end);
        at = end == bytes.length ? 0 : end;
        time += end == bytes.length ? 1 : 0;
        reader.onNext(piece);
      }

      @Override
      public void cancel() {
        isOver = true;
      }
    });
  }
}
