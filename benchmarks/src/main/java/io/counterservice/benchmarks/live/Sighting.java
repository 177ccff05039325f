package io.counterservice.benchmarks.live;

/** What one text of a feed says. One object is filled again and again, so that reading makes no garbage; it belongs to the thread that reads. */
final class Sighting {
  /** A version of which nothing is known. */
  static final long UNKNOWN = -1;

  Kind kind = Kind.OTHER;
  /** The number at the end of the counter's name; 0 where there is none. */
  int counter;
  long from;
  long version;
  /** When it happened, in milliseconds since 1970. */
  long atMillis;

  void clear() {
    kind = Kind.OTHER;
    counter = 0;
    from = UNKNOWN;
    version = UNKNOWN;
    atMillis = 0;
  }

  /** What a text is about. */
  enum Kind {
    SNAPSHOT, CHANGE, GAP, ERROR, OTHER
  }
}
