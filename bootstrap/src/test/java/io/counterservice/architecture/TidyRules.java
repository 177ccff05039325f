package io.counterservice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every file of the repository keeps, and that the checks of it find what they are for. */
final class TidyRules {
  private static final Set<String> BINARY = Set.of("png", "jar", "gz", "xz", "ico", "woff2");
  private static final List<Path> FILES = Repository.filesBelow(Repository.root());

  @Test
  void no_line_has_a_path_of_one_machine() {
    Set<String> own = Stream.of(Repository.root().toString(), System.getProperty("user.home", "")).filter(path -> path.length() > 2)
        .map(path -> path + "/").collect(Collectors.toSet());
    assertThat(findings(FILES, text -> Tidy.pathsOfOneMachine(text, own))).isEmpty();
  }

  @Test
  void no_line_has_a_banned_word() {
    assertThat(findings(FILES, Tidy::bannedWords)).isEmpty();
  }

  @Test
  void no_file_is_empty() {
    assertThat(FILES).filteredOn(file -> file.toFile().length() == 0).map(TidyRules::name).isEmpty();
  }

  @Test
  void no_file_is_named_by_nothing() {
    assertThat(FILES).map(TidyRules::name).filteredOn(Tidy::isNamedByNothing).isEmpty();
  }

  @Test
  void every_package_is_null_marked() {
    Set<Path> packages = FILES.stream().filter(file -> file.toString().endsWith(".java")).map(Path::getParent).collect(Collectors.toSet());
    assertThat(packages).hasSizeGreaterThan(20).map(folder -> folder.resolve("package-info.java"))
        .filteredOn(info -> !Files.exists(info) || !Tidy.isNullMarked(Repository.read(info))).map(TidyRules::name).isEmpty();
  }

  @Test
  void every_decision_has_its_parts() {
    List<Path> decisions = FILES.stream().filter(file -> name(file).matches("docs/adr/\\d{4}-.*\\.md")).toList();
    assertThat(decisions).isNotEmpty();
    assertThat(findings(decisions, Tidy::faultsOfDecision)).isEmpty();
  }

  @Test
  void every_decision_has_a_number_of_its_own() {
    assertThat(FILES).map(TidyRules::name).filteredOn(name -> name.startsWith("docs/adr/"))
        .extracting(name -> name.replaceAll("docs/adr/(\\d*).*", "$1")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cd /ro" + "ot/counter", "`/ho" + "me/anna/data`", "see /Us" + "ers/anna/x", "in /srv/checkout/counter/pom.xml"})
  void finds_paths_of_one_machine(String line) {
    assertThat(Tidy.pathsOfOneMachine("fine\n" + line, List.of("/srv/checkout/counter/"))).containsExactly("2: " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /roots", "a home of mode 0700", "docs/home/page", "/usr/lib/jvm"})
  void leaves_other_paths_alone(String line) {
    assertThat(Tidy.pathsOfOneMachine(line, List.of("/srv/checkout/counter/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"// FIX" + "ME later", "// XX" + "X", "// TO" + "DO some day", " * @aut" + "hor anna", "  @Dis" + "abled",
      "import lom" + "bok.Data;", "import org.mock" + "ito.Mockito;"})
  void finds_banned_words(String line) {
    assertThat(Tidy.bannedWords(line)).singleElement().asString().contains(line.strip()).contains("use ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"// TO" + "DO(#12): drop with the next release", "the author of a change", "isDisabled()",
      "a `TODO` has the number of its issue"})
  void leaves_other_words_alone(String line) {
    assertThat(Tidy.bannedWords(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/LedgerImpl.java", "a/TimeUtils.java", "a/KeyDto.java", "a/LaneManagerTest.java", "src/util/Clock.java"})
  void finds_names_that_say_nothing(String path) {
    assertThat(Tidy.isNamedByNothing(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/CommitLane.java", "a/Database.java", "a/utility/Meter.java"})
  void leaves_other_names_alone(String path) {
    assertThat(Tidy.isNamedByNothing(path)).isFalse();
  }

  @Test
  void finds_packages_that_are_not_null_marked() {
    assertThat(Tidy.isNullMarked("/** Counters. */\n@NullMarked\npackage a.b;\n")).isTrue();
    assertThat(Tidy.isNullMarked("/** {@code @NullMarked} it should be. */\npackage a.b;\n")).isFalse();
  }

  @Test
  void finds_decisions_without_their_parts() {
    assertThat(Tidy.faultsOfDecision("# 7. Title\n\n## Status\n\n## Context\n\n## Decision\n\n## Consequences\n")).isEmpty();
    assertThat(Tidy.faultsOfDecision("# Title\n\n## Status\n\n## Decision\n"))
        .containsExactly("no ## Context", "no ## Consequences", "no title of the form # 7. What is decided");
    assertThat(Tidy.faultsOfDecision("\n".repeat(Tidy.DECISION_LINES_MAX + 1))).last().asString().startsWith("more than a page");
  }

  private static List<String> findings(List<Path> files, Function<String, List<String>> check) {
    return files.stream().filter(TidyRules::isText)
        .flatMap(file -> check.apply(Repository.read(file)).stream().map(finding -> name(file) + ":" + finding)).toList();
  }

  /** Text that people write: what was shrunk by others is none. */
  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.contains(".min.") && !BINARY.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String name(Path file) {
    return Repository.root().relativize(file).toString().replace('\\', '/');
  }
}
