package io.counterservice.adapter.persistence.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second service off the same data directory. The operating system drops the lock with the process, so that nothing is left to
 * clean up after a kill.
 */
final class DirectoryLock implements AutoCloseable {

  static final String FILE = "counter.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock of(Path home) throws IOException {
    var file = home.resolve(FILE);
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel)) {
      channel.truncate(0).write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)));
      return new DirectoryLock(channel);
    }
    channel.close();
    throw new EmbeddedPostgresException(
        "The data directory " + home + " is in use by another counter service (" + Files.readString(file).strip() + ").",
        "Stop that service, or give this one a directory of its own with counter.embedded.data-directory.");
  }

  // The lock lives as long as its channel.
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      var lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static String holder() {
    return "process " + ProcessHandle.current().pid();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
