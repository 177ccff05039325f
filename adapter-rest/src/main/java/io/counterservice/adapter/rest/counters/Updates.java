package io.counterservice.adapter.rest.counters;

import io.counterservice.adapter.rest.http.Answer;
import io.counterservice.adapter.rest.http.Call;
import io.counterservice.adapter.rest.http.Stages;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.domain.counter.Actor;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Operation;
import io.counterservice.domain.counter.Update;
import reactor.core.publisher.Mono;

/** Hands single operations to the application and tells what became of them. */
final class Updates {
  private final UpdateCounters counters;

  Updates(UpdateCounters counters) {
    this.counters = counters;
  }

  Mono<Answer> apply(Call call, CounterName name, Operation operation, Conditions conditions) {
    String reason = conditions.reason();
    var update = new Update(name, operation, new Actor(call.key().id()), conditions.precondition(), conditions.key(),
        reason == null ? null : Reasons.checked(reason), operation.defines() ? call.address() : null);
    call.spend(1);
    var told = conditions.dryRun() ? counters.preview(update) : counters.update(update);
    return Stages.mono(call, told, answer -> OperationResponse.from(update, answer));
  }
}
