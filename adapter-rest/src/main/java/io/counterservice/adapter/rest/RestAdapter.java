package io.counterservice.adapter.rest;

import io.counterservice.adapter.rest.access.KeyGate;
import io.counterservice.adapter.rest.audit.AuditRoutes;
import io.counterservice.adapter.rest.badges.BadgeRoutes;
import io.counterservice.adapter.rest.badges.EmbedRoutes;
import io.counterservice.adapter.rest.body.BodyReader;
import io.counterservice.adapter.rest.body.BodySettings;
import io.counterservice.adapter.rest.counters.BulkRoutes;
import io.counterservice.adapter.rest.counters.DefinitionRoutes;
import io.counterservice.adapter.rest.counters.ExportRoutes;
import io.counterservice.adapter.rest.counters.ImportRoutes;
import io.counterservice.adapter.rest.counters.OperationRoutes;
import io.counterservice.adapter.rest.counters.ReadRoutes;
import io.counterservice.adapter.rest.docs.ApiPages;
import io.counterservice.adapter.rest.docs.ProblemPages;
import io.counterservice.adapter.rest.edge.Farewell;
import io.counterservice.adapter.rest.edge.PageCourier;
import io.counterservice.adapter.rest.edge.ServerEdge;
import io.counterservice.adapter.rest.history.HistoryRoutes;
import io.counterservice.adapter.rest.history.VerificationRoutes;
import io.counterservice.adapter.rest.http.LiveGuard;
import io.counterservice.adapter.rest.http.ManagementGuard;
import io.counterservice.adapter.rest.http.RestHandler;
import io.counterservice.adapter.rest.http.Route;
import io.counterservice.adapter.rest.http.RouteTable;
import io.counterservice.adapter.rest.http.Versions;
import io.counterservice.adapter.rest.keys.KeyRoutes;
import io.counterservice.adapter.rest.keys.RatePlanRoutes;
import io.counterservice.adapter.rest.keys.TicketRoutes;
import io.counterservice.adapter.rest.limit.FailureLimiter;
import io.counterservice.adapter.rest.limit.FailureSettings;
import io.counterservice.adapter.rest.limit.RateLimitRounds;
import io.counterservice.adapter.rest.limit.RateLimitSettings;
import io.counterservice.adapter.rest.limit.RateLimiter;
import io.counterservice.adapter.rest.problem.ProblemHandler;
import io.counterservice.adapter.rest.problem.ProblemTranslator;
import io.counterservice.adapter.rest.tokens.TokenSettings;
import io.counterservice.adapter.rest.tokens.Tokens;
import io.counterservice.application.port.in.Authenticate;
import io.counterservice.application.port.in.ExportCounters;
import io.counterservice.application.port.in.FindRatePlans;
import io.counterservice.application.port.in.ImportCounters;
import io.counterservice.application.port.in.IssueTickets;
import io.counterservice.application.port.in.KeepRollups;
import io.counterservice.application.port.in.ManageApiKeys;
import io.counterservice.application.port.in.ManageRatePlans;
import io.counterservice.application.port.in.ReadAudit;
import io.counterservice.application.port.in.ReadCounters;
import io.counterservice.application.port.in.ReadHistory;
import io.counterservice.application.port.in.RecallCounters;
import io.counterservice.application.port.in.UpdateCounters;
import io.counterservice.application.port.in.VerifyLedger;
import io.counterservice.application.port.out.ConsumptionRelay;
import io.counterservice.application.port.out.RateLimitListener;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.accept.ApiVersionParser;
import org.springframework.web.reactive.accept.ApiVersionStrategy;
import org.springframework.web.reactive.config.ApiVersionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/** The REST surface as parts of an application: needs the inbound ports, serves them over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BodySettings.class, FailureSettings.class, RateLimitSettings.class, TokenSettings.class})
public class RestAdapter implements WebFluxConfigurer {
  private static final String VERSION = "1";
  /** A version is its text: by Spring's own parser -1 and 1.0 would be 1. */
  private static final ApiVersionParser<String> AS_WRITTEN = version -> version;

  /** The ports of what decides who may come in. */
  record AccessPorts(ManageApiKeys keys, ManageRatePlans plans, IssueTickets tickets) {}

  /** The ports that only look. */
  record ReadPorts(ReadCounters counters, RecallCounters recalled, ReadHistory history, ReadAudit audit, ExportCounters exports) {}

  /** The ports that change counters. */
  record ChangePorts(UpdateCounters counters, ImportCounters imports) {}

  /** The ports of the proof that what is stored is right. */
  record ProofPorts(VerifyLedger proof, KeepRollups rollups) {}

  @Override
  public void configureApiVersioning(ApiVersionConfigurer configurer) {
    configurer.useRequestHeader("API-Version").setVersionParser(AS_WRITTEN).setDefaultVersion(VERSION).addSupportedVersions(VERSION);
  }

  @Bean
  AccessPorts accessPorts(ManageApiKeys keys, ManageRatePlans plans, IssueTickets tickets) {
    return new AccessPorts(keys, plans, tickets);
  }

  @Bean
  ReadPorts readPorts(ReadCounters counters, RecallCounters recalled, ReadHistory history, ReadAudit audit, ExportCounters exports) {
    return new ReadPorts(counters, recalled, history, audit, exports);
  }

  @Bean
  ChangePorts changePorts(UpdateCounters counters, ImportCounters imports) {
    return new ChangePorts(counters, imports);
  }

  @Bean
  ProofPorts proofPorts(VerifyLedger proof, KeepRollups rollups) {
    return new ProofPorts(proof, rollups);
  }

  @Bean
  RouteTable restRoutes(ChangePorts changes, ReadPorts reads, AccessPorts access, ProofPorts proofs, InstantSource clock) {
    var history = new HistoryRoutes(reads.history(), clock);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new OperationRoutes(changes.counters()).routes());
    routes.addAll(new BulkRoutes(changes.counters()).routes());
    routes.addAll(new DefinitionRoutes(changes.counters()).routes());
    routes.addAll(new ReadRoutes(reads.counters(), reads.recalled(), history::at).routes());
    routes.addAll(new ExportRoutes(reads.exports()).routes());
    routes.addAll(new ImportRoutes(changes.imports()).routes());
    routes.addAll(history.routes());
    routes.addAll(new VerificationRoutes(proofs.proof(), proofs.rollups()).routes());
    routes.addAll(new KeyRoutes(access.keys(), clock).routes());
    routes.addAll(new RatePlanRoutes(access.plans()).routes());
    routes.addAll(new TicketRoutes(access.tickets()).routes());
    routes.addAll(new AuditRoutes(reads.audit(), clock).routes());
    routes.addAll(new BadgeRoutes(reads.recalled()).routes());
    routes.addAll(new EmbedRoutes().routes());
    routes.addAll(new ProblemPages().routes());
    routes.addAll(new ApiPages().routes());
    return new RouteTable(routes);
  }

  @Bean
  BodyReader bodyReader(BodySettings settings) {
    return new BodyReader(settings);
  }

  @Bean
  KeyGate keyGate(Authenticate keys, FailureSettings settings, RateLimiter limiter, TokenSettings tokens, Environment environment) {
    return new KeyGate(keys, new FailureLimiter(settings), limiter, Tokens.of(environment, tokens, keys));
  }

  @Bean
  RateLimiter rateLimiter(FindRatePlans plans, ConsumptionRelay peers, RateLimitListener listener) {
    return new RateLimiter(plans, peers, listener);
  }

  @Bean
  RateLimitRounds rateLimitRounds(RateLimiter limiter, RateLimitSettings settings) {
    return new RateLimitRounds(limiter, settings);
  }

  @Bean
  ProblemTranslator problemTranslator() {
    return new ProblemTranslator();
  }

  @Bean
  ProblemHandler problemHandler(ProblemTranslator translator) {
    return new ProblemHandler(translator);
  }

  @Bean
  ServerEdge serverEdge(BodySettings settings) {
    return new ServerEdge(settings.idleMax());
  }

  @Bean
  PageCourier pageCourier() {
    return new PageCourier("/console");
  }

  @Bean
  Farewell farewell(ServerEdge edge, BodySettings settings) {
    return new Farewell(edge, settings.farewellMin(), settings.farewellMax());
  }

  @Bean
  RestHandler restHandler(RouteTable table, KeyGate gate, BodyReader bodies,
      @Qualifier("webFluxApiVersionStrategy") ApiVersionStrategy versions, ProblemTranslator problems) {
    return new RestHandler(table, gate, bodies, new Versions(versions), problems);
  }

  @Bean
  ManagementGuard managementGuard(KeyGate gate) {
    return new ManagementGuard(gate);
  }

  @Bean
  LiveGuard liveGuard(KeyGate gate, IssueTickets tickets, @Qualifier("webFluxApiVersionStrategy") ApiVersionStrategy versions) {
    return new LiveGuard(gate, tickets, new Versions(versions));
  }

  @Bean
  WebHttpHandlerBuilderCustomizer restBeforeAllElse(RestHandler handler, ObjectProvider<ForwardedHeaderTransformer> proxies) {
    ForwardedHeaderTransformer trusted = proxies.getIfAvailable();
    UnaryOperator<ServerHttpRequest> origin = trusted == null ? UnaryOperator.identity() : trusted::apply;
    return builder -> builder.httpHandlerDecorator(other -> handler.before(other, origin));
  }
}
