package io.counterservice.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the console with the simplest browser there can be: it keeps cookies, sends forms, and follows nothing. */
public final class Visit {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String SIGN_IN = "/console/sign-in";
  private ServiceClient client;
  private final Map<String, String> cookies = new TreeMap<>();
  private String token = "";
  private String referrer = "";
  private String name = "";

  public Visit(ServiceClient client) {
    this.client = client;
  }

  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** The same visit, whose browser says which page it comes from. */
  public Visit from(String referrer) {
    var visit = new Visit(client);
    visit.cookies.putAll(cookies);
    visit.referrer = referrer;
    return visit;
  }

  /** Goes on at another node. */
  public Visit at(ServiceClient node) {
    client = node;
    return this;
  }

  /** Who is signed in. */
  public String name() {
    return name;
  }

  /** The id of the session. */
  public String session() {
    return cookies.getOrDefault("counter-session", "");
  }

  public Visit session(String id) {
    cookies.put("counter-session", id);
    return this;
  }

  /** What every form of a page sends back. */
  public String token() {
    if (token.isEmpty())
      get(SIGN_IN);
    return token;
  }

  public Reply get(String path) {
    return send(Request.of("GET", path));
  }

  /** Sends a form as a page of the console would: names and values by turns. */
  public Reply post(String path, String... fields) {
    return send(path, "_csrf=" + encoded(token()) + "&" + form(fields));
  }

  /** Sends a form that somebody else made. */
  public Reply forge(String path, String... fields) {
    return send(path, form(fields));
  }

  public Visit signIn(String name, String password) {
    Reply reply = trySignIn(name, password);
    if (reply.status() != 303)
      throw new IllegalStateException(name + " is not let in: " + reply);
    this.name = name;
    return this;
  }

  public Reply trySignIn(String name, String password) {
    return post(SIGN_IN, "username", name, "password", password, "then", "/console");
  }

  /** Whether a session of somebody goes on. */
  public boolean isSignedIn() {
    return get("/console/password").status() == 200;
  }

  private Reply send(String path, String form) {
    return send(Request.of("POST", path).body("application/x-www-form-urlencoded", form));
  }

  /** Sends a request as the browser of this visit does. */
  public Reply send(Request request) {
    var jar = new StringJoiner("; ");
    cookies.forEach((name, value) -> jar.add(name + "=" + value));
    Request from = referrer.isEmpty() ? request : request.header("Referer", referrer);
    Reply reply = client.send(cookies.isEmpty() ? from : from.header("Cookie", jar.toString()));
    for (String cookie : reply.headers().allValues("Set-Cookie")) {
      String[] parts = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
      if (cookie.contains("Max-Age=0"))
        cookies.remove(parts[0]);
      else
        cookies.put(parts[0], parts[1]);
    }
    Matcher found = TOKEN.matcher(reply.body());
    if (found.find())
      token = found.group(1);
    return reply;
  }

  private static String form(String... fields) {
    var form = new StringJoiner("&");
    for (int at = 0; at < fields.length; at += 2)
      form.add(encoded(fields[at]) + "=" + encoded(fields[at + 1]));
    return form.toString();
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
