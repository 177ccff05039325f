package io.counterservice.adapter.persistence.grid;

import com.hazelcast.map.EntryProcessor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a sighting where there is none or an earlier one; runs at the member that has the entry. */
final class MoveForward implements EntryProcessor<String, byte[], @Nullable Void> {
  private static final long serialVersionUID = 1;
  private final byte[] sighting;

  MoveForward(byte[] sighting) {
    this.sighting = sighting;
  }

  @Override
  public @Nullable Void process(Map.Entry<String, byte[]> entry) {
    byte[] before = entry.getValue();
    if (before == null || SightingBytes.isAfter(sighting, before))
      entry.setValue(sighting);
    return null;
  }

  /** There are no backups to process. */
  @Override
  public @Nullable EntryProcessor<String, byte[], @Nullable Void> getBackupProcessor() {
    return null;
  }
}
