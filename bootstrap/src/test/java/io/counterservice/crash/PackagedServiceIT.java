package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the packaged service can get wrong: within its jar, files lie in jars that not every class loader sees. */
class PackagedServiceIT {
  private static final String API_KEY = "ck_packaged_0123456789abcdef0123456789abcdef";

  @Test
  void serves_its_documents(@TempDir Path home) throws IOException, InterruptedException {
    try (var service = new ServiceProcess(ServiceProcess.packagedJar(), home, API_KEY); var http = HttpClient.newHttpClient()) {
      service.start();
      service.waitUntilReady(Duration.ofMinutes(3));
      for (String path : List.of("/v3/api-docs", "/docs", "/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js",
          "/problems/above-maximum")) {
        var request = HttpRequest.newBuilder(service.uri().resolve(path)).timeout(Duration.ofSeconds(30)).build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).as(path).isEqualTo(200);
      }
    }
  }
}
