package io.counterservice.adapter.websocket;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** One failure as RFC 9457 has it, told in a frame, or as an answer where there is no connection yet. */
record LiveProblem(ProblemKind kind, String detail, @Nullable String field, @Nullable String rule) {

  static LiveProblem of(ProblemKind kind, String detail) {
    return new LiveProblem(kind, detail, null, null);
  }

  /** A field, parameter or header that breaks a rule. */
  static LiveProblem invalid(String field, String rule) {
    return about(ProblemKind.INVALID_REQUEST, field, rule);
  }

  static LiveProblem about(ProblemKind kind, String field, String rule) {
    return new LiveProblem(kind, field + " " + rule, field, rule);
  }

  void writeTo(JsonText out) {
    out.open().text("type", kind.path()).text("title", kind.title()).number("status", kind.status()).text("detail", detail);
    if (field != null)
      out.text("field", field);
    if (rule != null)
      out.text("rule", rule);
    out.close();
  }

  /** As an answer of the server; whoever answers knows the problem by the path in its type. */
  ErrorResponseException asAnswer() {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(kind.status()), detail);
    body.setType(URI.create(kind.path()));
    body.setTitle(kind.title());
    if (field != null)
      body.setProperty("field", field);
    if (rule != null)
      body.setProperty("rule", rule);
    return new ErrorResponseException(HttpStatusCode.valueOf(kind.status()), body, null);
  }
}
