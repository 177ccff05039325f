package io.counterservice.adapter.rest.problem;

import io.counterservice.adapter.rest.json.JsonViolation;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.UnreadableFileException;
import io.counterservice.domain.counter.InvalidDefinitionException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever was thrown into the problem that is told; what nobody expected is logged and told without its details. */
public final class ProblemTranslator {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslator.class);
  private static final String RETRY_AFTER = "Retry-After";
  private static final String RETRY_AFTER_SECONDS = "1";

  public Problem problemOf(Throwable thrown) {
    return switch (thrown) {
      case ProblemException known -> known.problem();
      case JsonViolation broken -> Problem.invalid(broken.field(), broken.rule());
      case InvalidDefinitionException broken -> Problem.invalid(broken.field(), broken.rule());
      case UnreadableFileException broken -> Problem.invalid(broken.field(), broken.rule());
      case UnavailableException unavailable -> unavailable(unavailable.reason());
      case CompletionException wrapped when wrapped.getCause() != null -> problemOf(wrapped.getCause());
      case InvalidApiVersionException _ -> Problem.invalid("API-Version", "must be a version of this interface; the only one is 1");
      case MethodNotAllowedException wrong -> methodNotAllowed(wrong);
      case ErrorResponse told when typeOf(told) != null -> told(Objects.requireNonNull(typeOf(told)), told);
      case ResponseStatusException status -> ofStatus(status.getStatusCode(), status);
      case Throwable surprise -> internal(surprise);
    };
  }

  /** The type of a problem that another adapter tells of, who knows it by its path; else null. */
  private static @Nullable ProblemType typeOf(ErrorResponse told) {
    String path = String.valueOf(told.getBody().getType());
    return path.startsWith(ProblemType.PATH) ? ProblemType.of(path.substring(ProblemType.PATH.length())).orElse(null) : null;
  }

  private static Problem told(ProblemType type, ErrorResponse told) {
    var problem = Problem.of(type, Objects.requireNonNullElse(told.getBody().getDetail(), type.meaning()));
    for (var member : Objects.requireNonNullElse(told.getBody().getProperties(), Map.<String, Object>of()).entrySet())
      problem = problem.with(member.getKey(), member.getValue());
    for (var header : told.getHeaders().headerSet())
      problem = problem.withHeader(header.getKey(), String.join(", ", header.getValue()));
    return problem;
  }

  private static Problem unavailable(UnavailableException.Reason reason) {
    ProblemType type = switch (reason) {
      case OVERLOADED -> ProblemType.OVERLOADED;
      case DATABASE -> ProblemType.UNAVAILABLE;
      case OUTCOME_UNKNOWN -> ProblemType.OUTCOME_UNKNOWN;
    };
    return Problem.of(type, type.meaning()).withHeader(RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  private static Problem methodNotAllowed(MethodNotAllowedException wrong) {
    String allowed = wrong.getSupportedMethods().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    Problem problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, wrong.getHttpMethod() + " is not among the methods of this path");
    return allowed.isEmpty() ? problem : problem.withHeader("Allow", allowed);
  }

  private static Problem ofStatus(HttpStatusCode status, Throwable thrown) {
    return switch (status.value()) {
      case 404 -> Problem.of(ProblemType.PATH_NOT_FOUND, "Nothing is served at this path");
      case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE, ProblemType.NOT_ACCEPTABLE.meaning());
      case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE, ProblemType.BODY_TOO_LARGE.meaning());
      case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.UNSUPPORTED_MEDIA_TYPE.meaning());
      default -> status.is4xxClientError() ? unsafe() : internal(thrown);
    };
  }

  private static Problem unsafe() {
    return Problem.invalid("request", "must have a path and header fields of plain, correctly encoded characters");
  }

  private static Problem internal(Throwable surprise) {
    if (!DisconnectedClientHelper.isClientDisconnectedException(surprise))
      LOG.error("a request failed", surprise);
    return Problem.of(ProblemType.INTERNAL_ERROR, ProblemType.INTERNAL_ERROR.meaning());
  }
}
