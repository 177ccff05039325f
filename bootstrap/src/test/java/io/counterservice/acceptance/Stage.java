package io.counterservice.acceptance;

import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.ServiceClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one scenario has to do with: its counters, its keys, its last request and the answer to it. All scenarios share one service;
 * so that none meets the counters of another, the name of each begins with a prefix that the features do not show.
 */
final class Stage {
  private static final AtomicInteger SCENARIOS = new AtomicInteger();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:(\\d+) letters|([A-Za-z][A-Za-z0-9.: -]*))\\}");
  private static @Nullable Stage current;

  private final RunningService service = RunningService.shared();
  private final String prefix = "scenario-" + SCENARIOS.incrementAndGet() + ".";
  private final Map<String, IssuedKey> keys = new HashMap<>();
  private final Map<String, String> furtherHeaders = new HashMap<>();
  private ServiceClient client = service.client();
  private @Nullable String key = service.adminKey();
  private @Nullable Request request;
  private @Nullable Reply reply;

  /** A key of this scenario as the service issued it. */
  record IssuedKey(String id, String secret) {}

  static void next() {
    current = new Stage();
  }

  static Stage current() {
    return Objects.requireNonNull(current, "no scenario has begun");
  }

  /** The whole name of a counter, or the whole pattern of a key. */
  String named(String plain) {
    return prefix + plain;
  }

  /** A text with whole names in the places of {@code {name}}, ids in those of keys, and so many letters in those of {@code {9 letters}}. */
  String filled(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(this::fill);
  }

  private String fill(MatchResult placeholder) {
    if (placeholder.group(1) != null)
      return "x".repeat(Integer.parseInt(placeholder.group(1)));
    String plain = placeholder.group(2);
    IssuedKey issued = keys.get(plain);
    return issued == null ? named(plain) : issued.id();
  }

  void keep(String keyName, IssuedKey issued) {
    keys.put(keyName, issued);
  }

  IssuedKey kept(String keyName) {
    return Objects.requireNonNull(keys.get(keyName), () -> "this scenario has no key " + keyName);
  }

  void use(@Nullable String presented) {
    key = presented;
  }

  void use(ServiceClient other) {
    client = other;
  }

  ServiceClient client() {
    return client;
  }

  /** Adds a header field to the next request. */
  void add(String header, String value) {
    furtherHeaders.put(header, value);
  }

  /** Sends a request as the feature asks for it; its answer is the last one. */
  Reply send(Request bare) {
    Request next = bare.headers(furtherHeaders);
    furtherHeaders.clear();
    request = key == null ? next : next.key(key);
    return again();
  }

  Reply again() {
    reply = client.send(Objects.requireNonNull(request, "nothing was sent yet"));
    return reply;
  }

  /** Asks on the side, as an administrator would, without touching what the feature talks of. */
  Reply ask(Request aside) {
    return service.client().send(aside.key(service.adminKey()));
  }

  Reply reply() {
    return Objects.requireNonNull(reply, "nothing was sent yet");
  }
}
