package io.counterservice.crash;

/** What came back over the network. */
sealed interface Reply {
  /** An answer of the service, or of something in its place. */
  record Answered(int status, boolean replayed, String body) implements Reply {}

  /** The request was sent, wholly or in part, and no whole answer came back. */
  record Lost(String why) implements Reply {}

  /** There was no connection to send it on. */
  record NotSent(String why) implements Reply {}
}
