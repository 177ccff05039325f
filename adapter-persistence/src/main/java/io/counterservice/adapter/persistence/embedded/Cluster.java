package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * The data of the service's own PostgreSQL. They are made aside and appear by a rename, so that a service killed during its very first
 * start begins again instead of meeting half a cluster.
 */
final class Cluster {

  static final String USERNAME = "counter";

  private static final int PASSWORD_BYTES = 32;

  private final Installation installation;
  private final Consumer<String> progress;

  Cluster(Installation installation, Consumer<String> progress) {
    this.installation = installation;
    this.progress = progress;
  }

  static Path in(Path home) {
    return home.resolve("postgresql");
  }

  /** Returns the password, making data and password first where there are none. */
  String open() throws IOException, InterruptedException {
    var version = installation.cluster().resolve("PG_VERSION");
    if (Files.exists(version))
      requireMajor(Files.readString(version).strip());
    else
      initialize();
    return password();
  }

  private void requireMajor(String major) {
    if (!major.equals(Binaries.MAJOR))
      throw new EmbeddedPostgresException(
          "The data in " + installation.cluster() + " were written by PostgreSQL " + major + ", this release brings PostgreSQL "
              + Binaries.MAJOR + ".",
          "Start the release that wrote them, export, and import into a new data directory; nothing has been changed.");
  }

  private void initialize() throws IOException, InterruptedException {
    if (Files.exists(installation.cluster()))
      throw new EmbeddedPostgresException(installation.cluster() + " exists, but holds no PostgreSQL data (no file PG_VERSION).",
          "Move it away, or give another counter.embedded.data-directory; nothing has been changed.");
    progress.accept("PostgreSQL: initdb (first start only)");
    var partial = installation.home().resolve("postgresql.partial");
    Directories.delete(partial);
    Directories.closeToOthers(installation.user().own(Files.createDirectory(partial)));
    writePassword();
    installation.run("initdb", List.of("--pgdata=" + partial, "--username=" + USERNAME, "--encoding=UTF8", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8", "--locale=C", "--auth=scram-sha-256", "--pwfile=" + passwordFile(), "--no-instructions"));
    Files.move(partial, installation.cluster(), StandardCopyOption.ATOMIC_MOVE);
    Directories.force(installation.home());
  }

  private Path passwordFile() {
    return installation.home().resolve("postgresql.password");
  }

  private void writePassword() throws IOException {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    var file = passwordFile();
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    installation.user().own(file);
    Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private String password() throws IOException {
    try {
      return Files.readString(passwordFile()).strip();
    } catch (NoSuchFileException e) {
      throw new EmbeddedPostgresException(
          "The file " + passwordFile() + " is missing, and without it nobody can enter the database beside it.",
          "Put it back from a copy; nothing has been changed.", e);
    }
  }
}
