package io.counterservice.checker;

import io.counterservice.checker.Answer.NotApplied;
import io.counterservice.checker.Answer.Unknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes up histories: some clients at once on some counters, in simulated time. Every request takes effect at one instant while
 * it is open, so a history is linearizable by construction, unless the saboteur had a hand in it.
 */
final class HistoryGenerator {
  private static final List<Seed> SEEDS = List.of(
      new Seed("wide", new State(0, 0, Bounds.DEFAULT), 0),
      new Seed("tight", new State(0, 3, new Bounds(0, 5)), 3),
      new Seed("stock", new State(7, 40, new Bounds(0, 100)), 50),
      new Seed("debt", new State(0, -5, new Bounds(-20, 0)), -10));
  private static final int CLIENTS = 8;

  /** Which answers may be lost on their way. */
  enum Losses {
    NONE,
    /** Those to requests with a key, which are repeated until they are answered. */
    UNTIL_RETRIED,
    /** Those to any request; without a key it is not repeated. */
    FOR_GOOD
  }

  /** A request that will take effect at {@code instant}. */
  private record Pending(int client, long invoked, long instant, long completed, Plan plan) {}

  /** What a client means to do; {@code partner} is the other counter of a transfer. */
  private record Plan(String counter, Asked asked, @Nullable String key, @Nullable String partner, boolean answered) {}

  private final Random random;
  private final Saboteur saboteur;
  private final Losses losses;
  private final SimulatedService service;
  private final List<Observation> observations = new ArrayList<>();
  private final PriorityQueue<Pending> pending = new PriorityQueue<>(Comparator.comparingLong(Pending::instant));
  private final Set<String> unanswered = new HashSet<>();
  private int keys;

  HistoryGenerator(long seed, Saboteur saboteur, Losses losses) {
    this.random = new Random(seed);
    this.saboteur = saboteur;
    this.losses = losses;
    this.service = new SimulatedService(SEEDS, saboteur);
  }

  History generate(int requests) {
    for (int client = 0; client < CLIENTS; client++)
      schedule(client, 0, plan());
    for (int i = 0; i < requests; i++) {
      var next = pending.remove();
      service.at(next.instant);
      if (next.plan.partner == null)
        handle(next);
      else
        transfer(next, next.plan.partner);
    }
    while (!pending.isEmpty())
      settle(pending.remove());
    return new HistoryMutator(random, saboteur, service).finish(SEEDS, observations);
  }

  /** In the end every client repeats what it has sent with a key until it is answered. */
  private void settle(Pending it) {
    service.at(it.instant);
    if (it.plan.key != null && unanswered.contains(it.plan.key))
      record(it, service.handle(it.plan.counter, it.plan.asked, it.plan.key, false));
  }

  private void handle(Pending it) {
    var plan = it.plan;
    double luck = random.nextDouble();
    boolean mayBeLost = losses == Losses.FOR_GOOD || (losses == Losses.UNTIL_RETRIED && plan.key != null);
    if (mayBeLost && luck < 0.03) {
      record(it, luck < 0.015 ? new Unknown("connection lost before it arrived") : new NotApplied("overloaded"));
      schedule(it.client, it.completed, plan.key == null ? plan() : plan);
      return;
    }
    boolean lost = mayBeLost && luck < 0.06;
    var answer = service.handle(plan.counter, plan.asked, plan.key, plan.answered && !lost);
    record(it, lost ? new Unknown("connection lost after it arrived") : answer);
    schedule(it.client, it.completed, lost && plan.key != null ? plan : next(plan));
  }

  /** Now and then a client repeats a request although it was answered. */
  private Plan next(Plan answered) {
    boolean again = answered.key != null && random.nextInt(10) == 0;
    return again ? new Plan(answered.counter, answered.asked, answered.key, null, true) : plan();
  }

  private void record(Pending it, Answer answer) {
    var key = it.plan.key;
    if (key != null && answer.definite())
      unanswered.remove(key);
    else if (key != null && !it.plan.answered)
      unanswered.add(key);
    observations.add(new Observation("c" + it.client, it.plan.counter, it.plan.asked, it.plan.key, null, it.invoked, it.completed, answer));
  }

  private void transfer(Pending it, String partner) {
    long amount = 1L + random.nextInt(3);
    var group = "g" + keys++;
    var answers = service.handleTogether(it.plan.counter, partner, amount);
    boolean lost = losses == Losses.FOR_GOOD && random.nextInt(20) == 0;
    for (int i = 0; i < 2; i++) {
      var asked = new Asked.Add(i == 0 ? -amount : amount, false);
      var answer = lost ? new Unknown("connection lost") : answers.get(i);
      observations
          .add(new Observation("c" + it.client, i == 0 ? it.plan.counter : partner, asked, null, group, it.invoked, it.completed, answer));
    }
    schedule(it.client, it.completed, plan());
  }

  private void schedule(int client, long after, Plan plan) {
    long invoked = after + 1 + random.nextInt(50);
    long instant = invoked + random.nextInt(200);
    pending.add(new Pending(client, invoked, instant, instant + random.nextInt(200), plan));
  }

  private Plan plan() {
    var counter = SEEDS.get(random.nextInt(SEEDS.size())).counter();
    int kind = random.nextInt(100);
    if (kind < 15)
      return new Plan(counter, new Asked.Read(), null, null, false);
    if (kind < 25)
      return new Plan("stock", new Asked.Read(), null, random.nextBoolean() ? "wide" : "tight", false);
    var key = random.nextInt(3) > 0 ? "k" + keys++ : null;
    return new Plan(counter, asked(kind), key, null, false);
  }

  private Asked asked(int kind) {
    if (kind < 30)
      return new Asked.Set(random.nextInt(-25, 60));
    if (kind < 34)
      return new Asked.Reset();
    if (kind < 40) {
      long low = random.nextInt(-30, 0);
      return new Asked.Edit(new Bounds(low, low + 25 + random.nextInt(80)), random.nextBoolean() ? null : low + random.nextInt(30));
    }
    long by = 1L + random.nextInt(4);
    return new Asked.Add(random.nextBoolean() ? by : -by, random.nextInt(3) == 0);
  }
}
