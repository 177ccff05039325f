package io.counterservice.adapter.admin.providers;

import io.counterservice.adapter.admin.access.WaysIn;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.application.port.in.SignIn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signing in with the providers of {@code spring.security.oauth2.client}, where there are any. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties({OAuth2ClientProperties.class, ProviderSettings.class})
public class ProviderAccess {

  @Bean
  Providers providers(OAuth2ClientProperties clients) {
    return new Providers(clients);
  }

  @Bean
  WaysIn.Elsewhere elsewhere(Providers providers, ProviderSettings settings) {
    settings.requireValues();
    return new WaysIn.Elsewhere(
        providers.ids().stream().map(id -> new WaysIn.Door(providers.nameOf(id), ProviderPages.DEPARTURE + id)).toList());
  }

  @Bean
  ProviderPages providerPages(Providers providers, ProviderSettings settings, SignIn users, RecordAudit audit) {
    return new ProviderPages(providers, settings, users, audit);
  }
}
