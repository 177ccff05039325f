package io.counterservice.architecture.offenders.adapter.rest;

import java.util.concurrent.CompletableFuture;

/** Blocks an event loop. */
final class Waits {
  String read(CompletableFuture<String> answer) {
    return answer.join();
  }
}
