package io.counterservice.adapter.admin.providers;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.util.UriComponentsBuilder;

/** The address at which somebody is signed out of the provider too, and comes back to this service; see OpenID Connect RP-Initiated Logout. */
final class Farewell {
  private static final String ENDPOINT = "end_session_endpoint";
  private static final int LENGTH_MAX = 6_000;

  private Farewell() {}

  /** Null where the provider has no such address. */
  static @Nullable String of(OidcUser user, ClientRegistration provider, Departure departure) {
    Object endpoint = provider.getProviderDetails().getConfigurationMetadata().get(ENDPOINT);
    if (endpoint == null)
      return null;
    URI back = URI.create(departure.address()).resolve("/console/sign-in");
    String address = UriComponentsBuilder.fromUriString(endpoint.toString()).queryParam("client_id", "{client}")
        .queryParam("post_logout_redirect_uri", "{back}").queryParam("id_token_hint", "{token}").encode()
        .buildAndExpand(provider.getClientId(), back, user.getIdToken().getTokenValue()).toUriString();
    return address.length() <= LENGTH_MAX ? address : null;
  }
}
