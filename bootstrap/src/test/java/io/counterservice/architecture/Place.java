package io.counterservice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The map of the house: every package pattern a rule may speak of. A new module or room is one line here. */
enum Place {
  DOMAIN("domain..", Kind.MODULE), //
  APPLICATION("application..", Kind.MODULE), //
  PORTS("application.port..", Kind.ROOM), //
  PORTS_IN("application.port.in..", Kind.ROOM), //
  PORTS_OUT("application.port.out..", Kind.ROOM), //
  ADAPTERS("adapter..", Kind.FLOOR), //
  REST("adapter.rest..", Kind.EVENT_LOOP_MODULE), //
  REST_LIMIT("adapter.rest.limit..", Kind.ROOM), //
  REST_TOKENS("adapter.rest.tokens..", Kind.ROOM), //
  WEBSOCKET("adapter.websocket..", Kind.EVENT_LOOP_MODULE), //
  ADMIN("adapter.admin..", Kind.EVENT_LOOP_MODULE), //
  PERSISTENCE("adapter.persistence..", Kind.MODULE), //
  PERSISTENCE_GRID("adapter.persistence.grid..", Kind.ROOM), //
  PERSISTENCE_JPA("adapter.persistence.jpa..", Kind.ROOM), //
  PERSISTENCE_PASSWORDS("adapter.persistence.passwords..", Kind.ROOM), //
  BOOTSTRAP("bootstrap..", Kind.MODULE), //
  WIRING("bootstrap.wiring..", Kind.ROOM), //
  TELEMETRY("bootstrap.telemetry..", Kind.ROOM);

  private enum Kind {
    /** Several modules of a sort. */
    FLOOR,
    /** A module of the build; every class lives in one. */
    MODULE,
    /** A module whose code runs on event loops and must not block. */
    EVENT_LOOP_MODULE,
    /** A package within a module. */
    ROOM
  }

  private final String pattern;
  private final Kind kind;

  Place(String pattern, Kind kind) {
    this.pattern = pattern;
    this.kind = kind;
  }

  boolean isHomeOf(JavaClass candidate) {
    return House.addressOf(candidate).filter(PackageMatcher.of(pattern)::matches).isPresent();
  }

  static Place[] modules() {
    return Stream.of(values()).filter(place -> place.kind == Kind.MODULE || place.kind == Kind.EVENT_LOOP_MODULE).toArray(Place[]::new);
  }

  static Place[] eventLoops() {
    return Stream.of(values()).filter(place -> place.kind == Kind.EVENT_LOOP_MODULE).toArray(Place[]::new);
  }

  /** Classes of the house that live in one of the places. */
  static DescribedPredicate<JavaClass> in(Place... places) {
    return DescribedPredicate.describe("live in " + patterns(places), candidate -> isIn(candidate, places));
  }

  /** Classes of the house that live in none of the places. */
  static DescribedPredicate<JavaClass> outside(Place... places) {
    return DescribedPredicate.describe("live outside " + patterns(places),
        candidate -> House.addressOf(candidate).isPresent() && !isIn(candidate, places));
  }

  private static boolean isIn(JavaClass candidate, Place... places) {
    return Stream.of(places).anyMatch(place -> place.isHomeOf(candidate));
  }

  private static String patterns(Place... places) {
    return Stream.of(places).map(place -> place.pattern).collect(Collectors.joining(", "));
  }
}
