package io.counterservice.adapter.admin.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The files that pages need: style sheet, script, pictures. All are read when the service starts. Their path holds a digest of all of them,
 * so a browser keeps them for good and has the right ones after an upgrade.
 */
@Controller
public final class Assets {
  private static final String OURS = "io/counterservice/adapter/admin/assets/";
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final List<String> FILES = List.of("console.css", "console.js", "chart.js", "symbols.svg", "favicon.svg");
  private static final Map<String, String> TYPES = Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg",
      "image/svg+xml");
  private static final CacheControl FOR_GOOD = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final int DIGEST_LENGTH = 12;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, byte[]> zipped = new TreeMap<>();
  private final String version;

  public Assets() {
    for (String file : FILES)
      files.put(file, bytes(OURS + file));
    files.put("htmx.js", bytes(HTMX));
    files.put("uplot.js", bytes(OURS + "uplot/uPlot.iife.min.js"));
    files.put("uplot.css", bytes(OURS + "uplot/uPlot.min.css"));
    files.forEach((file, bytes) -> zipped.put(file, zip(bytes)));
    version = digest();
  }

  /** The path below which the files are. */
  public String path() {
    return "/console/assets/" + version;
  }

  /** A page of another version, as there are while nodes are upgraded one by one, gets the file too, but does not keep it for its own. */
  @GetMapping("/console/assets/{version}/{file}")
  ResponseEntity<byte[]> file(@PathVariable("version") String asked, @PathVariable("file") String file,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") List<String> encodings) {
    byte[] bytes = files.get(file);
    if (bytes == null)
      return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
    boolean zips = ZippedPages.takes(encodings);
    var reply = ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, Objects.requireNonNull(TYPES.get(file.substring(file.lastIndexOf('.') + 1))))
        .varyBy(HttpHeaders.ACCEPT_ENCODING).cacheControl(asked.equals(version) ? FOR_GOOD : CacheControl.noStore());
    return zips ? reply.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(zipped.get(file)) : reply.body(bytes);
  }

  static byte[] zip(byte[] bytes) {
    var zipped = new ByteArrayOutputStream(bytes.length);
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static byte[] bytes(String path) {
    try {
      return new ClassPathResource(path, Assets.class.getClassLoader()).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.values().forEach(sha::update);
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
