package io.counterservice.adapter.admin.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

class ProvidersTest {

  /** As one that publishes nothing of itself needs them. */
  @Test
  void a_provider_of_explicit_addresses_is_one() {
    var settings = new OAuth2ClientProperties();
    var registration = new Registration();
    registration.setClientId("console");
    registration.setClientSecret("hush");
    settings.getRegistration().put("acme", registration);
    var provider = new OAuth2ClientProperties.Provider();
    provider.setAuthorizationUri("https://id.example/authorize");
    provider.setTokenUri("https://id.example/token");
    provider.setJwkSetUri("https://id.example/keys");
    settings.getProvider().put("acme", provider);
    ClientRegistration found = Objects.requireNonNull(new Providers(settings).findByRegistrationId("acme").block(Duration.ofSeconds(30)));
    assertThat(found.getRedirectUri()).isEqualTo("{baseUrl}/console/sign-in/from/{registrationId}");
    assertThat(found.getAuthorizationGrantType().getValue()).isEqualTo("authorization_code");
    assertThat(found.getScopes()).containsExactly("openid", "profile");
    assertThat(found.getProviderDetails().getTokenUri()).isEqualTo("https://id.example/token");
  }
}
