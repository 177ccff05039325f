package io.counterservice.crash;

import io.counterservice.checker.Asked;
import io.counterservice.checker.Bounds;
import io.counterservice.crash.Request.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up requests: mostly increments and decrements, a few of everything else, nearly all with an idempotency key. */
final class RequestMix {
  private static final int BULK_ITEMS_MAX = 6;
  private static final int GROUP_MAX = 4;
  /** The first counters are shared by all; those behind them get a third of the requests. */
  private static final int HOT_MAX = 5;

  private final List<CounterPlan> counters;
  private final Random random;
  private final String keyPrefix;
  private long keys;

  /** @param keyPrefix makes the idempotency keys of one client differ from those of all others */
  RequestMix(List<CounterPlan> counters, Random random, String keyPrefix) {
    this.counters = counters;
    this.random = random;
    this.keyPrefix = keyPrefix;
  }

  Request next() {
    int kind = random.nextInt(100);
    var key = random.nextInt(20) == 0 ? null : keyPrefix + keys++;
    if (kind < 12)
      return read();
    if (kind < 20)
      return bulk(key);
    if (kind < 30)
      return transfer(key);
    var counter = anyCounter();
    if (kind < 38)
      return single("PUT", counter, "/value", new Asked.Set(anyValue(counter)), key);
    if (kind < 41)
      return single("POST", counter, "/reset", new Asked.Reset(), key);
    if (kind < 47)
      return single("PATCH", counter, "", edit(counter), key);
    var add = add();
    return single("POST", counter, add.by() > 0 ? "/increment" : "/decrement", add, key);
  }

  private Request read() {
    var counter = anyCounter().name();
    return new Request("GET", "/counters/" + counter, null, null, Form.READ, List.of(new Part(counter, new Asked.Read(), null)));
  }

  private Request single(String method, CounterPlan counter, String path, Asked asked, @Nullable String key) {
    return new Request(method, "/counters/" + counter.name() + path, body(asked), key, Form.SINGLE,
        List.of(new Part(counter.name(), asked, key)));
  }

  private Request bulk(@Nullable String key) {
    List<Part> parts = new ArrayList<>();
    int items = 2 + random.nextInt(BULK_ITEMS_MAX - 1);
    for (int i = 0; i < items; i++) {
      var counter = anyCounter();
      var asked = random.nextInt(6) == 0 ? new Asked.Set(anyValue(counter)) : add();
      parts.add(new Part(counter.name(), asked, itemKey(key, i)));
    }
    return together("/operations", key, Form.BULK, parts);
  }

  /** From one counter to others, in any order: two of them often want the same counters the other way round. */
  private Request transfer(@Nullable String key) {
    List<CounterPlan> chosen = new ArrayList<>(counters.subList(0, Math.min(HOT_MAX, counters.size())));
    chosen.add(anyCounter());
    Collections.shuffle(chosen, random);
    chosen = chosen.stream().distinct().limit(2 + random.nextInt(GROUP_MAX - 1)).toList();
    long amount = 1L + random.nextInt(3);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      long by = i == 0 ? -amount * (chosen.size() - 1) : amount;
      parts.add(new Part(chosen.get(i).name(), new Asked.Add(by, false), itemKey(key, i)));
    }
    return together("/operations?atomic=true", key, Form.ATOMIC, parts);
  }

  private static @Nullable String itemKey(@Nullable String key, int index) {
    return key == null ? null : key + "/" + index;
  }

  private static Request together(String path, @Nullable String key, Form form, List<Part> parts) {
    var items = parts.stream().map(RequestMix::item).toList();
    return new Request("POST", path, "[" + String.join(",", items) + "]", key, form, parts);
  }

  private static String item(Part part) {
    var start = "{\"counter\":\"" + part.counter() + "\",\"op\":";
    if (part.asked() instanceof Asked.Set(long value))
      return start + "\"set\",\"value\":" + value + "}";
    if (part.asked() instanceof Asked.Add(long by, boolean clamp))
      return start + (by > 0 ? "\"increment\"" : "\"decrement\"") + ",\"by\":" + Math.abs(by) + ",\"mode\":" + mode(clamp) + "}";
    throw new IllegalArgumentException("not in a bulk: " + part);
  }

  private static @Nullable String body(Asked asked) {
    return switch (asked) {
      case Asked.Add(long by, boolean clamp) -> "{\"by\":" + Math.abs(by) + ",\"mode\":" + mode(clamp) + "}";
      case Asked.Set(long value) -> "{\"value\":" + value + "}";
      case Asked.Edit(Bounds bounds, Long value) ->
        "{\"min\":" + bounds.min() + ",\"max\":" + bounds.max() + (value == null ? "" : ",\"value\":" + value) + "}";
      case Asked.Reset _,Asked.Read _ -> null;
    };
  }

  private static String mode(boolean clamp) {
    return clamp ? "\"clamp\"" : "\"reject\"";
  }

  private Asked.Add add() {
    long by = 1L + random.nextInt(4);
    return new Asked.Add(random.nextBoolean() ? by : -by, random.nextInt(4) == 0);
  }

  /** Bounds near those at the start, which contain the initial value as they must, but not always the current one. */
  private Asked.Edit edit(CounterPlan counter) {
    long min = Math.max(counter.bounds().min(), counter.initialValue() - random.nextInt(60));
    long max = Math.min(counter.bounds().max(), counter.initialValue() + random.nextInt(60));
    return new Asked.Edit(new Bounds(min, max), random.nextInt(3) > 0 ? null : counter.initialValue() + random.nextInt(-5, 6));
  }

  private long anyValue(CounterPlan counter) {
    return counter.initialValue() + random.nextInt(-12, 13);
  }

  private CounterPlan anyCounter() {
    boolean isHot = counters.size() <= HOT_MAX || random.nextInt(3) > 0;
    return counters.get(isHot ? random.nextInt(Math.min(HOT_MAX, counters.size())) : random.nextInt(HOT_MAX, counters.size()));
  }
}
