package io.counterservice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.counterservice.bootstrap.settings.KnownSettings;
import io.counterservice.domain.counter.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the reference promises to list, it lists. */
final class DocumentationRules {
  /** The entry of {@code docs/reference/errors.md} that tells a caller of each refusal. */
  private static final Map<Class<?>, String> ENTRIES = Map.of(//
      Refusal.KeyReused.class, "idempotency-key-reused", //
      Refusal.NotFound.class, "counter-not-found", //
      Refusal.AlreadyExists.class, "counter-exists", //
      Refusal.StaleVersion.class, "version-mismatch", //
      Refusal.StaleDefinition.class, "definition-mismatch", //
      Refusal.InvalidDefinition.class, "invalid-request", //
      Refusal.AboveMaximum.class, "above-maximum", //
      Refusal.BelowMinimum.class, "below-minimum", //
      Refusal.BoundsExcludeValue.class, "bounds-exclude-value");
  private static final Pattern KEY = Pattern.compile("\\| `(counter\\.[a-z.-]+)` \\| (`[^`]+`|none) \\|");

  @Test
  void every_refusal_has_an_entry() {
    String errors = document("reference/errors.md");
    assertThat(ENTRIES.keySet()).containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
    assertThat(ENTRIES.values()).allSatisfy(entry -> assertThat(errors).contains("`" + entry + "`"));
  }

  @Test
  void every_setting_is_listed_with_its_default() {
    String configuration = document("operating/configuration.md");
    assertThat(settings()).isNotEmpty()
        .filteredOn(setting -> !configuration.contains("| `" + setting.key() + "` | " + setting.documentedDefault() + " | ")).isEmpty();
  }

  @Test
  void every_key_that_is_listed_is_a_setting() {
    String configuration = document("operating/configuration.md");
    List<String> known = settings().stream().map(Setting::key).toList();
    assertThat(KEY.matcher(configuration).results().map((MatchResult match) -> match.group(1)).distinct()).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void every_setting_is_known_at_the_start_and_no_other() {
    assertThat(KnownSettings.NAMES).containsExactlyInAnyOrderElementsOf(settings().stream().map(Setting::key).toList());
  }

  @Test
  void reads_key_and_default_of_a_setting() {
    assertThat(Setting.of(Sample.class)).containsExactly(new Setting("counter.sample.wait-max", "`2m`"),
        new Setting("counter.sample.api-key", "none"));
  }

  @ConfigurationProperties("counter.sample")
  private record Sample(@DefaultValue("2m") Duration waitMax, @Nullable String apiKey) {}

  private static List<Setting> settings() {
    return new ClassFileImporter().withImportOption(new House.ProductionOnly()).importPackages(House.ROOT).stream()
        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class)).map(JavaClass::reflect)
        .flatMap(type -> Setting.of(type).stream()).toList();
  }

  private static String document(String path) {
    return Repository.read(Repository.root().resolve("docs").resolve(path));
  }
}
