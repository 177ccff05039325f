package io.counterservice.application.access;

import io.counterservice.domain.access.SecretDigest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a ticket as a browser presents it: 256 random bits. Holds a secret: it has no readable form. */
final class TicketText {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private final String text;

  private TicketText(String text) {
    this.text = text;
  }

  /** @param random must be fit for secrets */
  static TicketText next(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new TicketText(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Null where the text is none of a ticket. */
  static @Nullable TicketText parse(String text) {
    return FORM.matcher(text).matches() ? new TicketText(text) : null;
  }

  SecretDigest digest() {
    return new SecretDigest(HexFormat.of().formatHex(KeyText.sha256().digest(text.getBytes(StandardCharsets.ISO_8859_1))));
  }

  /** What is shown once to whoever asked for the ticket. */
  String presented() {
    return text;
  }

  @Override
  public String toString() {
    return "TicketText[…]";
  }
}
