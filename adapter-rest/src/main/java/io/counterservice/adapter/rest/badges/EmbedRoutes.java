package io.counterservice.adapter.rest.badges;

import io.counterservice.adapter.rest.docs.Resources;
import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import reactor.core.publisher.Mono;

/** The script of the element {@code <live-counter>}, compressed for those who accept that. */
public final class EmbedRoutes {
  static final String SCRIPT = "io/counterservice/adapter/rest/badges/embed.js";
  private static final String CACHING = "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400";
  private static final String MEDIA_TYPE = "text/javascript; charset=utf-8";

  private final PublicFile plain;
  private final PublicFile compressed;

  /** Reads the script once. */
  public EmbedRoutes() {
    byte[] script = Resources.bytes(SCRIPT);
    plain = new PublicFile(MEDIA_TYPE, script, CACHING);
    compressed = new PublicFile(MEDIA_TYPE, gzip(script), CACHING);
  }

  public List<Route> routes() {
    return List.of(Route.open("GET", "/embed.js", this::script));
  }

  private Mono<Answer> script(Call call) {
    Answer answer = accepts(call) ? compressed.answerTo(call).header("Content-Encoding", "gzip") : plain.answerTo(call);
    return Stages.soon(call.request(), answer.header("Vary", "Accept-Encoding"));
  }

  private static boolean accepts(Call call) {
    return Arrays.stream(String.join(",", call.headers("Accept-Encoding")).toLowerCase(Locale.ROOT).split(",", -1))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.matches("gzip(;q=(?!0(\\.0*)?$).*)?"));
  }

  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
