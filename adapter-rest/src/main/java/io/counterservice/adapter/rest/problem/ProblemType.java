package io.counterservice.adapter.rest.problem;

import java.util.Locale;
import java.util.Optional;

/**
 * A kind of failure with a stable name. The order is the precedence: of all that is wrong with a request, the first of
 * these is answered.
 */
public enum ProblemType {
  PATH_NOT_FOUND(404, "There is nothing at this path", "No route of this service has this path, with or without a key.",
      "Check the path against the OpenAPI document at /v3/api-docs."),
  METHOD_NOT_ALLOWED(405, "This path has no such method",
      "The path exists, but not with this method.",
      "Use one of the methods in the Allow header."),
  UNAVAILABLE(503, "The service cannot reach what it needs",
      "Nothing was done. The database is starting, stopping or out of reach, or the issuer of the token is.",
      "Repeat the request after the seconds in Retry-After."),
  UNAUTHENTICATED(401, "A valid key is needed",
      "The request carries no key or more than one, or the key or ticket is malformed, unknown, revoked, used or expired; which of these is not said.",
      "Send Authorization: Bearer <key> or X-API-Key: <key>, with a key that is in force; for a ticket, get another."),
  TOO_MANY_FAILURES(429,
      "Too many failed attempts to authenticate",
      "This address presented too many invalid keys or tickets. A request with a valid key is not affected.",
      "Correct the key; after the seconds in Retry-After failed attempts are answered with 401 again."),
  NOT_ACCEPTABLE(406,
      "The Accept header excludes every form of the answer",
      "The answer to this route cannot be given in an accepted media type.",
      "Accept application/json (or application/x-ndjson where the body is NDJSON, or text/csv for a history), or send no Accept header."),
  FORBIDDEN(
      403, "The key does not allow this",
      "The key lacks the scope that this route needs (field: scope), or its name pattern does not cover the counter (field: name), or the page that watches is of an origin that the key does not name (field: Origin).",
      "Use a key with the scope, the pattern and the origin, or ask whoever manages the keys for one."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "The body has a media type that this route does not read",
      "The Content-Type header is missing or names a media type, charset or encoding that this route does not read.",
      "Send the media type named in detail, in UTF-8, without Content-Encoding."),
  BODY_TOO_LARGE(413,
      "The body is too large", "The body is larger than this route allows.",
      "Send a smaller body; split a bulk into several requests."),
  BODY_TIMEOUT(408,
      "The body did not arrive in time",
      "The body was not complete within the time allowed. Nothing was done.",
      "Repeat the request over a faster connection, or with a smaller body."),
  INVALID_REQUEST(400,
      "The request breaks a rule",
      "A field, parameter or header breaks the rule that the problem names. Nothing was done.",
      "Correct what field names by the rule in rule."),
  QUOTA_EXCEEDED(429,
      "The rate plan of the key is used up",
      "The key has done what its rate plan admits for now. Nothing was done, and nothing was counted against the plan.",
      "Repeat the request after the seconds in Retry-After; ask whoever manages the keys for a larger plan."),
  OVERLOADED(503, "The service is full",
      "A queue or the memory for bodies is full. Nothing was done.",
      "Repeat the request after the seconds in Retry-After."),
  TOO_MANY_CONNECTIONS(429,
      "Too many live connections",
      "The key, or the address where there is no key, has as many live connections as one may have on this node.",
      "Watch many counters over one connection; after the seconds in Retry-After try again."),
  TOO_MANY_SUBSCRIPTIONS(429,
      "Too many counters are watched",
      "A connection, a key or the node would watch more counters than it may. Those are not watched, the others are.",
      "Unsubscribe from what is not needed, or ask whoever runs the service for a higher limit (rule names it)."),
  TOO_MANY_FRAMES(429,
      "Too many frames",
      "A live connection sent more frames, or more bad ones, than it may. It is closed.",
      "Name many counters in one frame, and correct what the errors before it name."),
  IDEMPOTENCY_KEY_REUSED(422,
      "This Idempotency-Key belongs to another request",
      "The same key was used on this counter for another operation, or in another atomic bulk. Nothing was done.",
      "Use a new Idempotency-Key for each new request; repeat a request unchanged."),
  COUNTER_NOT_FOUND(
      404, "There is no such counter", "No counter has this name, or it was deleted.",
      "Create it with POST /counters, or by incrementing it where the service allows that."),
  COUNTER_EXISTS(
      409, "A counter with this name exists",
      "POST creates; the name is taken. Nothing was changed.",
      "Use PUT to replace the definition, PATCH to edit it, or another name."),
  VERSION_MISMATCH(
      412, "The counter is not at this version",
      "If-Match names another version than the counter has. Nothing was changed.",
      "Read the counter again and decide anew."),
  DEFINITION_MISMATCH(412,
      "The definition was edited in between",
      "definitionVersion in the body is not the version of the counter's last edit. Nothing was changed.",
      "Read the counter again and repeat the edit on what it shows."),
  ABOVE_MAXIMUM(
      409, "The value would pass the maximum",
      "The operation would take the value above the counter's maximum (or above the 64-bit range). Nothing was changed.",
      "Take less, use mode=clamp to move to the bound, or raise the maximum."),
  BELOW_MINIMUM(
      409, "The value would pass the minimum",
      "The operation would take the value below the counter's minimum (or below the 64-bit range). Nothing was changed.",
      "Take less, use mode=clamp to move to the bound, or lower the minimum."),
  BOUNDS_EXCLUDE_VALUE(
      409, "The new bounds exclude the current value",
      "The edit sets bounds that do not contain the counter's value, and sets no value. Nothing was changed.",
      "Choose bounds that contain the value, or send value in the same request."),
  KEY_NOT_FOUND(
      404, "There is no such key", "No key has this id.",
      "List the keys with GET /keys."),
  KEY_NOT_IN_FORCE(
      409,
      "The key is not in force",
      "The key was revoked, or has expired and was to get a new secret, which would be refused too. Nothing was changed.",
      "Create another key with POST /keys."),
  RATE_PLAN_NOT_FOUND(
      404, "There is no such rate plan", "No rate plan has this name.",
      "List the plans with GET /rate-plans."),
  RATE_PLAN_EXISTS(
      409, "A rate plan with this name exists",
      "POST creates; the name is taken. Nothing was changed.",
      "Use PUT to replace the plan, or another name."),
  RATE_PLAN_IN_USE(
      409, "The rate plan is in use",
      "Keys that are not revoked have this plan, or it is the default of keys without one. Nothing was changed.",
      "Give its keys another plan with PATCH /keys/{id}, or change counter.rate-limit.default-plan."),
  OUTCOME_UNKNOWN(
      503,
      "Whether the operation was applied is not known",
      "The connection to the database died while the commit was under way, and what became of it could not be found out in time.",
      "Repeat the request with the same Idempotency-Key: it is applied once at most. Without a key, read the counter first."),
  INTERNAL_ERROR(
      500, "The service failed",
      "A fault in the service. The log has the details.",
      "Repeat the request with the same Idempotency-Key; report it if it persists.");

  static final String PATH = "/problems/";

  private final String slug;
  private final int status;
  private final String title;
  private final String meaning;
  private final String remedy;

  ProblemType(int status, String title, String meaning, String remedy) {
    this.slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.status = status;
    this.title = title;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The stable name, as in {@code /problems/<slug>}. */
  public String slug() {
    return slug;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What it means, in sentences. */
  public String meaning() {
    return meaning;
  }

  /** What the caller can do about it. */
  public String remedy() {
    return remedy;
  }

  /** The type member of a problem: an absolute path of this service. */
  public String path() {
    return PATH + slug;
  }

  public static Optional<ProblemType> of(String slug) {
    for (ProblemType type : values())
      if (type.slug.equals(slug))
        return Optional.of(type);
    return Optional.empty();
  }
}
