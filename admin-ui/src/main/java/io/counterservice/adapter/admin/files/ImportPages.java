package io.counterservice.adapter.admin.files;

import io.counterservice.adapter.admin.access.FormTokens;
import io.counterservice.adapter.admin.page.Fault;
import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Phase;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Importing counters: a file comes in, what it would change is shown, and then it is done. Both go on without the page, which may be left and
 * loaded again. Whoever brought the file applies it, and admins may look at it.
 */
@Controller
public final class ImportPages {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
  private static final Fault NOT_THEIRS = new Fault(HttpStatus.FORBIDDEN, "This is somebody else's import",
      "Only who brought the file may apply it. Nothing was changed.");
  private static final String PATH = FormTokens.UPLOAD + "/";
  /** Small files are done before anybody would look at a bar. */
  private static final Duration LOOK_AFTER = Duration.ofMillis(1_500);
  private final ImportCounters imports;
  private final FormTokens tokens;
  private final InstantSource clock;

  public ImportPages(ImportCounters imports, FormTokens tokens, InstantSource clock) {
    this.imports = imports;
    this.tokens = tokens;
    this.clock = clock;
  }

  @GetMapping(FormTokens.UPLOAD)
  Rendering blank() {
    return form("", Map.of());
  }

  @PostMapping(path = FormTokens.UPLOAD, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<Rendering> upload(@AuthenticationPrincipal User user, ServerWebExchange exchange, @RequestBody Flux<PartEvent> parts) {
    var upload = new Upload(imports, presented -> tokens.isOurs(presented, exchange), Visitor.caller(user, exchange));
    return upload.read(parts).flatMap(run -> begun(imports.check(run.id(), NamePattern.ALL), run.id()))
        .switchIfEmpty(Mono.fromSupplier(() -> form("", Map.of("file", "must be chosen, or rows pasted below"))))
        .onErrorResume(UnreadableFileException.class, wrong -> Mono.just(wrong(upload.pasted(), wrong)))
        .onErrorResume(ContentTooLargeException.class, _ -> Mono.just(
            form("", Map.of("text", "is too long to be pasted. Go back, where it still stands, and choose it as a file"))))
        .onErrorResume(Upload.ForgedException.class, _ -> Mono.just(Fault.TOO_OLD.page()));
  }

  /** A form that was sent when its session had ended comes back without its file. */
  @PostMapping(path = FormTokens.UPLOAD, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  Rendering fileless() {
    return form("", Map.of("file", "must be chosen again, for your session had ended"));
  }

  @GetMapping(PATH + "{id}")
  Mono<Rendering> show(@PathVariable("id") String id, @AuthenticationPrincipal User user) {
    return find(id, user).map(run -> Rendering.view("import-run").modelAttribute("run", ImportView.of(run, clock.instant()))
        .modelAttribute("own", isOf(run, user)).build());
  }

  @PostMapping(PATH + "{id}")
  Mono<Rendering> apply(@PathVariable("id") String id, @AuthenticationPrincipal User user) {
    return find(id, user).flatMap(run -> {
      if (!isOf(run, user))
        return Mono.just(NOT_THEIRS.page());
      boolean isChecked = run.phase() != Phase.STAGED && run.phase() != Phase.CHECKING;
      return begun(isChecked ? imports.apply(id, NamePattern.ALL) : imports.check(id, NamePattern.ALL), id);
    });
  }

  private Mono<ImportRun> find(String id, User user) {
    if (!ID.matcher(id).matches())
      return Mono.error(unknown());
    return Stages.mono(imports.find(id)).map(found -> found.filter(run -> isOf(run, user) || user.role().includes(Role.ADMIN))
        .orElseThrow(ImportPages::unknown));
  }

  private static Gone unknown() {
    return new Gone("There is no such import. An import is forgotten an hour after somebody last worked on it.");
  }

  /** Whether the user brought the file: then what becomes of it is done in that name. */
  private static boolean isOf(ImportRun run, User user) {
    return run.source().by().actor().equals(Visitor.actor(user));
  }

  /** On to the page of the import, when it is done or after a moment. */
  private static Mono<Rendering> begun(CompletionStage<Optional<ImportRun>> work, String id) {
    Rendering page = Onward.to(PATH + id);
    return Stages.mono(work).map(_ -> page).timeout(LOOK_AFTER, Mono.just(page));
  }

  private static Rendering wrong(String pasted, UnreadableFileException wrong) {
    String sentence = (wrong.field().equals("body") ? "" : wrong.field() + " ") + wrong.rule();
    return form(pasted, Map.of(pasted.isEmpty() ? "file" : "text", sentence));
  }

  private static Rendering form(String pasted, Map<String, String> errors) {
    return Rendering.view("import").modelAttribute("errors", errors).modelAttribute("text", pasted)
        .modelAttribute("bytesMax", ImportCounters.BYTES_MAX >> 20)
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).build();
  }
}
