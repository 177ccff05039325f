package io.counterservice.crash;

import io.counterservice.checker.Bounds;
import io.counterservice.checker.Seed;
import io.counterservice.checker.State;
import java.util.ArrayList;
import java.util.List;

/** A counter to work on: how it is created. */
record CounterPlan(String name, long initialValue, Bounds bounds) {
  /** A handful: one that is never full, some that often are, and one that hardly holds anything. */
  static List<CounterPlan> handful(String prefix) {
    return List.of(new CounterPlan(prefix + "wide", 0, Bounds.DEFAULT), new CounterPlan(prefix + "stock", 50, new Bounds(0, 100)),
        new CounterPlan(prefix + "debt", -10, new Bounds(-20, 0)), new CounterPlan(prefix + "tight", 3, new Bounds(0, 5)),
        new CounterPlan(prefix + "bit", 0, new Bounds(0, 1)));
  }

  /** The handful, and so many more that are smaller and seldom meet the same client twice. */
  static List<CounterPlan> crowd(String prefix, int more) {
    var plans = new ArrayList<>(handful(prefix));
    for (int i = 0; i < more; i++)
      plans.add(new CounterPlan(prefix + "many." + i, 10, new Bounds(0, 20)));
    return List.copyOf(plans);
  }

  Seed seed() {
    return new Seed(name, new State(0, initialValue, bounds), initialValue);
  }

  String toJson() {
    return "{\"name\":\"" + name + "\",\"initialValue\":" + initialValue + ",\"min\":" + bounds.min() + ",\"max\":" + bounds.max() + "}";
  }
}
