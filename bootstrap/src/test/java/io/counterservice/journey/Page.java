package io.counterservice.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A page of the documents with commands for {@code bash} in it, some followed by the output that they had. */
record Page(List<Block> blocks) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$(?:\\n\\n```text\\n(.*?)^```$)?");

  /** Commands that stand together; the output is empty where the page shows none. */
  record Block(String commands, String output) {}

  /** Reads a page, named from the root of the repository. */
  static Page of(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(name)))
      folder = Objects.requireNonNull(folder.getParent(), name + " is in no folder above");
    try {
      return new Page(BLOCK.matcher(Files.readString(folder.resolve(name))).results()
          .map(found -> new Block(found.group(1), Objects.requireNonNullElse(found.group(2), ""))).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
