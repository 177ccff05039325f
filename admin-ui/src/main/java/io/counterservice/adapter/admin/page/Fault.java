package io.counterservice.adapter.admin.page;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;

/** What a page says in place of what was asked for: what happened, and what to do. */
public record Fault(HttpStatus status, String title, String sentence) {
  static final String VIEW = "error";
  static final Fault NOT_NOW = new Fault(HttpStatus.SERVICE_UNAVAILABLE, "Not now",
      "The service cannot reach its database, or has too much to do. Try again in a moment.");

  /** A form that did not come from a page of ours, or from one that is too old. */
  public static final Fault TOO_OLD = new Fault(HttpStatus.FORBIDDEN, "The form is too old",
      "Nothing was changed. Load the page again and send the form once more.");

  Map<String, String> words() {
    return Map.of("title", title, "sentence", sentence);
  }

  /** As the answer of a handler. */
  public Rendering page() {
    return rendering().build();
  }

  Rendering.Builder<?> rendering() {
    return Rendering.view(VIEW).model(words()).status(status);
  }
}
