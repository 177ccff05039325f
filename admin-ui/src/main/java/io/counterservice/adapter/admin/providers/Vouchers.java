package io.counterservice.adapter.admin.providers;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

/** Turns what comes back from a provider into somebody it vouches for. Nonce, signature, issuer and audience are Spring's to compare. */
final class Vouchers {
  private final OidcAuthorizationCodeReactiveAuthenticationManager manager = new OidcAuthorizationCodeReactiveAuthenticationManager(
      new WebClientReactiveAuthorizationCodeTokenResponseClient(), new OidcReactiveOAuth2UserService());

  Mono<OidcUser> redeem(ClientRegistration provider, Departure departure, ServerHttpRequest request) {
    return Mono.defer(() -> {
      OAuth2AuthorizationResponse response = response(request.getQueryParams(), departure);
      var exchange = new OAuth2AuthorizationExchange(departure.request(provider), response);
      return manager.authenticate(new OAuth2AuthorizationCodeAuthenticationToken(provider, exchange));
    }).mapNotNull(Authentication::getPrincipal).ofType(OidcUser.class);
  }

  /** Nothing of an answer to a question that was not asked is looked at. */
  private static OAuth2AuthorizationResponse response(MultiValueMap<String, String> answer, Departure departure) {
    String state = departure.state();
    String address = departure.address();
    if (!state.equals(answer.getFirst(OAuth2ParameterNames.STATE)))
      throw new OAuth2AuthenticationException(new OAuth2Error("invalid_state_parameter"));
    String code = answer.getFirst(OAuth2ParameterNames.CODE);
    String error = answer.getFirst(OAuth2ParameterNames.ERROR);
    if (StringUtils.hasText(error))
      return OAuth2AuthorizationResponse.error(error).redirectUri(address).state(state).build();
    if (StringUtils.hasText(code))
      return OAuth2AuthorizationResponse.success(code).redirectUri(address).state(state).build();
    throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST));
  }
}
