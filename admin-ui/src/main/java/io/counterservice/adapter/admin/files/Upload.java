package io.counterservice.adapter.admin.files;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.FileFormat;
import io.counterservice.application.port.ImportRun;
import io.counterservice.application.port.ImportRun.Source;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.domain.access.Caller;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.server.ServerWebInputException;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A form with a file or pasted rows, read as it comes. Its token must come first; before it nothing is taken. */
final class Upload {
  private final ImportCounters imports;
  private final Function<String, Mono<Boolean>> isOurs;
  private final Caller by;
  private final AtomicBoolean isTrusted = new AtomicBoolean();
  private final AtomicReference<String> pasted = new AtomicReference<>("");

  /** The form did not come from a page of ours. */
  static final class ForgedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ForgedException() {
      super("forged", null, false, false);
    }
  }

  Upload(ImportCounters imports, Function<String, Mono<Boolean>> isOurs, Caller by) {
    this.imports = imports;
    this.isOurs = isOurs;
    this.by = by;
  }

  /** What was pasted, as far as the form was read; empty for nothing. */
  String pasted() {
    return pasted.get();
  }

  /** The file, staged; empty where there is none. */
  Mono<ImportRun> read(Flux<PartEvent> parts) {
    return parts.onErrorMap(IllegalArgumentException.class, Upload::unreadable).windowUntil(PartEvent::isLast)
        .concatMap(part -> part.switchOnFirst((first, events) -> first.hasValue() ? read(first.get(), events) : events.then(Mono.empty())))
        .next();
  }

  private Mono<ImportRun> read(@Nullable PartEvent first, Flux<PartEvent> events) {
    String name = first == null ? null : first.headers().getContentDisposition().getName();
    if (name == null)
      return Mono.error(unreadable(null));
    if (first instanceof FormPartEvent field && name.equals("_csrf"))
      return events.then(isOurs.apply(field.value())).doOnNext(isTrusted::set).then(Mono.empty());
    if (!isTrusted.get())
      return Mono.error(new ForgedException());
    if (first instanceof FilePartEvent file && !file.filename().isEmpty())
      return staged(shown(file.filename()), events.map(event -> bytes(event.content())));
    if (first instanceof FormPartEvent field && name.equals("text") && !field.value().isBlank()) {
      pasted.set(field.value());
      return events.then(staged("", Flux.just(field.value().getBytes(StandardCharsets.UTF_8))));
    }
    return events.doOnNext(event -> DataBufferUtils.release(event.content())).then(Mono.empty());
  }

  private static ServerWebInputException unreadable(@Nullable Throwable cause) {
    return new ServerWebInputException("a part of the form has no name", null, cause);
  }

  private Mono<ImportRun> staged(String name, Flux<byte[]> bytes) {
    return bytes.filter(some -> some.length > 0).switchOnFirst((first, all) -> {
      var source = new Source(by, first.hasValue() ? format(first.get()) : FileFormat.CSV, name);
      return Stages.mono(imports.stage(source, JdkFlowAdapter.publisherToFlowPublisher(all)));
    }).next();
  }

  /** A JSON object begins with a brace, and no name of a column does. */
  private static FileFormat format(byte @Nullable [] beginning) {
    String text = beginning == null ? "" : new String(beginning, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    return text.startsWith("{") ? FileFormat.NDJSON : FileFormat.CSV;
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  /** The end of the name, without what cannot be shown: what a browser says of its disk is any text. */
  private static String shown(String name) {
    String plain = name.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.isBmpCodePoint(c) && !Character.isSurrogate((char) c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    return plain.substring(Math.max(0, plain.length() - Source.FILE_LENGTH_MAX));
  }
}
