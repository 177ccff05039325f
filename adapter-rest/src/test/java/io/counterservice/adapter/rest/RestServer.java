package io.counterservice.adapter.rest;

import io.counterservice.application.access.KeyAuthenticator;
import io.counterservice.application.access.KeyDirectory;
import io.counterservice.application.access.KeyIssuer;
import io.counterservice.application.access.KnownPlans;
import io.counterservice.application.access.KnownUsers;
import io.counterservice.application.access.RatePlanKeeper;
import io.counterservice.application.access.StoreWork;
import io.counterservice.application.access.TicketIssuer;
import io.counterservice.application.audit.AuditReads;
import io.counterservice.application.catalogue.CounterReads;
import io.counterservice.application.catalogue.RecallingLedger;
import io.counterservice.application.catalogue.TolerantReads;
import io.counterservice.application.commit.CommitLimits;
import io.counterservice.application.commit.CommitPipeline;
import io.counterservice.application.files.CounterExports;
import io.counterservice.application.files.CounterImports;
import io.counterservice.application.files.ImportParts;
import io.counterservice.application.files.Patience;
import io.counterservice.application.history.LedgerProof;
import io.counterservice.application.history.RollupKeeper;
import io.counterservice.application.lane.LaneLimits;
import io.counterservice.application.port.out.CommitListener;
import io.counterservice.application.port.out.ConsumptionRelay;
import io.counterservice.application.port.out.CounterCache;
import io.counterservice.application.port.out.RateLimitListener;
import io.counterservice.application.testing.InMemoryAuditTrail;
import io.counterservice.application.testing.InMemoryCounterLedger;
import io.counterservice.application.testing.InMemoryImportStore;
import io.counterservice.application.testing.InMemoryLedgerEvidence;
import io.counterservice.application.testing.InMemoryRatePlanStore;
import io.counterservice.application.testing.InMemoryTicketStore;
import io.counterservice.application.testing.InMemoryUserStore;
import io.counterservice.application.testing.PlainCounterFiles;
import io.counterservice.domain.access.ApiKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The REST surface on a port of its own, over the application's services and a ledger in memory. */
final class RestServer implements AutoCloseable {
  private static final LaneLimits LANE = new LaneLimits(1_000, 20_000, Duration.ofSeconds(5));

  private static final int KNOWN_MAX = 100;
  private static final KeyDirectory.Limits KEYS = new KeyDirectory.Limits(Duration.ofMillis(25), Duration.ofSeconds(5));

