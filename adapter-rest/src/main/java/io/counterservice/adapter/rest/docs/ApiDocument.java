package io.counterservice.adapter.rest.docs;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The documents of the interface as JSON, each converted from the YAML it is written in when it is first asked for. */
final class ApiDocument {
  static final String OPEN_API = "openapi.yaml";
  static final String ASYNC_API = "asyncapi.yaml";
  private static final String FOLDER = "io/counterservice/docs/";
  private static final Map<String, CompletableFuture<byte[]>> CONVERTED = new ConcurrentHashMap<>();

  private ApiDocument() {}

  static CompletableFuture<byte[]> json(String file) {
    return CONVERTED.computeIfAbsent(file, name -> CompletableFuture.supplyAsync(() -> convert(name)));
  }

  private static byte[] convert(String file) {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Resources.text(FOLDER + file));
    return new JsonMapper().writeValueAsBytes(document);
  }
}
