package io.counterservice.adapter.rest.body;

import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.util.function.Function;
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
