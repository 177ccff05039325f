package io.counterservice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OpenID Connect provider on this machine that vouches for whomever it is told to. */
public final class Provider implements AutoCloseable {
  public static final String CLIENT = "console";
  private static final String REALM = "acme";
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final long EXPIRES_SECONDS = 600;
  private final MockOAuth2Server server = new MockOAuth2Server(
      new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper(null)));

  private Provider(int port) {
    server.start(InetAddress.getLoopbackAddress(), port);
  }

  public static Provider start() {
    return start(0);
  }

  /** Where it must be known beforehand. */
  public static Provider start(int port) {
    return new Provider(port);
  }

  public String issuer() {
    return server.issuerUrl(REALM).toString();
  }

  /** What a service has to be told to let people of the provider sign in. */
  public List<String> settings() {
    return List.of("--spring.security.oauth2.client.registration.acme.client-id=" + CLIENT,
        "--spring.security.oauth2.client.registration.acme.client-secret=hush",
        "--spring.security.oauth2.client.registration.acme.client-name=Acme",
        "--spring.security.oauth2.client.provider.acme.issuer-uri=" + issuer());
  }

  /** Vouches for somebody the next time. */
  public Provider vouch(Map<String, Object> claims) {
    server.enqueueCallback(new DefaultOAuth2TokenCallback(REALM, "some-subject", "JWT", List.of(CLIENT), claims, EXPIRES_SECONDS));
    return this;
  }

  /** A token of the provider, good for so many seconds. */
  public String token(String subject, long seconds, Map<String, Object> claims) {
    return token(REALM, subject, seconds, claims);
  }

  /** A token of another issuer with the same keys, where the realm is another. */
  public String token(String realm, String subject, long seconds, Map<String, Object> claims) {
    return server.issueToken(realm, CLIENT,
        new DefaultOAuth2TokenCallback(realm, subject, "JWT", List.of("counter-service"), claims, seconds)).serialize();
  }

  /** Where the provider sends a browser that comes with an address of it. */
  public static String sendOn(String address) {
    try (var browser = HttpClient.newHttpClient()) {
      var answer = browser.send(HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER_MAX).build(), BodyHandlers.ofString());
      return answer.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(answer.statusCode() + answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
