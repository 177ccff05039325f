package io.counterservice.adapter.websocket;

import java.util.Locale;

/** The problems that live connections tell of. Names, statuses and titles are those of the REST surface, which explains them. */
enum ProblemKind {
  UNAUTHENTICATED(401, "A valid key is needed"), //
  NOT_ACCEPTABLE(406, "The Accept header excludes every form of the answer"), //
  FORBIDDEN(403, "The key does not allow this"), //
  INVALID_REQUEST(400, "The request breaks a rule"), //
  TOO_MANY_CONNECTIONS(429, "Too many live connections"), //
  TOO_MANY_SUBSCRIPTIONS(429, "Too many counters are watched"), //
  TOO_MANY_FRAMES(429, "Too many frames"), //
  OVERLOADED(503, "The service is full");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type member of a problem: a path of this service. */
  String path() {
    return "/problems/" + slug();
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }
}
