package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.LiveEvent;
import io.counterservice.application.port.in.LiveEvent.Reason;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI document says what the live feed says and takes: every frame, every field. */
class AsyncApiTest {
  private static final Path PAGES = Path.of("../docs/reference");
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode DOCUMENT = document();
  private static final CounterName NAME = new CounterName("a");
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final LiveSettings SETTINGS = new LiveSettings(Duration.ofMillis(2_500), 10);

  private static JsonNode document() {
    try {
      Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(PAGES.resolve("asyncapi.yaml")));
      return JSON.valueToTree(document);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of each sort of frame at least one, and of each the fields that may be absent. */
  static List<JsonText> told() {
    var told = new ArrayList<JsonText>(List.of(ServerFrame.hello(SETTINGS), ServerFrame.pong(null), ServerFrame.pong("x"),
        ServerFrame.error(LiveProblem.invalid("type", "must be"), "x"),
        ServerFrame.error(LiveProblem.of(ProblemKind.TOO_MANY_FRAMES, "d"), null)));
    Stream.of(new LiveEvent.Snapshot(NAME, new Version(1), 1L, AT), new LiveEvent.Snapshot(NAME, new Version(1), null, AT),
        new LiveEvent.Snapshot(NAME, null, null, null),
        new LiveEvent.Changed(NAME, new Version(1), new Version(2), Long.MIN_VALUE, BigInteger.TWO.pow(64), AT, false),
        new LiveEvent.Changed(NAME, new Version(1), new Version(1), Long.MAX_VALUE, BigInteger.ZERO, AT, true),
        new LiveEvent.Deleted(NAME, new Version(1), new Version(2), AT), new LiveEvent.Gap(NAME, new Version(1)))
        .map(ServerFrame::of).forEach(told::add);
    for (Reason reason : Reason.values())
      for (boolean isPrefix : List.of(true, false))
        told.add(ServerFrame.of(new LiveEvent.Refused(isPrefix ? "" : "a", isPrefix, reason)));
    return told;
  }

  @ParameterizedTest
  @MethodSource("told")
  void describes_every_frame_that_is_told(JsonText frame) {
    JsonNode json = JSON.readTree(frame.toString());
    assertThat(faults(json)).as(frame.toString()).isEmpty();
  }

  @Test
  void describes_every_sort_of_frame_and_no_other() {
    Set<String> told = told().stream().map(frame -> JSON.readTree(frame.toString()).get("type").asString())
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names(DOCUMENT.at("/operations/tell/messages"))).isEqualTo(told);
    assertThat(names(DOCUMENT.at("/operations/watch/messages"))).containsExactly("ping", "subscribe", "unsubscribe");
    told.removeAll(List.of("hello", "pong"));
    assertThat(names(DOCUMENT.at("/operations/tellStream/messages"))).isEqualTo(told);
    assertThat(DOCUMENT.at("/components/messages").propertyNames()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{'type':'subscribe','id':'x','counters':['a','b'],'prefixes':['shop.',''],'since':{'a':17},'mode':'all','updatesPerSecond':10}",
      "{'type':'subscribe','prefixes':[''],'mode':'latest'}", "{'type':'unsubscribe','id':'x','counters':['a'],'prefixes':['shop.']}",
      "{'type':'ping'}", "{'type':'ping','id':'x'}"})
  void describes_what_is_taken(String frame) {
    String json = frame.replace('\'', '"');
    assertThat(faults(JSON.readTree(json))).isEmpty();
    assertThat(new FrameReader(json, 10).read()).isNotNull();
  }

  @Test
  void describes_every_field_that_is_taken_and_no_other() {
    FrameReader.FIELDS
        .forEach((type, fields) -> assertThat(DOCUMENT.at("/components/messages/" + type + "/payload/properties").propertyNames())
            .containsExactlyElementsOf(fields));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type':'ping','counters':['a']}", "{'type':'subscribe','counters':['a b']}",
      "{'type':'subscribe','counters':[1]}",
      "{'type':'subscribe','counters':['a'],'since':{'a':-1}}", "{'type':'subscribe','counters':['a'],'mode':'newest'}",
      "{'type':'subscribe','counters':['a'],'updatesPerSecond':0}", "{'type':'subscribe','prefixes':['.a']}"})
  void does_not_describe_what_is_refused(String frame) {
    assertThat(faults(JSON.readTree(frame.replace('\'', '"')))).isNotEmpty();
  }

  @Test
  void every_reference_leads_somewhere() {
    for (JsonNode reference : DOCUMENT.findValues("$ref"))
      assertThat(DOCUMENT.at(reference.asString().substring(1)).isMissingNode()).as(reference.asString()).isFalse();
  }

  @Test
  void names_every_problem_as_the_rest_surface_does() throws IOException {
    String errors = Files.readString(PAGES.resolve("errors.md"));
    for (ProblemKind kind : ProblemKind.values())
      assertThat(errors).contains("\n| `" + kind.slug() + "` | " + kind.status() + " | " + kind.title() + ". ");
    List<String> listed = new ArrayList<>();
    DOCUMENT.at("/components/schemas/Problem/properties/type/enum").forEach(type -> listed.add(type.asString()));
    assertThat(listed).containsExactlyElementsOf(Arrays.stream(ProblemKind.values()).map(ProblemKind::path).toList());
  }

  private static List<String> faults(JsonNode frame) {
    JsonNode schema = DOCUMENT.at("/components/messages/" + frame.get("type").asString() + "/payload");
    assertThat(schema.isObject()).isTrue();
    return JsonSchema.faults(DOCUMENT, schema, frame);
  }

  private static Set<String> names(JsonNode references) {
    var names = new TreeSet<String>();
    references.forEach(reference -> names.add(reference.get("$ref").asString().replaceAll(".*/", "")));
    return names;
  }
}
