package io.counterservice.application.port;

import java.util.Locale;

/** How a file of counters is written. */
public enum FileFormat {
  /** RFC 4180, with names of columns in the first row. */
  CSV,
  /** A JSON object a line. */
  NDJSON;

  /** What the name of such a file ends in, without a dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
