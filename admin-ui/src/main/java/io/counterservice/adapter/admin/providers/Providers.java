package io.counterservice.adapter.admin.providers;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The providers of the settings. What one says of itself is asked for when somebody first wants to sign in with it, once for all who do: one that is
 * away keeps neither the service from starting nor anybody else from signing in.
 */
final class Providers implements ReactiveClientRegistrationRepository {
  private static final String ARRIVAL = "{baseUrl}/console/sign-in/from/{registrationId}";
  private static final Duration KNOWN = Duration.ofHours(1);
  private static final Duration AWAY = Duration.ofSeconds(5);
  private final OAuth2ClientProperties settings;
  private final Map<String, Mono<ClientRegistration>> known;

  Providers(OAuth2ClientProperties settings) {
    this.settings = settings;
    this.known = settings.getRegistration().keySet().stream().collect(Collectors.toUnmodifiableMap(id -> id, id -> Mono
        .fromCallable(() -> ask(id)).subscribeOn(Schedulers.boundedElastic()).cache(_ -> KNOWN, _ -> AWAY, () -> Duration.ZERO)));
  }

  /** Their ids, in the order of the alphabet. */
  List<String> ids() {
    return known.keySet().stream().sorted().toList();
  }

  /** What people call it. */
  String nameOf(String id) {
    Registration registration = settings.getRegistration().get(id);
    return registration == null ? id : Objects.requireNonNullElse(registration.getClientName(), id);
  }

  @Override
  public Mono<ClientRegistration> findByRegistrationId(String id) {
    return known.getOrDefault(id, Mono.empty());
  }

  /** Blocks where the provider has to be asked. What the settings leave open is filled in first: nothing can be built without it. */
  private ClientRegistration ask(String id) {
    var alone = new OAuth2ClientProperties();
    Registration registration = Objects.requireNonNull(settings.getRegistration().get(id));
    if (registration.getRedirectUri() == null)
      registration.setRedirectUri(ARRIVAL);
    if (registration.getAuthorizationGrantType() == null)
      registration.setAuthorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE.getValue());
    alone.getRegistration().put(id, registration);
    alone.getProvider().putAll(settings.getProvider());
    ClientRegistration found = Objects.requireNonNull(new OAuth2ClientPropertiesMapper(alone).asClientRegistrations().get(id));
    return ClientRegistration.withClientRegistration(found).scope(scopes(registration)).build();
  }

  /** Without {@code openid} a provider would vouch for nobody. */
  private static Set<String> scopes(Registration registration) {
    Set<String> asked = registration.getScope();
    Set<String> scopes = new LinkedHashSet<>(Set.of(OidcScopes.OPENID));
    scopes.addAll(asked == null || asked.isEmpty() ? Set.of(OidcScopes.PROFILE) : asked);
    return scopes;
  }
}
