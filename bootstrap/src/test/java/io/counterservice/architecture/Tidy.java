package io.counterservice.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks of texts and file names; each gives what it finds wrong, nothing when all is well. */
final class Tidy {
  /** What must not stand in a file, and what to use instead. */
  private record Ban(Pattern found, String instead) {}

  static final int DECISION_LINES_MAX = 70;

  private static final List<String> DECISION_PARTS = List.of("## Status", "## Context", "## Decision", "## Consequences");
  private static final Pattern HOME_OF_SOMEBODY = Pattern.compile("(^|[^\\w.])(/ro" + "ot|/home/\\w+|/Users/\\w+|[A-Z]:\\\\Users)\\b");
  private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?|Base|Dto)(Test|IT)?\\.java");
  private static final Pattern EMPTY_PACKAGE = Pattern.compile("(.*/)?(common|shared|utils?|helpers?)/[^/]+\\.java");
  private static final List<Ban> BANNED = List.of(//
      new Ban(Pattern.compile("\\bFIX" + "ME\\b|\\bXX" + "X\\b"), "mend it now, or TODO with the number of its issue"),
      new Ban(Pattern.compile("(//|\\*|#|<!--).*\\bTO" + "DO\\b(?!.*#\\d)"), "TO" + "DO with the number of its issue"),
      new Ban(Pattern.compile("\\s\\*\\s+@aut" + "hor\\b"), "the history, which knows"),
      new Ban(Pattern.compile("^\\s*@(Dis" + "abled|Ign" + "ore)\\b"), "a test that runs, or none"),
      new Ban(Pattern.compile("import lom" + "bok\\."), "a record"), //
      new Ban(Pattern.compile("import org\\.mock" + "ito\\."), "a fake that passes the port's contract"));

  private Tidy() {}

  /** Lines with a path that exists on one machine only. */
  static List<String> pathsOfOneMachine(String text, Collection<String> ownPaths) {
    return lines(text, line -> HOME_OF_SOMEBODY.matcher(line).find() || ownPaths.stream().anyMatch(line::contains));
  }

  /** Lines with something banned, each with what to use instead. */
  static List<String> bannedWords(String text) {
    return BANNED.stream().flatMap(ban -> lines(text, line -> ban.found.matcher(line).find()).stream()
        .map(line -> line + " — use " + ban.instead)).toList();
  }

  /** Whether a file or its package is named by what says nothing. */
  static boolean isNamedByNothing(String path) {
    return EMPTY_NAME.matcher(path).matches() || EMPTY_PACKAGE.matcher(path).matches();
  }

  /** Whether the text of a {@code package-info.java} says where null may be. */
  static boolean isNullMarked(String packageInfo) {
    return packageInfo.contains("@NullMarked\npackage ");
  }

  /** What a decision record lacks. */
  static List<String> faultsOfDecision(String text) {
    List<String> lines = text.lines().toList();
    List<String> faults = new ArrayList<>(DECISION_PARTS.stream().filter(part -> !lines.contains(part)).map(part -> "no " + part).toList());
    if (lines.isEmpty() || !lines.getFirst().matches("# \\d+\\. .+"))
      faults.add("no title of the form # 7. What is decided");
    if (lines.size() > DECISION_LINES_MAX)
      faults.add("more than a page: " + lines.size() + " lines");
    return faults;
  }

  private static List<String> lines(String text, Predicate<String> wrong) {
    List<String> all = text.lines().toList();
    return Stream.iterate(0, number -> number < all.size(), number -> number + 1).filter(number -> wrong.test(all.get(number)))
        .map(number -> (number + 1) + ": " + all.get(number).strip()).toList();
  }
}
