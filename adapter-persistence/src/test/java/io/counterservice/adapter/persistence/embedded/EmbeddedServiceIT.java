package io.counterservice.adapter.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded PostgreSQL and the process that owns it: what happens to one when the other is killed, and who they may run as. */
class EmbeddedServiceIT {

  // "daemon" on every Linux; initdb wants a user that has a name.
  private static final int ORDINARY_UID = 1;

  @TempDir
  static Path root;

  private static Path used;

  @BeforeAll
  static void startOnce() throws IOException, SQLException {
    used = root.resolve("used");
    try (var service = ServiceProcess.start(used); var tally = tally(service, used)) {
      tally.create();
    }
  }

  private static Tally tally(ServiceProcess service, Path home) throws IOException, SQLException {
    return new Tally(service.jdbcUrl(), Files.readString(home.resolve("postgresql.password")));
  }

  private static Path copyOfUsed(String name) throws IOException {
    return TestDirectories.copy(used, root.resolve(name));
  }

  @Test
  void a_killed_service_takes_its_server_down_cleanly() throws Exception {
    var home = copyOfUsed("service killed");
    try (var service = ServiceProcess.start(home); var tally = tally(service, home)) {
      tally.increment();
      var server = ProcessHandle.of(tally.serverPid()).orElseThrow();
      service.kill();
      server.onExit().get(30, TimeUnit.SECONDS);
    }
    try (var service = ServiceProcess.start(home); var tally = tally(service, home)) {
      assertThat(service.lines()).noneMatch(line -> line.contains("recovering"));
      assertThat(tally.total()).isEqualTo(1);
    }
  }

  @Test
  void a_service_started_right_after_a_kill_waits_for_the_old_server() throws Exception {
    var home = copyOfUsed("killed and started");
    for (var increments = 1; increments <= 3; increments++) {
      try (var service = ServiceProcess.start(home); var tally = tally(service, home)) {
        tally.increment();
        assertThat(tally.total()).isEqualTo(increments);
        service.kill();
      }
    }
  }

  @Test
  void after_a_kill_of_everything_the_next_start_recovers() throws Exception {
    var home = copyOfUsed("all killed");
    try (var service = ServiceProcess.start(home); var tally = tally(service, home)) {
      tally.increment();
      var server = ProcessHandle.of(tally.serverPid()).orElseThrow();
      assertThat(server.destroyForcibly()).isTrue();
      service.kill();
    }
    try (var service = ServiceProcess.start(home); var tally = tally(service, home)) {
      assertThat(service.lines()).anyMatch(line -> line.contains("recovering"));
      assertThat(tally.total()).isEqualTo(1);
    }
  }

  @Test
  void a_stopped_service_leaves_nothing_behind() throws Exception {
    var home = copyOfUsed("stopped");
    long server;
    try (var service = ServiceProcess.start(home); var tally = tally(service, home)) {
      server = tally.serverPid();
    }
    assertThat(ProcessHandle.of(server)).isEmpty();
    assertThat(home.resolve("postgresql/postmaster.pid")).doesNotExist();
  }

  @Test
  void root_steps_down_to_nobody_even_below_a_closed_home() throws Exception {
    assumeThat(isRoot()).isTrue();
    var closed = Files.createDirectory(root.resolve("closed"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (var service = ServiceProcess.start(TestDirectories.copy(used, closed.resolve("home")));
        var tally = tally(service, closed.resolve("home"))) {
      assertThat(uid(tally.serverPid())).isEqualTo(ServerUser.NOBODY);
    }
  }

  @Test
  void an_ordinary_user_needs_nothing_and_root_may_continue() throws Exception {
    assumeThat(isRoot()).isTrue();
    Directories.openToAll(root);
    var open = Files.createDirectory(root.resolve("ordinary"));
    Directories.openToAll(open);
    var home = Files.createDirectory(open.resolve("home"));
    Files.setAttribute(home, "unix:uid", ORDINARY_UID);
    try (var service = ServiceProcess.startAs(ORDINARY_UID, open, home); var tally = tally(service, home)) {
      assertThat(uid(tally.serverPid())).isEqualTo(ORDINARY_UID);
      tally.create();
    }
    try (var service = ServiceProcess.start(home); var tally = tally(service, home)) {
      assertThat(uid(tally.serverPid())).isEqualTo(ORDINARY_UID);
      assertThat(tally.total()).isZero();
    }
  }

  private static boolean isRoot() throws IOException {
    return uid(ProcessHandle.current().pid()) == 0;
  }

  private static int uid(long pid) throws IOException {
    return (int) Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
  }
}
