package io.counterservice.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Where the classes of this project are, as the rules see them. */
final class House {
  static final String ROOT = "io.counterservice";
  static final String OFFENDERS = ROOT + ".architecture.offenders";

  private House() {}

  /**
   * The package of a class within the house, such as {@code domain.counter}; empty for a class from elsewhere. Offenders
   * live in a house of their own with the same rooms, so that one rule speaks of both and no component scan meets them.
   */
  static Optional<String> addressOf(JavaClass candidate) {
    return within(OFFENDERS, candidate.getPackageName()).or(() -> within(ROOT, candidate.getPackageName()));
  }

  private static Optional<String> within(String root, String name) {
    if (name.equals(root))
      return Optional.of("");
    return name.startsWith(root + ".") ? Optional.of(name.substring(root.length() + 1)) : Optional.empty();
  }

  /** Keeps what is delivered: no test classes, neither in a folder nor in a test-jar. */
  static final class ProductionOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
    }
  }

  /** Leaves out the classes that break rules on purpose. */
  static final class WithoutOffenders implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/architecture/offenders/");
    }
  }

  /** The compiled classes and tests of every module. */
  static final class EverySource implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      Set<Location> locations = new HashSet<>();
      for (var module : Repository.modules()) {
        locations.add(Location.of(module.resolve("target/classes")));
        locations.add(Location.of(module.resolve("target/test-classes")));
      }
      return locations;
    }
  }
}
