package io.counterservice.adapter.persistence.grid;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a node admitted, as bytes: who tells it, how many keys, and of each its id and its number. */
final class ConsumptionBytes {
  private ConsumptionBytes() {}

  static byte[] of(UUID sender, Map<String, Long> operationsByKey) {
    var bytes = new ByteArrayOutputStream(20 + 32 * operationsByKey.size());
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(sender.getMostSignificantBits());
      out.writeLong(sender.getLeastSignificantBits());
      out.writeInt(operationsByKey.size());
      for (Map.Entry<String, Long> consumed : operationsByKey.entrySet()) {
        out.writeUTF(consumed.getKey());
        out.writeLong(consumed.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static boolean isFrom(UUID sender, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).equals(sender);
  }

  static Map<String, Long> read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 2 * Long.BYTES, bytes.length - 2 * Long.BYTES))) {
      int keys = in.readInt();
      var operationsByKey = HashMap.<String, Long>newHashMap(keys);
      for (int left = keys; left > 0; left--)
        operationsByKey.put(in.readUTF(), in.readLong());
      return operationsByKey;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
