package io.counterservice.application.files;

import io.counterservice.application.port.out.ImportStore;
import java.io.InputStream;
import java.util.Objects;

/** The file of an import, of which one part is in memory. */
final class StagedFile extends InputStream {
  private final ImportStore store;
  private final String id;
  private byte[] part = new byte[0];
  private int at;
  private int next;

  StagedFile(ImportStore store, String id) {
    this.store = store;
    this.id = id;
  }

  @Override
  public int read() {
    return isAtEnd() ? -1 : part[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0)
      return 0;
    if (isAtEnd())
      return -1;
    int some = Math.min(length, part.length - at);
    System.arraycopy(part, at, into, offset, some);
    at += some;
    return some;
  }

  private boolean isAtEnd() {
    while (at == part.length) {
      var more = store.part(id, next);
      if (more.isEmpty())
        return true;
      part = more.get();
      at = 0;
      next++;
    }
    return false;
  }
}
