package io.counterservice.adapter.rest.body;

import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads request bodies whole, within the limits of {@link BodySettings}. */
public final class BodyReader implements AutoCloseable {
  private static final byte[] EMPTY = new byte[0];

  private final Limits small;
  private final Limits bulk;
  private final BodyDeadlines deadlines;

  public BodyReader(BodySettings settings) {
    long drainBytesMax = settings.drainSizeMax().toBytes();
    long budgetBytes = settings.bodiesSizeMax().toBytes();
    this.small = new Limits((int) settings.bodySizeMax().toBytes(), drainBytesMax, new BodyBudget(budgetBytes));
    this.bulk = new Limits((int) settings.bulkSizeMax().toBytes(), drainBytesMax, new BodyBudget(budgetBytes));
    this.deadlines = new BodyDeadlines(settings.bodyTimeout());
  }

  /** Whether the request has a body, or may have one. */
  public static boolean isPresent(ServerHttpRequest request) {
    var headers = request.getHeaders();
    String length = headers.getFirst("Content-Length");
    return length == null ? headers.containsHeader("Transfer-Encoding") : !length.equals("0");
  }

  /** Whether the request announces a body so short that the server may throw it away after it has answered. */
  public boolean isSmall(ServerHttpRequest request) {
    long announced = request.getHeaders().getContentLength();
    return announced >= 0 && announced <= small.bytesMax;
  }

  /** Hands the body to {@code use}; empty where there is none. */
  public <T> Mono<T> small(ServerHttpRequest request, Function<byte[], Mono<T>> use) {
    return isPresent(request) ? read(request, small, use) : use.apply(EMPTY);
  }

  /** Hands a bulk's body to {@code use} and counts it as memory in use until that has ended. */
  public <T> Mono<T> bulk(ServerHttpRequest request, Function<byte[], Mono<T>> use) {
    return read(request, bulk, use);
  }

  /**
   * A long body as it comes, in parts that the reader asks for. Nothing may keep it waiting for longer than the time that other bodies have as a
   * whole. Of one that is too large the rest is thrown away, within the limit, before the refusal.
   */
  public Flux<byte[]> parts(ServerHttpRequest request, long bytesMax) {
    var limits = new Limits((int) bytesMax, small.drainBytesMax, small.budget);
    long announced = request.getHeaders().getContentLength();
    if (announced > bytesMax && expectsContinue(request))
      return Flux.error(limits.tooLarge().asException());
    Problem tooLarge = limits.tooLarge().withHeader("Connection", "close");
    if (announced > bytesMax + limits.drainBytesMax())
      return Flux.error(tooLarge.asException());
    Problem late = Problem.of(ProblemType.BODY_TIMEOUT, "The body was not complete in time").withHeader("Connection", "close");
    return Flux.defer(() -> {
      var size = new AtomicLong();
      return Flux.from(request.getBody()).timeout(deadlines.timeout(), Flux.error(late::asException)).map(BodyReader::taken)
          .doOnNext(part -> {
            if (size.addAndGet(part.length) > bytesMax + limits.drainBytesMax())
              throw tooLarge.asException();
          }).filter(_ -> announced <= bytesMax && size.get() <= bytesMax)
          .concatWith(Flux.defer(() -> size.get() > bytesMax ? Flux.error(limits.tooLarge().asException()) : Flux.empty()));
    });
  }

  private static byte[] taken(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  /** Reads a body nobody wants and throws it away, within the limits of size and time; never fails. */
  public Mono<Void> discard(ServerHttpRequest request) {
    var nothing = new Limits(0, small.drainBytesMax, small.budget);
    return read(request, nothing, _ -> Mono.<Void>empty()).onErrorComplete();
  }

  private <T> Mono<T> read(ServerHttpRequest request, Limits limits, Function<byte[], Mono<T>> use) {
    long announced = request.getHeaders().getContentLength();
    if (announced > limits.bytesMax() && expectsContinue(request))
      return Mono.error(limits.tooLarge().asException());
    if (announced > limits.bytesMax() + limits.drainBytesMax())
      return Mono.error(limits.tooLarge().withHeader("Connection", "close").asException());
    return Mono.defer(() -> {
      var holder = new BodyCollector[1];
      return Mono.<byte[]>create(sink -> {
        holder[0] = new BodyCollector(sink, limits, deadlines, request);
        Flux.from(request.getBody()).subscribe(holder[0]);
      }).flatMap(use).doFinally(_ -> holder[0].release());
    });
  }

  private static boolean expectsContinue(ServerHttpRequest request) {
    return request.getHeaders().containsHeader("Expect");
  }

  /** How many bytes of bodies are in memory now. */
  public long bytesTaken() {
    return small.budget.bytesTaken() + bulk.budget.bytesTaken();
  }

  @Override
  public void close() {
    deadlines.close();
  }

  /** What one kind of body may take. */
  record Limits(int bytesMax, long drainBytesMax, BodyBudget budget) {
    Problem tooLarge() {
      return Problem.of(ProblemType.BODY_TOO_LARGE, "The body must have at most " + bytesMax + " bytes").with("field", "body").with("rule",
          "must have at most " + bytesMax + " bytes");
    }

    Problem overloaded() {
      return Problem.of(ProblemType.OVERLOADED, "The memory for request bodies is in use").withHeader("Retry-After", "1");
    }
  }
}
