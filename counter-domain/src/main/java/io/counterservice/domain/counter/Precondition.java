package io.counterservice.domain.counter;

import java.util.Set;

/** The versions one of which a counter must be at; none named: it must only exist. */
public record Precondition(Set<Version> anyOf) {
  public Precondition {
    anyOf = Set.copyOf(anyOf);
  }

  boolean isMetBy(Version version) {
    return anyOf.isEmpty() || anyOf.contains(version);
  }

  String canonical() {
    return anyOf.isEmpty() ? "*" : anyOf.stream().map(Version::number).sorted().toList().toString();
  }
}
