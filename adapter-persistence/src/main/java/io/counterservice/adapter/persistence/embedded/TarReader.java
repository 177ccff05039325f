package io.counterservice.adapter.persistence.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks a tar archive of the plain kind (ustar) that the PostgreSQL archives are: files, directories and symbolic links, nothing else.
 * Everything is readable by all, because PostgreSQL may run as another user than the service.
 */
final class TarReader {

  private static final int BLOCK_BYTES = 512;
  private static final int OWNER_EXECUTES = 0100;

  private final InputStream in;
  private final Path target;

  TarReader(InputStream in, Path target) {
    this.in = in;
    this.target = target;
  }

  void unpack() throws IOException {
    var header = in.readNBytes(BLOCK_BYTES);
    while (header.length == BLOCK_BYTES && header[0] != 0) {
      unpack(header);
      header = in.readNBytes(BLOCK_BYTES);
    }
    try (var paths = Files.walk(target)) {
      for (var directory : paths.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList())
        permit(directory, true);
    }
  }

  private void unpack(byte[] header) throws IOException {
    var path = inside(text(header, 345, 155), text(header, 0, 100));
    var size = octal(header, 124, 12);
    Files.createDirectories(path.getParent());
    switch (header[156]) {
      case '0', 0 -> writeFile(path, size, (octal(header, 100, 8) & OWNER_EXECUTES) != 0);
      case '5' -> Files.createDirectories(path);
      case '2' -> Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
      default -> throw new IOException("cannot unpack " + path + ": unknown kind of tar entry " + header[156]);
    }
  }

  private Path inside(String prefix, String name) throws IOException {
    var path = target.resolve(prefix).resolve(name).normalize();
    if (path.startsWith(target) && !path.equals(target))
      return path;
    throw new IOException("tar entry " + name + " lies outside the archive");
  }

  private void writeFile(Path path, long size, boolean executable) throws IOException {
    try (var out = Files.newOutputStream(path)) {
      var buffer = new byte[64 * 1024];
      for (var left = size; left > 0;) {
        var read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0)
          throw new EOFException("the archive ends within " + path);
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    in.skipNBytes((BLOCK_BYTES - size % BLOCK_BYTES) % BLOCK_BYTES);
    permit(path, executable);
  }

  private static void permit(Path path, boolean executable) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String text(byte[] header, int offset, int length) {
    var end = offset;
    while (end < offset + length && header[end] != 0)
      end++;
    return new String(header, offset, end - offset, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int offset, int length) {
    var digits = text(header, offset, length).strip();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }
}
