package io.counterservice.adapter.persistence.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that travel in the service's jar, unpacked once beside the data. They lie in a directory named by the archive's
 * digest that appears complete or not at all. Not under {@code /tmp}: what lies there is swept away while a service runs for months.
 */
final class Binaries {

  /** The major version of the archive; data of another one cannot be opened. */
  static final String MAJOR = "18";

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path directory;
  private final Consumer<String> progress;

  Binaries(Path home, Consumer<String> progress) {
    this.directory = home.resolve("binaries");
    this.progress = progress;
  }

  /** Returns the directory that holds {@code bin/postgres}, unpacking it first where needed. */
  Path unpacked() throws IOException {
    var archive = archive();
    var complete = directory.resolve(digest(archive));
    if (Files.isDirectory(complete))
      return complete;
    progress.accept("PostgreSQL: unpacking (first start of this version)");
    Directories.delete(directory);
    var partial = Files.createDirectories(directory.resolve("partial"));
    Directories.openToAll(directory);
    try (var in = new XZInputStream(new BufferedInputStream(archive.openStream(), BUFFER_BYTES))) {
      new TarReader(in, partial).unpack();
    }
    return Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
  }

  private static URL archive() {
    var name = "postgres-" + system() + "-" + processor() + ".txz";
    var archive = Binaries.class.getClassLoader().getResource(name);
    if (archive != null)
      return archive;
    throw new EmbeddedPostgresException("This build brings no PostgreSQL for this machine (" + name + ").",
        "Start a PostgreSQL of your own and set spring.datasource.url, .username and .password.");
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.split(" ", 2)[0];
  }

  private static String processor() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case String other -> other;
    };
  }

  // Tells archives apart and protects from nothing, so that the checksum that a cold JVM computes quickest will do.
  private static String digest(URL archive) throws IOException {
    var checksum = new CRC32();
    try (var in = new CheckedInputStream(new BufferedInputStream(archive.openStream(), BUFFER_BYTES), checksum)) {
      var length = in.transferTo(OutputStream.nullOutputStream());
      return MAJOR + "-%08x-%d".formatted(checksum.getValue(), length);
    }
  }
}
