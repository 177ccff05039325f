package io.counterservice.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.counterservice.application.port.in.WatchCounters.Mode;
import io.counterservice.application.port.in.WatchCounters.Selection;
import io.counterservice.application.port.in.WatchCounters.Subscription;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of a client's frame: which field breaks it, and how that is said. */
class FrameReaderTest {
  private static final int UPDATES_MAX = 10;

  @Test
  void reads_all_that_a_subscription_may_say() {
    var frame = read(
        "{'type':'subscribe','id':'x','counters':['a','b','a'],'prefixes':['shop.',''],'since':{'a':17},'mode':'all','updatesPerSecond':3}");
    assertThat(frame).isEqualTo(new ClientFrame.Subscribe(
        new Subscription(new Selection(Set.of(new CounterName("a"), new CounterName("b")), Set.of("shop.", "")),
            Map.of(new CounterName("a"), new Version(17)), Mode.ALL, 3)));
  }

  @Test
  void takes_the_latest_as_often_as_possible_where_nothing_is_said() {
    assertThat(read("{'counters':['a'],'type':'subscribe'}")).isEqualTo(new ClientFrame.Subscribe(
        new Subscription(new Selection(Set.of(new CounterName("a")), Set.of()), Map.of(), Mode.LATEST, UPDATES_MAX)));
  }

