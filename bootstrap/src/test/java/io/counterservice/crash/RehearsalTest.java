package io.counterservice.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @Test
  void what_was_packaged_anew_is_rehearsed_anew_though_it_bears_the_same_time(@TempDir Path directory) throws IOException {
    var packaged = directory.resolve("service.jar");
    assertThat(Rehearsal.directory(write(packaged, "before"))).isNotEqualTo(Rehearsal.directory(write(packaged, "after_")))
        .isEqualTo(Rehearsal.directory(write(packaged, "before")));
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.setLastModifiedTime(Files.writeString(file, text), FileTime.fromMillis(0));
  }
}
