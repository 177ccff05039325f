package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.ImportRun.Source;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnavailableException.Reason;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counters as a file says: what it would change, or changed at once. Whoever hangs up does not stop it. */
public final class ImportRoutes {
  /** After so long the answer begins, with blanks, lest somebody between takes the connection for dead. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(15);
  private static final byte[] BLANK = "\n".getBytes(StandardCharsets.US_ASCII);
  private final ImportCounters imports;

  public ImportRoutes(ImportCounters imports) {
    this.imports = imports;
  }

  public List<Route> routes() {
    return List.of(Route.of("POST", "/import", Scope.COUNTERS_MANAGE, this::read));
  }

  private Mono<Answer> read(Call call) {
    FileFormat format = format(MediaTypes.require(call, MediaTypes.CSV, MediaTypes.NDJSON));
    call.query().allow("dryRun");
    boolean isDry = call.query().flag("dryRun");
    call.spend(1);
    var bytes = JdkFlowAdapter.publisherToFlowPublisher(call.bodyParts(ImportCounters.BYTES_MAX));
    CompletionStage<ImportRun> coming = imports.stage(new Source(call.caller(), format, ""), bytes);
    var end = coming.thenCompose(staged -> walked(call, staged, isDry)).thenApply(run -> ImportResponse.of(run, isDry));
    return Stages.mono(call, coming).flatMap(_ -> answer(Stages.mono(call, end).cache()));
  }

  /** Goes on, and is forgotten, whoever waits for it. */
  private CompletionStage<ImportRun> walked(Call call, ImportRun staged, boolean isDry) {
    NamePattern touchable = call.key().pattern();
    return (isDry ? imports.check(staged.id(), touchable) : imports.apply(staged.id(), touchable)).thenApply(ImportRoutes::over)
        .whenComplete((_, _) -> imports.find(staged.id()).thenAccept(this::forget));
  }

  private static ImportRun over(Optional<ImportRun> end) {
    return end.filter(run -> run.phase() == Phase.CHECKED || run.phase() == Phase.APPLIED)
        .orElseThrow(() -> new UnavailableException(Reason.OUTCOME_UNKNOWN));
  }

  /** Not one that was applied in part: it is forgotten later, when the audit trail has been told. */
  private void forget(Optional<ImportRun> run) {
    if (run.isPresent() && run.get().phase() != Phase.APPLYING) {
      var _ = imports.remove(run.get().id());
    }
  }

  private static Mono<Answer> answer(Mono<byte[]> body) {
    Flux<byte[]> blanks = Flux.interval(SILENCE_MAX).onBackpressureDrop().map(_ -> BLANK).startWith(BLANK);
    Answer late = Answer.stream(200, MediaTypes.JSON, blanks.takeUntilOther(body.onErrorComplete()).concatWith(body));
    return body.map(bytes -> Answer.json(200, bytes)).timeout(SILENCE_MAX, Mono.just(late));
  }

  static FileFormat format(String mediaType) {
    return mediaType.equals(MediaTypes.CSV) ? FileFormat.CSV : FileFormat.NDJSON;
  }
}
