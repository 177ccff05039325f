package io.counterservice.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a campaign is played on. */
interface Stage extends AutoCloseable {
  /** Starts everything and returns when it is ready. */
  void start() throws IOException, InterruptedException;

  /** The way of one client, by its number from 0. */
  Route route(int client);

  /** How long a client pauses at most before each request, so that a small machine has time left for what happens to the stage. */
  default Duration pauseMax() {
    return Duration.ZERO;
  }

  /** How long an answer may take, whatever happens. */
  default Duration answerMax() {
    return Duration.ofSeconds(30);
  }

  /** What is wrong in the end that no client can see. */
  default List<String> complaints() throws IOException {
    return List.of();
  }

  @Override
  void close();
}
