package io.counterservice.adapter.admin.keys;

import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.domain.access.ApiKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What keys are called, for pages that tell who did something. */
public final class KeyNames {
  private static final int AT_ONCE = 4;
  private final ManageApiKeys keys;

  public KeyNames(ManageApiKeys keys) {
    this.keys = keys;
  }

  /** By id; without those that are unknown. */
  public Mono<Map<String, String>> of(Collection<String> ids) {
    return Flux.fromIterable(ids).distinct().flatMap(id -> Stages.mono(keys.find(id)), AT_ONCE).filter(Optional::isPresent)
        .map(Optional::get)
        .collectMap(ApiKey::id, ApiKey::name);
  }
}
