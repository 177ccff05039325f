package io.counterservice.adapter.admin.audit;

import io.counterservice.adapter.admin.keys.KeyNames;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.AuditQuery;
import io.counterservice.application.port.AuditRecord;
import io.counterservice.application.port.in.ReadAudit;
import io.counterservice.domain.counter.Actor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who did what: a page at a time, or all of it as a table to take away. */
@Controller
public final class AuditPages {
  private static final int SIZE = 50;
  private final ReadAudit audit;
  private final KeyNames keys;

  public AuditPages(ReadAudit audit, KeyNames keys) {
    this.audit = audit;
    this.keys = keys;
  }

  @GetMapping("/console/audit")
  Mono<Rendering> list(@RequestParam MultiValueMap<String, String> query) {
    AuditFilter filter = AuditFilter.of(query);
    String wrong = filter.wrong();
    if (wrong != null)
      return Mono.just(page(filter, List.of(), Map.of()).modelAttribute("wrong", wrong).status(HttpStatus.BAD_REQUEST).build());
    return Stages.mono(audit.list(filter.query(SIZE + 1)))
        .flatMap(found -> keys.of(found.stream().limit(SIZE).flatMap(AuditPages::keyIds).toList())
            .map(names -> page(filter, found, names).build()));
  }

  /** Page by page, so however much there is, little of it is in memory. */
  @GetMapping("/console/audit.csv")
  ResponseEntity<Flux<String>> export(@RequestParam MultiValueMap<String, String> query) {
    AuditFilter filter = AuditFilter.of(query);
    if (filter.wrong() != null)
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, filter.wrong());
    Flux<String> rows = after(filter.whole()).expand(page -> Mono.justOrEmpty(page.rest()).flatMap(this::after))
        .index((place, page) -> (place == 0 ? AuditTable.HEADER : "") + AuditTable.rows(page.records()));
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8; header=present")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"").body(rows);
  }

  private Mono<Page> after(AuditQuery query) {
    return Stages.mono(audit.list(query)).map(records -> new Page(query, records));
  }

  private static Rendering.Builder<?> page(AuditFilter filter, List<AuditRecord> found, Map<String, String> names) {
    return Rendering.view("audit").modelAttribute("filter", filter)
        .modelAttribute("lines", found.stream().limit(SIZE).map(record -> AuditLine.of(record, names)).toList())
        .modelAttribute("hasMore", found.size() > SIZE);
  }

  /** Of keys that did something, or that something was done to. */
  private static Stream<String> keyIds(AuditRecord record) {
    Actor actor = record.entry().by().actor();
    Stream<String> subject = AuditLine.isOfKey(record.entry().action()) ? Stream.of(record.entry().subject()) : Stream.empty();
    return actor.isUser() ? subject : Stream.concat(Stream.of(actor.id()), subject);
  }

  /** A page of what is taken away. */
  private record Page(AuditQuery query, List<AuditRecord> records) {
    /** What comes after it; null where it is the last. */
    @Nullable
    AuditQuery rest() {
      return records.size() < query.limit()
          ? null
          : new AuditQuery(query.actor(), query.action(), query.subject(), query.from(), query.to(), records.getLast().number(),
              query.limit());
    }
  }
}
