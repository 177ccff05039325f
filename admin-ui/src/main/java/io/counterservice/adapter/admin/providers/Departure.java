package io.counterservice.adapter.admin.providers;

import io.counterservice.adapter.admin.access.ReturnPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a browser keeps while it is at the provider, in a cookie of ten minutes: no node has to remember anything of somebody who is not signed in
 * yet, and any node can go on.
 *
 * @param state what comes back from the provider as it was
 * @param nonce what the identity the provider vouches for was made for
 * @param verifier what proves that the code is redeemed by whoever asked for it
 * @param address where the provider sends the browser
 * @param then the page that was asked for
 */
record Departure(String registration, String state, String nonce, String verifier, String address, String then) {
  private static final String COOKIE = "counter-sign-in";
  private static final String PATH = "/console/sign-in";
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int PARTS = 6;

  static Departure of(String registration, OAuth2AuthorizationRequest request, @Nullable String then) {
    return new Departure(registration, text(request.getState()), text(request.getAttribute(OidcParameterNames.NONCE)),
        text(request.getAttribute(PkceParameterNames.CODE_VERIFIER)), text(request.getRedirectUri()), ReturnPath.of(then));
  }

  void keep(ServerWebExchange exchange) {
    String line = String.join("\n", registration, state, nonce, verifier, address, then);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    exchange.getResponse().addCookie(cookie(value, KEPT));
  }

  /** What was kept, this once; null where it is none that leads to the registration, in any part. */
  static @Nullable Departure take(ServerWebExchange exchange, String registration) {
    exchange.getResponse().addCookie(cookie("", Duration.ZERO));
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
    if (cookie == null)
      return null;
    List<String> parts = parts(cookie.getValue());
    if (parts.size() != PARTS || !parts.getFirst().equals(registration) || parts.stream().anyMatch(String::isEmpty))
      return null;
    return new Departure(registration, parts.get(1), parts.get(2), parts.get(3), parts.get(4), ReturnPath.of(parts.get(5)));
  }

  /** The request as it was, for the comparison with what comes back. */
  OAuth2AuthorizationRequest request(ClientRegistration provider) {
    return OAuth2AuthorizationRequest.authorizationCode().clientId(provider.getClientId())
        .authorizationUri(text(provider.getProviderDetails().getAuthorizationUri())).redirectUri(address).scopes(provider.getScopes())
        .state(state)
        .attributes(Map.of(OidcParameterNames.NONCE, nonce, PkceParameterNames.CODE_VERIFIER, verifier)).build();
  }

  private static List<String> parts(String value) {
    try {
      return List.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8).split("\n", -1));
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  private static ResponseCookie cookie(String value, Duration kept) {
    return ResponseCookie.from(COOKIE, value).path(PATH).maxAge(kept).sameSite("Lax").secure(true).httpOnly(true).build();
  }

  private static String text(@Nullable String part) {
    if (part == null)
      throw new IllegalStateException("a request to a provider has an address, a state, a nonce and a verifier");
    return part;
  }
}
