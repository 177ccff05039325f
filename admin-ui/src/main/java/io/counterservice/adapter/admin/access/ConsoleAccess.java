package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Pages;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.application.port.in.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/** Who may come into the console. All that is not the console has guards of its own, and is left alone. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class ConsoleAccess {

  @Bean
  FormTokens formTokens() {
    return new FormTokens();
  }

  @Bean
  SecurityWebFilterChain consoleGate(ServerHttpSecurity http, SignIn users, Pages pages, RecordAudit audit, FormTokens tokens) {
    return new Gate(new UserSessions(users), new Denials(pages, new Witness(audit)), tokens).chain(http);
  }

  /** It would answer without a body, and guards nothing that the paths of the console do not guard themselves. */
  @Bean
  ServerWebExchangeFirewall noFirewall() {
    return ServerWebExchangeFirewall.INSECURE_NOOP;
  }

  @Bean
  WebSessionIdResolver webSessionIdResolver() {
    var cookie = new CookieWebSessionIdResolver();
    cookie.setCookieName("counter-session");
    cookie.addCookieInitializer(builder -> builder.path("/console").httpOnly(true).secure(true).sameSite("Lax"));
    return cookie;
  }
}
