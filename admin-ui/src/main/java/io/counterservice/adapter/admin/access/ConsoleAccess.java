package io.counterservice.adapter.admin.access;

import io.counterservice.adapter.admin.page.Pages;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.application.port.out.SharedSessions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;

/** Who may come into the console. All that is not the console has guards of its own, and is left alone. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(ConsoleSettings.class)
public class ConsoleAccess {

  @Bean
  FormTokens formTokens() {
    return new FormTokens();
  }

  @Bean
  Denials consoleDenials(Pages pages, RecordAudit audit, WaysIn ways) {
    return new Denials(pages, new Witness(audit), ways);
  }

  @Bean
  SecurityWebFilterChain consoleGate(ServerHttpSecurity http, SignIn users, Denials denials, FormTokens tokens) {
    return new Gate(new UserSessions(users), denials, tokens).chain(http);
  }

  @Bean
  WaysIn waysIn(ConsoleSettings settings, ObjectProvider<WaysIn.Elsewhere> elsewhere) {
    return new WaysIn(settings.localSignIn(), elsewhere.getIfAvailable(() -> new WaysIn.Elsewhere(List.of())).doors());
  }

  /** It would answer without a body, and guards nothing that the paths of the console do not guard themselves. */
  @Bean
  ServerWebExchangeFirewall noFirewall() {
    return ServerWebExchangeFirewall.INSECURE_NOOP;
  }

  @Bean
  WebSessionManager webSessionManager(SharedSessions shared, ConsoleSettings settings, InstantSource clock) {
    var manager = new DefaultWebSessionManager();
    manager.setSessionIdResolver(cookie());
    manager.setSessionStore(new Sessions(shared, settings, clock, new SecureRandom()));
    return manager;
  }

  private static WebSessionIdResolver cookie() {
    var cookie = new CookieWebSessionIdResolver();
    cookie.setCookieName("counter-session");
    cookie.addCookieInitializer(builder -> builder.path("/console").httpOnly(true).secure(true).sameSite("Lax"));
    return cookie;
  }
}
