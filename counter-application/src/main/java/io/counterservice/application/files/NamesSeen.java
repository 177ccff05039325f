package io.counterservice.application.files;

import io.counterservice.domain.counter.CounterName;

/**
 * The names of a file so far, as 64 bits of each: a million of them in 16 MB. Two names that differ pass for the same once in some twenty
 * million files of a million names.
 */
final class NamesSeen {
  private static final int ROOM_FIRST = 1 << 10;
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;
  private long[] prints = new long[ROOM_FIRST];
  private int count;

  /** Whether it was not there before. */
  boolean add(CounterName name) {
    if (2 * count >= prints.length)
      grow();
    boolean isNew = put(print(name.value()));
    if (isNew)
      count++;
    return isNew;
  }

  private boolean put(long print) {
    int at = (int) (print >>> 16) & (prints.length - 1);
    while (prints[at] != 0) {
      if (prints[at] == print)
        return false;
      at = (at + 1) & (prints.length - 1);
    }
    prints[at] = print;
    return true;
  }

  private void grow() {
    long[] before = prints;
    prints = new long[2 * before.length];
    for (long print : before)
      if (print != 0)
        put(print);
  }

  /** FNV-1a, stirred at the end (as MurmurHash3 is), so that names which end alike do not lie together; never 0. */
  private static long print(String name) {
    long print = BASIS;
    for (int at = 0; at < name.length(); at++)
      print = (print ^ name.charAt(at)) * PRIME;
    print = (print ^ (print >>> 33)) * 0xff51afd7ed558ccdL;
    print = (print ^ (print >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (print ^ (print >>> 33)) | 1;
  }
}
