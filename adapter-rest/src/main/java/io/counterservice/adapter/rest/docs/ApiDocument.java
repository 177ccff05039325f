package io.counterservice.adapter.rest.docs;

import java.util.concurrent.CompletableFuture;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as JSON, converted from the YAML it is written in when it is first asked for. */
final class ApiDocument {
  private static final String RESOURCE = "io/counterservice/docs/openapi.yaml";

  private ApiDocument() {}

  static CompletableFuture<byte[]> json() {
    return Converted.JSON;
  }

  private static byte[] convert() {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Resources.text(RESOURCE));
    return new JsonMapper().writeValueAsBytes(document);
  }

  /** Converts when it is first named. */
  private static final class Converted {
    static final CompletableFuture<byte[]> JSON = CompletableFuture.supplyAsync(ApiDocument::convert);
  }
}
