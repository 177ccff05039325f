package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The operating system's user that PostgreSQL runs as, and how to become it. PostgreSQL refuses root, so that a service started by root
 * hands it to the owner of the data, or to {@code nobody} when there are no data yet.
 *
 * @param uid
 *          the user's number
 * @param gid
 *          the number of the user's group
 * @param demoted
 *          whether the service is root and has to step down
 * @param shutOut
 *          whether a directory above the data, such as a home of mode 0700, bars this user
 */
record ServerUser(int uid, int gid, boolean demoted, boolean shutOut) {

  static final int NOBODY = 65534;

  private static final int ROOT = 0;
  private static final String SELF = "/proc/self";

  /** Chooses the user for a data directory {@code cluster} that may not exist yet below {@code home}. */
  static ServerUser of(Path home, Path cluster) throws IOException {
    if (!Files.exists(Path.of(SELF)))
      return new ServerUser(-1, -1, false, false);
    var self = number(Path.of(SELF), "uid");
    var owner = Files.exists(cluster) ? number(cluster, "uid") : self;
    if (self != ROOT)
      return ordinary(self, owner, cluster);
    if (owner == ROOT)
      return new ServerUser(NOBODY, NOBODY, true, shutOut(home, NOBODY));
    return new ServerUser(owner, number(cluster, "gid"), true, shutOut(home, owner));
  }

  private static ServerUser ordinary(int self, int owner, Path cluster) throws IOException {
    if (self != owner)
      throw new EmbeddedPostgresException(
          "The data in " + cluster + " belong to user " + owner + ", but the service runs as user " + self + ".",
          "Start the service as the user who started it first (root for user " + NOBODY + "), or change the owner of the files.");
    return new ServerUser(self, number(Path.of(SELF), "gid"), false, false);
  }

  private static boolean shutOut(Path home, int uid) throws IOException {
    for (var path = home; path != null; path = path.getParent()) {
      if (number(path, "uid") != uid && !Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE))
        return true;
    }
    return false;
  }

  private static int number(Path path, String attribute) throws IOException {
    return (int) Files.getAttribute(path, "unix:" + attribute);
  }

  /** Gives a file or directory to this user. */
  Path own(Path path) throws IOException {
    if (demoted) {
      Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }
    return path;
  }

  /**
   * The command that runs {@code arguments} as this user, in a session of its own, and interrupts it when the thread that started it ends.
   * The session keeps Ctrl-C from PostgreSQL until the service has drained; the interrupt stops PostgreSQL cleanly after a kill -9 of the
   * service. Where the system lacks the tools (both are Linux's) the command runs as it is.
   */
  List<String> command(List<String> arguments) {
    var command = new ArrayList<String>();
    if (onPath("setsid"))
      command.add("setsid");
    if (onPath("setpriv")) {
      command.addAll(List.of("setpriv", "--pdeathsig=INT"));
      command.addAll(privileges());
      command.add("--");
    } else if (demoted) {
      throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and there is no setpriv to step down with.",
          "Install util-linux, or start the service as an ordinary user.");
    }
    command.addAll(arguments);
    return command;
  }

  private List<String> privileges() {
    if (!demoted)
      return List.of();
    var privileges = new ArrayList<>(List.of("--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
    // The right to pass through closed directories, only where one is in the way: it is also a right to read. PostgreSQL looks
    // for its programs with access(2), which forgets such rights unless the last option is set.
    if (shutOut)
      privileges.addAll(List.of("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", "--securebits=+no_setuid_fixup"));
    return privileges;
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
