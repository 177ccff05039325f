package io.counterservice.adapter.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Starts of an embedded PostgreSQL within this process: the first, the next, after a kill of the server, and those that must be refused. */
class EmbeddedPostgresIT {

  @TempDir
  static Path root;

  private static Path used;
  private static final List<String> FIRST_START = new ArrayList<>();

  private final BlockingQueue<String> progress = new LinkedBlockingQueue<>();
  private Path home;

  @BeforeAll
  static void startOnce() throws IOException, SQLException {
    used = root.resolve("used once");
    try (var postgres = EmbeddedPostgres.start(settings(used), FIRST_START::add); var tally = Tally.of(postgres)) {
      tally.create();
      tally.increment();
    }
  }

  @BeforeEach
  void copy() throws IOException {
    home = TestDirectories.copy(used, Files.createTempDirectory(root, "home").resolve("with a space"));
  }

  private static EmbeddedSettings settings(Path home) {
    return new EmbeddedSettings(home, Duration.ofMinutes(1), Duration.ofSeconds(30), DataSize.ofMegabytes(16));
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(settings(home), progress::add);
  }

  @Test
  void the_first_start_unpacks_and_initializes() {
    assertThat(FIRST_START).hasSize(3);
    assertThat(FIRST_START.get(0)).contains("unpacking");
    assertThat(FIRST_START.get(1)).contains("initdb");
    assertThat(FIRST_START.get(2)).contains("starting");
  }

  @Test
  void the_next_start_only_starts_and_finds_everything() throws Exception {
    try (var postgres = start(); var tally = Tally.of(postgres)) {
      assertThat(progress).singleElement().asString().contains("starting");
      assertThat(tally.total()).isEqualTo(1);
    }
  }

  @Test
  void is_durable_and_of_the_bundled_version() throws Exception {
    try (var postgres = start(); var tally = Tally.of(postgres)) {
      for (var option : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
        assertThat(tally.ask("show " + option)).as(option).isEqualTo("on");
      assertThat(tally.ask("show server_version")).startsWith(Binaries.MAJOR + ".");
      assertThat(tally.ask("select datcollate || ' ' || datlocale from pg_database where datname = 'counter'")).isEqualTo("C C.UTF-8");
    }
  }

  @Test
  void lets_nobody_in_but_with_the_password() throws Exception {
    try (var postgres = start()) {
      assertThat(Files.getPosixFilePermissions(home.resolve("postgresql.password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThatThrownBy(() -> new Tally(postgres.jdbcUrl(), "guess")).hasMessageContaining("password");
    }
  }

  @Test
  void runs_in_a_session_of_its_own() throws Exception {
    try (var postgres = start(); var tally = Tally.of(postgres)) {
      var pid = tally.serverPid();
      var afterName = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst(".*\\) ", "").split(" ", -1);
      assertThat(afterName[3]).as("session").isEqualTo(Long.toString(pid));
    }
  }

  @Test
  void returns_on_the_same_port_after_a_kill_of_the_server() throws Exception {
    long second;
    try (var postgres = start(); var before = Tally.of(postgres)) {
      before.increment();
      assertThat(ProcessHandle.of(before.serverPid()).orElseThrow().destroyForcibly()).isTrue();
      await("back");
      try (var after = Tally.of(postgres)) {
        assertThat(after.total()).isEqualTo(2);
        second = after.serverPid();
      }
    }
    assertThat(ProcessHandle.of(second)).isEmpty();
  }

  private void await(String word) throws InterruptedException {
    for (var line = ""; !line.contains(word);)
      line = assertThat(progress.poll(60, TimeUnit.SECONDS)).isNotNull().actual();
  }

  @Test
  void refuses_a_directory_in_use() throws Exception {
    try (var postgres = start(); var tally = Tally.of(postgres)) {
      assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("in use by another counter service (process " + ProcessHandle.current().pid() + ")");
      assertThat(tally.total()).isEqualTo(1);
    }
  }

  @Test
  void refuses_data_of_another_major_version() throws Exception {
    Files.writeString(home.resolve("postgresql/PG_VERSION"), "17\n");
    assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class).hasMessageContaining("written by PostgreSQL 17");
  }

  @Test
  void refuses_a_directory_that_is_not_a_cluster() throws Exception {
    Files.delete(home.resolve("postgresql/PG_VERSION"));
    assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class).hasMessageContaining("holds no PostgreSQL data");
  }

  @Test
  void refuses_when_the_password_is_lost() throws Exception {
    Files.delete(home.resolve("postgresql.password"));
    assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class).hasMessageContaining("postgresql.password is missing");
  }

  @Test
  void refuses_data_copied_from_a_running_server_and_leaves_that_server_alone() throws Exception {
    var other = TestDirectories.copy(used, root.resolve("other"));
    try (var postgres = EmbeddedPostgres.start(settings(other), _ -> {
    }); var tally = Tally.of(postgres)) {
      Files.copy(other.resolve("postgresql/postmaster.pid"), home.resolve("postgresql/postmaster.pid"));
      assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class).hasMessageContaining("serves other data");
      assertThat(tally.total()).isEqualTo(1);
    }
  }

  @Test
  void refuses_a_foreign_server_on_its_port() throws Exception {
    try (var postgres = start()) {
      var address = postgres.jdbcUrl().replaceFirst("/counter$", "/");
      assertThatThrownBy(() -> new Database(address, postgres.password()).open(root)).isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("serves " + home.toRealPath());
      assertThatThrownBy(() -> new Database(address, "other").open(root)).isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("does not let the service in");
    }
  }

  @Test
  void starts_although_another_program_has_the_number_of_the_last_server() throws Exception {
    var sleeper = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(home.resolve("postgresql/postmaster.pid"), sleeper.pid() + "\n" + home.resolve("postgresql") + "\n");
      start().close();
      assertThat(sleeper.isAlive()).isTrue();
    } finally {
      sleeper.destroyForcibly();
    }
  }

  @Test
  void begins_again_after_a_first_start_that_was_cut_short() throws Exception {
    try (var paths = Files.list(home)) {
      assertThat(paths.map(path -> path.getFileName().toString())).contains("postgresql", "binaries");
    }
    Files.move(home.resolve("postgresql"), home.resolve("postgresql.partial"));
    start().close();
    assertThat(progress).anyMatch(line -> line.contains("initdb"));
    assertThat(home.resolve("postgresql.partial")).doesNotExist();
  }

  @Test
  void says_what_is_wrong_when_the_server_cannot_start() throws Exception {
    Files.writeString(home.resolve("postgresql/postgresql.conf"), "no_such_option = on\n");
    assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class).hasMessageContaining("no_such_option");
  }
}
