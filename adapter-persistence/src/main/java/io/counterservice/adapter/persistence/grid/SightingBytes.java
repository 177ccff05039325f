package io.counterservice.adapter.persistence.grid;

import io.counterservice.application.port.Sighting;
import io.counterservice.domain.counter.Bounds;
import io.counterservice.domain.counter.Counter;
import io.counterservice.domain.counter.CounterDefinition;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A sighting as bytes. Its version and instant come first, so that two can be compared without reading them. */
final class SightingBytes {
  private SightingBytes() {}

  static byte[] of(Sighting sighting) {
    var bytes = new ByteArrayOutputStream(160);
    try (var out = new DataOutputStream(bytes)) {
      Counter counter = sighting.counter();
      out.writeLong(counter.version().number());
      write(sighting.at(), out);
      out.writeUTF(counter.name().value());
      out.writeLong(counter.value());
      write(counter.definition(), out);
      out.writeLong(counter.definitionVersion().number());
      out.writeLong(counter.seed());
      write(counter.createdAt(), out);
      write(counter.updatedAt(), out);
      out.writeBoolean(counter.deleted());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static Sighting read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var version = new Version(in.readLong());
      Instant at = instant(in);
      var name = new CounterName(in.readUTF());
      return new Sighting(new Counter(name, in.readLong(), version, definition(in), new Version(in.readLong()), in.readLong(), instant(in),
          instant(in), in.readBoolean()), at);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether the first is of a later version than the second, or of the same and seen later. */
  static boolean isAfter(byte[] first, byte[] second) {
    ByteBuffer left = ByteBuffer.wrap(first);
    ByteBuffer right = ByteBuffer.wrap(second);
    int byVersion = Long.compare(left.getLong(), right.getLong());
    int bySecond = byVersion == 0 ? Long.compare(left.getLong(), right.getLong()) : byVersion;
    return bySecond == 0 ? left.getInt() > right.getInt() : bySecond > 0;
  }

  private static void write(Instant instant, DataOutputStream out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static void write(CounterDefinition definition, DataOutputStream out) throws IOException {
    out.writeLong(definition.bounds().minimum());
    out.writeLong(definition.bounds().maximum());
    out.writeLong(definition.initialValue());
    out.writeUTF(definition.description());
    out.writeByte(definition.labels().size());
    for (Map.Entry<String, String> label : definition.labels().entrySet()) {
      out.writeUTF(label.getKey());
      out.writeUTF(label.getValue());
    }
    out.writeBoolean(definition.visible());
  }

  private static CounterDefinition definition(DataInputStream in) throws IOException {
    var bounds = new Bounds(in.readLong(), in.readLong());
    long initialValue = in.readLong();
    String description = in.readUTF();
    var labels = new TreeMap<String, String>();
    for (int left = in.readByte(); left > 0; left--)
      labels.put(in.readUTF(), in.readUTF());
    return new CounterDefinition(bounds, initialValue, description, labels, in.readBoolean());
  }
}
