package io.counterservice.adapter.rest.docs;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.MediaTypes;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.adapter.rest.problem.Problem;
import io.counterservice.adapter.rest.problem.ProblemType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** The OpenAPI and the AsyncAPI document, and a page to browse and try it, which comes with the service and needs no other host. */
public final class ApiPages {
  private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/";
  private static final String SWAGGER_VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final Map<String, String> FILES = Map.of("swagger-ui.css", "text/css", "swagger-ui-bundle.js", "text/javascript");
  private static final String START = "start.js";
  private static final String SCRIPT = "SwaggerUIBundle({url: '/v3/api-docs', dom_id: '#page', deepLinking: true});\n";
  private static final String PAGE = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Counter Service API</title>
      <link rel="stylesheet" href="/docs/swagger-ui.css">
      </head>
      <body>
      <div id="page"></div>
      <script src="/docs/swagger-ui-bundle.js"></script>
      <script src="/docs/start.js"></script>
      </body>
      </html>
      """;

  public List<Route> routes() {
    return List.of(Route.open("GET", "/v3/api-docs", call -> document(call, ApiDocument.OPEN_API)),
        Route.open("GET", "/v3/async-api", call -> document(call, ApiDocument.ASYNC_API)), Route.open("GET", "/docs", this::page),
        Route.open("GET", "/docs/{file}", this::file));
  }

  private Mono<Answer> document(Call call, String file) {
    return Stages.mono(call, ApiDocument.json(file), json -> Answer.of(200, MediaTypes.JSON, json));
  }

  private Mono<Answer> page(Call call) {
    return Stages.soon(call.request(), Answer.of(200, "text/html; charset=utf-8", PAGE.getBytes(StandardCharsets.UTF_8))
        .header("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
        .header("X-Content-Type-Options", "nosniff"));
  }

  private Mono<Answer> file(Call call) {
    String file = call.variable();
    if (file.equals(START))
      return Stages.soon(call.request(), Answer.of(200, "text/javascript", SCRIPT.getBytes(StandardCharsets.UTF_8)));
    String mediaType = FILES.get(file);
    if (mediaType == null)
      return Stages.soon(call.request(), Answer.of(Problem.of(ProblemType.PATH_NOT_FOUND, "There is no file of this name")));
    return Stages.mono(call, CompletableFuture.supplyAsync(() -> swagger(file)),
        bytes -> Answer.of(200, mediaType, bytes).header("Cache-Control", "max-age=86400"));
  }

  private static byte[] swagger(String file) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(Resources.text(SWAGGER_VERSION)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Resources.bytes(SWAGGER + properties.getProperty("version") + "/" + file);
  }
}
