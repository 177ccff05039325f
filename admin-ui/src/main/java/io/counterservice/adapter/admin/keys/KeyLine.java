package io.counterservice.adapter.admin.keys;

import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.WebOrigin;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key in a list, and on its own page.
 *
 * @param state {@code in force}, {@code expired} or {@code revoked}
 * @param overlap until when the secret before the last rotation is honoured; null where none is
 */
record KeyLine(String id, String name, List<String> scopes, String pattern, List<String> origins, String plan, Instant createdAt,
    @Nullable Instant expiresAt, @Nullable Instant overlap, String state) {
  private static final String DEFAULT_PLAN = "default";

  static KeyLine of(ApiKey key, Instant now) {
    ApiKey.Retiring retiring = key.retiring();
    Instant overlap = retiring != null && now.isBefore(retiring.until()) ? retiring.until() : null;
    String state = key.revokedAt() != null ? "revoked" : key.isInForce(now) ? "in force" : "expired";
    return new KeyLine(key.id(), key.name(), key.scopes().stream().sorted(Comparator.naturalOrder()).map(Scope::text).toList(),
        key.pattern().text(), key.origins().stream().map(WebOrigin::text).sorted().toList(),
        key.ratePlan() == null ? DEFAULT_PLAN : key.ratePlan(), key.createdAt(), key.expiresAt(),
        overlap, state);
  }

  public boolean isInForce() {
    return state.equals("in force");
  }
}
