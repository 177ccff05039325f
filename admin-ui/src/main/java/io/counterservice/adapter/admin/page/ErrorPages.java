package io.counterservice.adapter.admin.page;

import io.counterservice.application.port.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;

/** What a page says where it cannot be shown: what happened and what to do. */
@Controller
@ControllerAdvice(basePackages = "io.counterservice.adapter.admin")
public final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  @RequestMapping("/console/**")
  Rendering nothingHere() {
    return page(HttpStatus.NOT_FOUND, "There is no such page", "The address is wrong, or the page has moved.");
  }

  @ExceptionHandler
  Rendering gone(Gone gone) {
    return page(HttpStatus.NOT_FOUND, "Not found", String.valueOf(gone.getMessage()));
  }

  @ExceptionHandler
  Rendering unavailable(UnavailableException failure) {
    return switch (failure.reason()) {
      case OUTCOME_UNKNOWN -> page(HttpStatus.SERVICE_UNAVAILABLE, "The outcome is unknown",
          "The database went away while the change was committed. Go back and send the form again: it is applied once at most.");
      default -> page(HttpStatus.SERVICE_UNAVAILABLE, "Not now",
          "The service cannot reach its database, or has too much to do. Try again in a moment.");
    };
  }

  @ExceptionHandler
  Rendering refused(ResponseStatusException failure) {
    HttpStatus status = HttpStatus.resolve(failure.getStatusCode().value());
    return page(status == null ? HttpStatus.BAD_REQUEST : status, "The request is wrong", "It cannot be read. Go back and try again.");
  }

  @ExceptionHandler
  Rendering failed(RuntimeException failure) {
    LOG.error("A page of the console failed", failure);
    return page(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong", "That is our fault, and it is in the log.");
  }

  private static Rendering page(HttpStatus status, String title, String sentence) {
    return Rendering.view("error").modelAttribute("title", title).modelAttribute("sentence", sentence).status(status).build();
  }
}
