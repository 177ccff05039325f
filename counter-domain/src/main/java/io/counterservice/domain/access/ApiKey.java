package io.counterservice.domain.access;

import io.counterservice.domain.counter.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program's right to use the service.
 *
 * @param id 1 to 32 letters or digits; not secret
 * @param name what its owner calls it, see {@link #NAME_RULE}
 * @param secret the digest of the secret
 * @param retiring the secret before a rotation, while it is still honoured; or null
 * @param origins of which pages browsers may watch with it, besides the service's own; at most {@link #ORIGINS_MAX}
 * @param ratePlan the name of its rate plan, {@link RatePlan#NONE}, or null for the default
 * @param expiresAt from when on it is refused, or null
 * @param revokedAt when it was revoked, or null
 */
public record ApiKey(String id, String name, SecretDigest secret, @Nullable Retiring retiring, Set<Scope> scopes, NamePattern pattern,
    Set<WebOrigin> origins, @Nullable String ratePlan, Instant createdAt, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
  public static final int NAME_LENGTH_MAX = 100;
  public static final String NAME_RULE = "must have 1 to " + NAME_LENGTH_MAX + " characters, not blanks alone and no control characters";
  public static final int ID_LENGTH_MAX = 32;
  public static final String ID_RULE = "must be the id of a key, 1 to " + ID_LENGTH_MAX + " letters or digits";
  public static final int ORIGINS_MAX = 16;

  public static final String PATTERN_RULE = "must be * with the scope admin";
  private static final SecretDigest NO_SECRET = new SecretDigest("0".repeat(64));
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1," + ID_LENGTH_MAX + "}");

  public ApiKey {
    scopes = Set.copyOf(scopes);
    origins = Set.copyOf(origins);
    if (origins.size() > ORIGINS_MAX)
      throw new IllegalArgumentException("a key has at most " + ORIGINS_MAX + " origins");
  }

  /** Who may make keys may make one for every counter: a narrower pattern would only look like a limit. */
  public static boolean isPatternFor(Set<Scope> scopes, NamePattern pattern) {
    return !scopes.contains(Scope.ADMIN) || pattern.equals(NamePattern.ALL);
  }

  /** Whether the text can be the id of a key. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether the text can be the name of a key; names stand in lists and logs, where a control character could forge a line. */
  public static boolean isName(String text) {
    return !text.isBlank() && text.length() <= NAME_LENGTH_MAX && text.chars().noneMatch(Character::isISOControl);
  }

  /**
   * What a user of the console watches live values with. Nobody can present it; in place of a secret it has the instant from which on sessions of
   * the user go on, so that it ends with them.
   */
  public static ApiKey watching(User user) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, user.sessionsFrom());
    return new ApiKey(Actor.user(user.name()).id(), user.name(), new SecretDigest(String.format("%064x", micros)), null,
        Set.of(Scope.COUNTERS_READ, Scope.LIVE_READ), NamePattern.ALL, Set.of(), RatePlan.NONE, user.sessionsFrom(), null, null);
  }

  /**
   * What a token lets its bearer do that a trusted issuer has signed. Nobody can present it as a key; it has the default rate plan.
   *
   * @param until from when on the token is good no more
   */
  public static ApiKey vouched(String subject, Set<Scope> scopes, NamePattern pattern, Instant until) {
    return new ApiKey(Actor.token(subject).id(), subject, NO_SECRET, null, scopes, pattern, Set.of(), null, Instant.EPOCH, until, null);
  }

  /** Who acts with it. */
  public Actor actor() {
    return new Actor(id);
  }

  /** The digest of a secret replaced by rotation, honoured before {@code until}. */
  public record Retiring(SecretDigest secret, Instant until) {
    private boolean isHonoured(SecretDigest presented, Instant at) {
      return secret.equals(presented) && at.isBefore(until);
    }
  }

  /** Whether the key may do what the scope says; {@code admin} includes all. */
  public boolean allows(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  /** Whether browsers may watch with the key on pages of an origin, as the header {@code Origin} tells it. */
  public boolean allowsOrigin(String origin) {
    return origins.contains(WebOrigin.ANY) || (WebOrigin.isValid(origin) && origins.contains(new WebOrigin(origin)));
  }

  /** Whether the key is neither revoked nor expired. */
  public boolean isInForce(Instant at) {
    return revokedAt == null && (expiresAt == null || at.isBefore(expiresAt));
  }

  /** Whether who presents the secret of this digest is let in, as long as the key is in force. */
  public boolean honours(SecretDigest presented, Instant at) {
    return secret.equals(presented) || (retiring != null && retiring.isHonoured(presented, at));
  }

  /**
   * Whether the key now honours every secret that might have let somebody in at an earlier instant, when it was another. Which of
   * two secrets it was is not known; so one that has ended since speaks against whoever came in.
   */
  public boolean honoursAllOf(ApiKey earlier, Instant since, Instant now) {
    Retiring former = earlier.retiring;
    return honours(earlier.secret, now) && (former == null || !since.isBefore(former.until) || honours(former.secret, now));
  }

  /**
   * Each part by the name it has over REST, as text; without what is absent. Nothing of a secret is among them, but until when the one
   * before is honoured.
   */
  public SortedMap<String, String> facts() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("name", name);
    facts.put("scopes", joined(scopes.stream().map(Scope::text)));
    facts.put("pattern", pattern.text());
    if (!origins.isEmpty())
      facts.put("origins", joined(origins.stream().map(WebOrigin::text)));
    if (ratePlan != null)
      facts.put("ratePlan", ratePlan);
    if (retiring != null)
      facts.put("oldSecretUntil", retiring.until.toString());
    if (expiresAt != null)
      facts.put("expiresAt", expiresAt.toString());
    if (revokedAt != null)
      facts.put("revokedAt", revokedAt.toString());
    return facts;
  }

  private static String joined(Stream<String> texts) {
    return texts.sorted().collect(Collectors.joining(" "));
  }

  /** The key with another secret; the present one is honoured until an instant. One that was retiring already ends now. */
  public ApiKey rotated(SecretDigest next, Instant until) {
    return new ApiKey(id, name, next, new Retiring(secret, until), scopes, pattern, origins, ratePlan, createdAt, expiresAt, revokedAt);
  }

  /** The key ended for good; one that was revoked before stays as it is. */
  public ApiKey revoked(Instant at) {
    return revokedAt != null ? this : new ApiKey(id, name, secret, retiring, scopes, pattern, origins, ratePlan, createdAt, expiresAt, at);
  }
}
