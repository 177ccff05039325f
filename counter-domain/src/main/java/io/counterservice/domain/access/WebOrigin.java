package io.counterservice.domain.access;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a page comes from, as browsers write it in the header {@code Origin}: scheme, host, and the port where it is not the scheme's
 * own. Upper case and the scheme's own port are taken and left out. {@code *} stands for every origin.
 */
public record WebOrigin(String text) {
  public static final WebOrigin ANY = new WebOrigin("*");
  public static final int LENGTH_MAX = 270;
  public static final String RULE = "must be http or https, :// and a host, with :port where it is not the usual one and nothing behind, or *";
  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
  private static final Pattern FORM = Pattern.compile(
      "https?://(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-f:.]{2,45}\\])(?::([1-9][0-9]{0,4}))?", Pattern.CASE_INSENSITIVE);
  private static final int PORT_MAX = 65_535;

  public WebOrigin {
    if (!isValid(text))
      throw new IllegalArgumentException("an origin " + RULE);
    text = normal(text.toLowerCase(Locale.ROOT));
  }

  /** Whether the text is an origin or {@code *}. Where browsers hide the origin they write {@code null}, which is none. */
  public static boolean isValid(String text) {
    if (text.equals("*"))
      return true;
    var parts = FORM.matcher(text);
    return text.length() <= LENGTH_MAX && parts.matches() && (parts.group(1) == null || Integer.parseInt(parts.group(1)) <= PORT_MAX);
  }

  private static String normal(String origin) {
    String usual = origin.startsWith("https:") ? ":443" : ":80";
    return origin.endsWith(usual) ? origin.substring(0, origin.length() - usual.length()) : origin;
  }
}
