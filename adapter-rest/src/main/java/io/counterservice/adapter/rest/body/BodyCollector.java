package io.counterservice.adapter.rest.body;

import io.counterservice.adapter.rest.edge.LoopCourier;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.MonoSink;

/**
 * Gathers one body. Once it is refused, for its size or for want of memory, the rest is read and thrown away within a
 * limit, because most clients read the answer only after they have sent everything. What is gathered is counted against
 * the budget until {@link #release}.
 */
final class BodyCollector implements CoreSubscriber<DataBuffer> {
  private static final int BYTES_FIRST = 512;

  private final MonoSink<byte[]> sink;
  private final @Nullable LoopCourier courier;
  private final BodyReader.Limits limits;
  private final BodyDeadlines deadlines;
  private final long startedNanos = System.nanoTime();
  private byte[] bytes;
  private int size;
  private long drained;
  private int held;
  private boolean ended;
  private @Nullable Problem refusal;
  private @Nullable Subscription subscription;

  BodyCollector(MonoSink<byte[]> sink, BodyReader.Limits limits, BodyDeadlines deadlines, ServerHttpRequest request) {
    long announced = request.getHeaders().getContentLength();
    this.sink = sink;
    this.courier = LoopCourier.of(request);
    this.limits = limits;
    this.deadlines = deadlines;
    this.bytes = new byte[Math.clamp(announced, 0, Math.min(BYTES_FIRST, limits.bytesMax()))];
    if (announced > limits.bytesMax())
      this.refusal = limits.tooLarge();
  }

  long startedNanos() {
    return startedNanos;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    deadlines.watch(this);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(DataBuffer buffer) {
    try {
      if (!ended)
        take(buffer);
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  @Override
  public void onComplete() {
    Problem known = refusal;
    if (!end())
      return;
    if (known != null)
      sink.error(known.asException());
    else
      sink.success(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
  }

  /** The connection ended: nobody will read the answer, and it is no fault of the service. */
  @Override
  public void onError(Throwable thrown) {
    if (end())
      sink.error(Problem.invalid("body", "must be complete").asException());
  }

  /** To be called by any thread; the connection's own does it. */
  void expire() {
    if (courier == null)
      giveUp();
    else
      courier.deliver(this::giveUp);
  }

  private void giveUp() {
    Problem late = Problem.of(ProblemType.BODY_TIMEOUT, "The body was not complete in time");
    Problem known = refusal;
    fail(known == null ? late : known);
  }

  /** Gives the memory back; also ends the reading where the caller is gone. */
  synchronized void release() {
    if (end())
      cancel();
    limits.budget().giveBack(held);
    held = 0;
    bytes = new byte[0];
    size = 0;
  }

  private void take(DataBuffer buffer) {
    int more = buffer.readableByteCount();
    if (refusal == null)
      refusal = size + more > limits.bytesMax() ? limits.tooLarge() : admit(more);
    if (refusal == null)
      gather(buffer, more);
    else
      drain(refusal, more);
  }

  private @Nullable Problem admit(int more) {
    if (!limits.budget().take(more))
      return limits.overloaded();
    held += more;
    return null;
  }

  private void gather(DataBuffer buffer, int more) {
    if (bytes.length - size < more)
      bytes = Arrays.copyOf(bytes, Math.min(limits.bytesMax(), Math.max(bytes.length * 2, size + more)));
    buffer.read(bytes, size, more);
    size += more;
  }

  private void drain(Problem reason, int more) {
    drained += more;
    if (drained > limits.drainBytesMax())
      fail(reason);
  }

  private void cancel() {
    if (subscription != null)
      subscription.cancel();
  }

  /** Stops reading and ends the connection with the answer. */
  private void fail(Problem problem) {
    if (!end())
      return;
    cancel();
    sink.error(problem.withHeader("Connection", "close").asException());
  }

  private synchronized boolean end() {
    if (ended)
      return false;
    ended = true;
    deadlines.forget(this);
    return true;
  }
}
