package io.counterservice.adapter.persistence.grid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a node says it watches, as bytes: who, in which statement, how many hashes and which, how many prefixes and which. */
final class InterestBytes {
  private InterestBytes() {}

  /**
   * A part of a statement.
   *
   * @param statement grows with each statement of the sender
   * @param hashes of names
   */
  record Part(long statement, List<Integer> hashes, List<String> prefixes) {}

  /** A part, and whose. */
  record Said(UUID sender, Part part) {}

  static byte[] of(UUID sender, Part part) {
    var bytes = new ByteArrayOutputStream(32 + Integer.BYTES * part.hashes.size());
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(sender.getMostSignificantBits());
      out.writeLong(sender.getLeastSignificantBits());
      out.writeLong(part.statement);
      out.writeInt(part.hashes.size());
      for (int hash : part.hashes)
        out.writeInt(hash);
      out.writeInt(part.prefixes.size());
      for (String prefix : part.prefixes)
        out.writeUTF(prefix);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Null where it is nothing of the kind. */
  static @Nullable Said read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      UUID sender = new UUID(in.readLong(), in.readLong());
      long statement = in.readLong();
      List<Integer> hashes = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--)
        hashes.add(in.readInt());
      List<String> prefixes = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--)
        prefixes.add(in.readUTF());
      return new Said(sender, new Part(statement, hashes, prefixes));
    } catch (IOException _) {
      return null;
    }
  }
}