  @Test
  void reads_the_other_frames() {
    assertThat(read("{'type':'unsubscribe','prefixes':['']}"))
        .isEqualTo(new ClientFrame.Unsubscribe(new Selection(Set.of(), Set.of(""))));
    assertThat(read("{'type':'ping'}")).isEqualTo(new ClientFrame.Ping(null));
    assertThat(read("{'id':'7','type':'ping'}")).isEqualTo(new ClientFrame.Ping("7"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``                                                           | frame | must be a JSON object; it is empty
      `  `                                                         | frame | must be a JSON object; it is empty
      []                                                           | frame | must be a JSON object
      'ping'                                                       | frame | must be a JSON object
      null                                                         | frame | must be a JSON object
      {'type':'ping'} {}                                           | frame | must end after its object
      {'type':'ping'                                               | frame | must be well-formed JSON, nested at most 16 deep
      {'type':'ping',}                                             | frame | must be well-formed JSON, nested at most 16 deep
      {type:'ping'}                                                | frame | must be well-formed JSON, nested at most 16 deep
      {'type':'ping','a':[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]}       | frame | must be well-formed JSON, nested at most 16 deep
      {}                                                           | type  | must be subscribe, unsubscribe or ping
      {'type':'Ping'}                                              | type  | must be subscribe, unsubscribe or ping
      {'type':7}                                                   | type  | must be a string
      {'type':null}                                                | type  | must be a string
      {'type':'ping','type':'ping'}                                | type  | must not occur twice
      {'type':'ping','counters':['a']}                             | counters | is not a field here; known are type, id
      {'type':'unsubscribe','counters':['a'],'mode':'all'}         | mode  | is not a field here; known are type, id, counters, prefixes
      {'type':'subscribe','counters':['a'],'who':{'a':[1]}}        | who   | is not a field here; known are type, id, counters, prefixes, since, mode, updatesPerSecond
      {'type':'ping','id':7}                                       | id    | must be a string
      {'type':'subscribe'}                                         | counters | must have a name where prefixes has none
      {'type':'subscribe','counters':[],'prefixes':[]}             | counters | must have a name where prefixes has none
      {'type':'unsubscribe'}                                       | counters | must have a name where prefixes has none
      {'type':'subscribe','counters':'a'}                          | counters | must be an array of counter names
      {'type':'subscribe','counters':null}                         | counters | must be an array of counter names
      {'type':'subscribe','counters':[1]}                          | counters | must be a string
      {'type':'subscribe','counters':['a',null]}                   | counters | must be a string
      {'type':'subscribe','counters':[['a']]}                      | counters | must be a string
      {'type':'subscribe','counters':['a b']}                      | counters | must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      {'type':'subscribe','counters':['']}                         | counters | must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      {'type':'subscribe','counters':['shop.*']}                   | counters | must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      {'type':'subscribe','prefixes':{}}                           | prefixes | must be an array of prefixes of counter names
      {'type':'subscribe','prefixes':['.a']}                       | prefixes | must be empty or 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      {'type':'subscribe','prefixes':['shop.*']}                   | prefixes | must be empty or 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      {'type':'subscribe','counters':['a'],'since':[]}             | since | must be an object of versions by counter name
      {'type':'subscribe','counters':['a'],'since':{'a':-1}}       | since.a | must be a whole number from 0 to 9223372036854775807
      {'type':'subscribe','counters':['a'],'since':{'a':1.0}}      | since.a | must be a whole number from 0 to 9223372036854775807
      {'type':'subscribe','counters':['a'],'since':{'a':'1'}}      | since.a | must be a whole number from 0 to 9223372036854775807
      {'type':'subscribe','counters':['a'],'since':{'a':9223372036854775808}} | since.a | must be a whole number from 0 to 9223372036854775807
      {'type':'subscribe','counters':['a'],'since':{'a':11111111111111111111111111}} | since.a | must be a whole number from 0 to 9223372036854775807
      {'type':'subscribe','counters':['a'],'since':{'b':1}}        | since.b | must be one of counters
      {'type':'subscribe','counters':['a'],'since':{'a':1,'a':1}}  | since.a | must not occur twice
      {'type':'subscribe','counters':['a'],'since':{'a b':1}}      | since.a b | must be 1 to 128 characters of A-Z a-z 0-9 . _ : - and start with a letter or digit
      {'type':'subscribe','counters':['a'],'mode':'newest'}        | mode  | must be latest or all
      {'type':'subscribe','counters':['a'],'mode':null}            | mode  | must be a string
      {'type':'subscribe','counters':['a'],'updatesPerSecond':0}   | updatesPerSecond | must be 1 to 10
      {'type':'subscribe','counters':['a'],'updatesPerSecond':11}  | updatesPerSecond | must be 1 to 10
      {'type':'subscribe','counters':['a'],'updatesPerSecond':1.5} | updatesPerSecond | must be 1 to 10
      {'type':'subscribe','counters':['a'],'updatesPerSecond':true}| updatesPerSecond | must be 1 to 10
      {'type':'subscribe','counters':[1],'mode':'newest'}          | counters | must be a string
      """)
  void tells_field_and_rule(String frame, String field, String rule) {
    assertThat(problem(new FrameReader(frame.replace('\'', '"'), UPDATES_MAX))).isEqualTo(LiveProblem.invalid(field, rule));
  }

  @Test
  void takes_ten_thousand_names_and_no_more() {
    assertThat(((ClientFrame.Unsubscribe) read(unsubscribe(10_000))).selection().names()).hasSize(10_000);
    assertThat(problem(new FrameReader(unsubscribe(10_001), UPDATES_MAX)))
        .isEqualTo(LiveProblem.invalid("counters", "must be at most 10000 names and prefixes together"));
  }

  @Test
  void finds_the_id_of_a_broken_frame_wherever_it_stands() {
    var reader = new FrameReader("{\"counters\":[{\"a\":1},2],\"type\":\"subscribe\",\"id\":\"later\"}", UPDATES_MAX);
    assertThat(problem(reader).field()).isEqualTo("counters");
    assertThat(reader.id()).isEqualTo("later");
  }

  @Test
  void takes_ids_of_64_characters_and_no_longer() {
    assertThat(read("{'type':'ping','id':'" + "i".repeat(64) + "'}")).isEqualTo(new ClientFrame.Ping("i".repeat(64)));
    assertThat(problem(new FrameReader("{\"type\":\"ping\",\"id\":\"" + "i".repeat(65) + "\"}", UPDATES_MAX)))
        .isEqualTo(LiveProblem.invalid("id", "must be a string of at most 64 characters"));
  }

  @Test
  void shows_no_more_than_the_beginning_of_a_long_field() {
    var problem = problem(new FrameReader("{\"type\":\"ping\",\"" + "f".repeat(1_000) + "\":1}", UPDATES_MAX));
    assertThat(problem.field()).isEqualTo("f".repeat(128) + "…");
  }

  static String unsubscribe(int names) {
    return IntStream.range(0, names).mapToObj(number -> Integer.toString(1_296 + number, 36))
        .collect(Collectors.joining("\",\"", "{\"type\":\"unsubscribe\",\"counters\":[\"", "\"]}"));
  }

  private static ClientFrame read(String frame) {
    return new FrameReader(frame.replace('\'', '"'), UPDATES_MAX).read();
  }

  private static LiveProblem problem(FrameReader reader) {
    return catchThrowableOfType(BrokenRule.class, reader::read).problem();
  }
}
