package io.counterservice.adapter.persistence.grid;

import io.counterservice.domain.counter.Change;
import io.counterservice.domain.counter.CounterChanged;
import io.counterservice.domain.counter.CounterName;
import io.counterservice.domain.counter.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of the journal as bytes: who tells of them, how many, and of each what the feed tells; instants in microseconds. */
final class ChangeBytes {
  private static final List<Change.Kind> KINDS = List.of(Change.Kind.COUNT, Change.Kind.CREATE, Change.Kind.EDIT, Change.Kind.DELETE);
  private static final int SAID_NOTHING = -1;

  private ChangeBytes() {}

  /** Rows, and whose. */
  record Told(UUID sender, List<CounterChanged> rows) {}

  static byte[] of(UUID sender, List<CounterChanged> rows) {
    var bytes = new ByteArrayOutputStream(20 + 64 * rows.size());
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(sender.getMostSignificantBits());
      out.writeLong(sender.getLeastSignificantBits());
      out.writeInt(rows.size());
      for (CounterChanged row : rows)
        write(row, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Null where it is nothing of the kind. */
  static @Nullable Told read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      UUID sender = new UUID(in.readLong(), in.readLong());
      List<CounterChanged> rows = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--)
        rows.add(row(in));
      return new Told(sender, rows);
    } catch (IOException | RuntimeException _) {
      return null;
    }
  }

  private static void write(CounterChanged row, DataOutputStream out) throws IOException {
    Boolean visible = row.visible();
    out.writeUTF(row.counter().value());
    out.writeByte(KINDS.indexOf(row.kind()));
    out.writeLong(row.from().number());
    out.writeLong(row.to().number());
    out.writeLong(row.before());
    out.writeLong(row.value());
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, row.at()));
    out.writeByte(visible == null ? SAID_NOTHING : visible ? 1 : 0);
  }

  private static CounterChanged row(DataInputStream in) throws IOException {
    return new CounterChanged(new CounterName(in.readUTF()), KINDS.get(in.readByte()), new Version(in.readLong()),
        new Version(in.readLong()), in.readLong(), in.readLong(), Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS),
        visible(in.readByte()));
  }

  private static @Nullable Boolean visible(int said) {
    return said == SAID_NOTHING ? null : said == 1;
  }
}