  final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  final KnownKeys keys = new KnownKeys(trail);
  final InMemoryTicketStore tickets = new InMemoryTicketStore();
  final FakeHistory history = new FakeHistory();
  final StubRollups rollups = new StubRollups(trail);
  private final InMemoryCounterLedger ledger = new InMemoryCounterLedger(trail);
  final InMemoryLedgerEvidence evidence = new InMemoryLedgerEvidence(ledger);
  final InMemoryImportStore imports = new InMemoryImportStore(trail);
  private final InMemoryRatePlanStore plans = new InMemoryRatePlanStore(keys, trail);
  private final KnownPlans knownPlans = new KnownPlans(plans, "default");
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final CommitPipeline pipeline;
  private final CounterReads reads;
  private final KeyDirectory directory;
  private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  private final DisposableServer server;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RestServer(Map<String, Object> settings, InstantSource clock) {
    reads = new CounterReads(ledger, LANE, System::nanoTime, readers);
    var recalled = new TolerantReads(reads, CounterCache.ALONE, InstantSource.system(), KNOWN_MAX);
    pipeline = new CommitPipeline(new RecallingLedger(ledger, recalled), ledger, new CommitLimits(1, LANE),
        new CommitPipeline.Rules(true, InstantSource.system(), System::nanoTime), CommitListener.SILENT, readers);
    directory = new KeyDirectory(keys, knownPlans, KEYS, System::nanoTime, readers).start();
    var work = new StoreWork(directory, readers);
    var users = new KnownUsers(new InMemoryUserStore(), readers, System::nanoTime);
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context.registerBean(KeyAuthenticator.class, () -> new KeyAuthenticator(directory, users, InstantSource.system()));
    context.registerBean(KeyIssuer.class, () -> new KeyIssuer(keys, plans, work, InstantSource.system(), new SecureRandom()));
    context.registerBean(RatePlanKeeper.class, () -> new RatePlanKeeper(plans, knownPlans, work, InstantSource.system()));
    context.registerBean(TicketIssuer.class,
        () -> new TicketIssuer(tickets, directory, users, readers, InstantSource.system(), new SecureRandom()));
    context.registerBean(KeyDirectory.class, () -> directory);
    context.registerBean(CommitPipeline.class, () -> pipeline);
    context.registerBean(CounterReads.class, () -> reads);
    context.registerBean(TolerantReads.class, () -> recalled);
    context.registerBean(FakeHistory.class, () -> history);
    context.registerBean(InstantSource.class, () -> clock);
    context.registerBean(LedgerProof.class, () -> new LedgerProof(evidence, readers));
    context.registerBean(RollupKeeper.class, () -> new RollupKeeper(rollups, InstantSource.system(), readers, readers));
    context.registerBean(AuditReads.class, () -> new AuditReads(trail, readers));
    var files = new PlainCounterFiles();
    var patience = new Patience(Duration.ofSeconds(2), Duration.ofMillis(10), InstantSource.system());
    context.registerBean(CounterExports.class, () -> new CounterExports(ledger, files, trail, readers, InstantSource.system()));
    context.registerBean(CounterImports.class,
        () -> new CounterImports(new ImportParts(imports, files, ledger, pipeline, patience), readers,
            readers, () -> UUID.randomUUID().toString()));
    context.registerBean(ConsumptionRelay.class, () -> ConsumptionRelay.ALONE);
    context.registerBean(RateLimitListener.class, () -> RateLimitListener.SILENT);
    if (settings.containsKey("server.forward-headers-strategy"))
      context.registerBean("forwardedHeaderTransformer", ForwardedHeaderTransformer.class);
    context.register(WebFlux.class, RestAdapter.class);
    context.refresh();
    server = bind();
  }

  static RestServer start(String... settings) {
    return start(InstantSource.system(), settings);
  }

  /** @param clock what the routes take the time from */
  static RestServer start(InstantSource clock, String... settings) {
    Map<String, Object> map = new HashMap<>(Map.of("counter.rest.farewell-max", "0s"));
    Arrays.stream(settings).map(setting -> setting.split("=", 2)).forEach(pair -> map.put(pair[0], pair[1]));
    return new RestServer(map, clock);
  }

  private DisposableServer bind() {
    HttpServer http = HttpServer.create().host("127.0.0.1").port(0);
    for (NettyServerCustomizer customizer : context.getBeanProvider(NettyServerCustomizer.class))
      http = customizer.apply(http);
    var builder = WebHttpHandlerBuilder.applicationContext(context);
    context.getBeanProvider(WebHttpHandlerBuilderCustomizer.class).forEach(customizer -> customizer.customize(builder));
    var handler = new ReactorHttpHandlerAdapter(builder.build());
    return http.handle(handler).bindNow();
  }

  int port() {
    return server.port();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A request with a key that may do everything, unless it names another. */
  TestRequest request(String method, String pathAndQuery) {
    return new TestRequest(client, method, URI.create("http://127.0.0.1:" + port() + pathAndQuery), KnownKeys.ALL);
  }

  @Override
  public void close() {
    server.disposeNow();
    context.close();
    pipeline.close();
    reads.close();
    directory.close();
    readers.shutdownNow();
  }

  /** What Spring Boot would set up, with something to look at below its {@code /actuator}, and a stream that tells who watches. */
  @EnableWebFlux
  static class WebFlux {
    @Bean
    RouterFunction<ServerResponse> actuator() {
      return RouterFunctions.route().GET("/actuator/**", _ -> ServerResponse.ok().bodyValue("looked at")).build();
    }

    @Bean
    RouterFunction<ServerResponse> stream() {
      return RouterFunctions.route().GET("/stream", request -> ServerResponse.ok().bodyValue(watcher(request))).build();
    }

    private static String watcher(ServerRequest request) {
      return request.attribute(ApiKey.class.getName()).map(ApiKey.class::cast).map(ApiKey::name).orElse("nobody");
    }
  }
}
