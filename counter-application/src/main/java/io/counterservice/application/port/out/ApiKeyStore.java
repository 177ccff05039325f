package io.counterservice.application.port.out;

import io.counterservice.domain.access.ApiKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where API keys are kept. Every method blocks and throws {@link io.counterservice.application.port.UnavailableException}. */
public interface ApiKeyStore {
  /** Inserts or replaces the key of this id. */
  void save(ApiKey key);

  Optional<ApiKey> find(String id);

  List<ApiKey> list(@Nullable String after, int limit);
}
