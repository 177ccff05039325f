package io.counterservice.bootstrap;

import io.counterservice.adapter.admin.AdminAdapter;
import io.counterservice.adapter.persistence.PersistenceAdapter;
import io.counterservice.adapter.rest.RestAdapter;
import io.counterservice.adapter.websocket.WebSocketAdapter;
import io.counterservice.bootstrap.telemetry.TelemetryWiring;
import io.counterservice.bootstrap.wiring.AccessWiring;
import io.counterservice.bootstrap.wiring.AuditWiring;
import io.counterservice.bootstrap.wiring.CounterWiring;
import io.counterservice.bootstrap.wiring.FeedWiring;
import io.counterservice.bootstrap.wiring.FilesWiring;
import io.counterservice.bootstrap.wiring.HistoryWiring;
import io.counterservice.bootstrap.wiring.OverviewWiring;
import io.counterservice.bootstrap.wiring.StartWiring;
import io.counterservice.bootstrap.wiring.UserWiring;
import io.counterservice.bootstrap.wiring.VerificationWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The service: its parts, put together and started. Without what would ask a provider of sign-ins at the start, which may be away. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = {OAuth2ClientAutoConfiguration.class, ReactiveOAuth2ClientAutoConfiguration.class,
    ReactiveOAuth2ClientWebSecurityAutoConfiguration.class})
@Import({AdminAdapter.class, PersistenceAdapter.class, RestAdapter.class, WebSocketAdapter.class, CounterWiring.class, AccessWiring.class,
    AuditWiring.class, FeedWiring.class, FilesWiring.class, HistoryWiring.class, OverviewWiring.class, StartWiring.class,
    TelemetryWiring.class,
    UserWiring.class,
    VerificationWiring.class})
public class CounterService {
  public static void main(String[] arguments) {
    SpringApplication.run(CounterService.class, arguments);
  }
}
