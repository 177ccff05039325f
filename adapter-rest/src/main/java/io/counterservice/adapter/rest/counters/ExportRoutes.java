package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.in.ExportCounters;
import io.counterservice.application.port.in.ExportCounters.Piece;
import io.counterservice.domain.access.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All counters of a selection as one file, read page by page as fast as the caller takes it. */
public final class ExportRoutes {
  private static final String[] FORMS = {MediaTypes.CSV, MediaTypes.NDJSON};
  private final ExportCounters exports;

  public ExportRoutes(ExportCounters exports) {
    this.exports = exports;
  }

  public List<Route> routes() {
    return List.of(Route.of("GET", "/export", Scope.COUNTERS_READ, this::export).offering(FORMS));
  }

  private Mono<Answer> export(Call call) {
    CounterQuery query = PageRequest.ofExport(call).toQuery();
    FileFormat format = format(call);
    call.spend(1);
    // The first piece is waited for: what fails until then is answered by a problem.
    return piece(call, query, format).map(first -> {
      Flux<byte[]> parts = Mono.just(first).expand(piece -> next(call, query, format, piece)).concatMapIterable(Piece::parts, 1);
      return Answer.stream(200, mediaType(format), parts).header("Vary", "Accept").header("Content-Disposition",
          "attachment; filename=\"counters." + format.extension() + "\"");
    });
  }

  private Mono<Piece> next(Call call, CounterQuery query, FileFormat format, Piece before) {
    if (before.last() == null)
      return Mono.empty();
    return piece(call, new CounterQuery(query.visible(), query.prefix(), query.labels(), before.last(), query.limit()), format);
  }

  private Mono<Piece> piece(Call call, CounterQuery query, FileFormat format) {
    return Mono.defer(() -> Stages.mono(call, exports.export(query, format, call.caller())));
  }

  private static FileFormat format(Call call) {
    @Nullable
    String asked = call.query().one("format");
    return switch (Objects.requireNonNullElse(asked, "")) {
      case "csv" -> FileFormat.CSV;
      case "ndjson" -> FileFormat.NDJSON;
      case "" -> ImportRoutes.format(MediaTypes.preferred(call, List.of(FORMS)));
      default -> throw Problem.invalid("format", "must be csv or ndjson").asException();
    };
  }

  private static String mediaType(FileFormat format) {
    return switch (format) {
      case CSV -> MediaTypes.CSV + "; charset=utf-8; header=present";
      case NDJSON -> MediaTypes.NDJSON;
    };
  }
}
