package io.counterservice.adapter.admin.counters;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.CounterQuery;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.in.ExportCounters;
import io.counterservice.application.port.in.ExportCounters.Piece;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.User;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a list of counters shows, all its pages, as a file to take away. */
@Controller
public final class ExportPages {
  private final ExportCounters exports;

  public ExportPages(ExportCounters exports) {
    this.exports = exports;
  }

  @GetMapping("/console/counters.csv")
  Mono<ResponseEntity<Flux<byte[]>>> csv(@RequestParam MultiValueMap<String, String> query, @AuthenticationPrincipal User user,
      ServerWebExchange exchange) {
    return file(query, FileFormat.CSV, "text/csv; charset=utf-8; header=present", Visitor.caller(user, exchange));
  }

  @GetMapping("/console/counters.ndjson")
  Mono<ResponseEntity<Flux<byte[]>>> ndjson(@RequestParam MultiValueMap<String, String> query, @AuthenticationPrincipal User user,
      ServerWebExchange exchange) {
    return file(query, FileFormat.NDJSON, "application/x-ndjson", Visitor.caller(user, exchange));
  }

  private Mono<ResponseEntity<Flux<byte[]>>> file(MultiValueMap<String, String> query, FileFormat format, String type, Caller by) {
    CountersFilter filter = CountersFilter.of(query);
    if (filter.wrong() != null)
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, filter.wrong());
    return piece(filter, null, format, by).map(first -> ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"counters." + format.extension() + "\"")
        .body(Mono.just(first).expand(piece -> piece.last() == null ? Mono.empty() : piece(filter, piece.last(), format, by))
            .concatMapIterable(Piece::parts, 1)));
  }

  private Mono<Piece> piece(CountersFilter filter, @Nullable String after, FileFormat format, Caller by) {
    var query = new CounterQuery(NamePattern.ALL, filter.prefix(), filter.labels(), after, CounterQuery.LIMIT_MAX);
    return Mono.defer(() -> Stages.mono(exports.export(query, format, by)));
  }
}
