package io.counterservice.testing;

import io.counterservice.adapter.persistence.testing.PostgresFixture;
import io.counterservice.bootstrap.CounterService;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The whole service, started inside this JVM as its own command would start it: on a free port unless told which, and on an empty database of its own
 * unless told another. Tests that can live with each other's counters take the {@link #shared} one, which
 * starts once per JVM.
 */
public final class RunningService implements AutoCloseable {
  private static final String ADMIN_KEY = "ck_test_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
  private static @Nullable RunningService shared;

  private final ConfigurableApplicationContext context;
  private final URI baseUri;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    this.baseUri = URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** The service that all tests of this JVM share; it ends with the JVM. */
  public static synchronized RunningService shared() {
    RunningService running = shared;
    if (running == null) {
      running = start();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-service"));
      shared = running;
    }
    return running;
  }

  /** A service of one's own, with further arguments such as {@code --counter.create-on-increment=false}. */
  public static RunningService start(String... furtherArguments) {
    return start(InstantSource.system(), furtherArguments);
  }

  /** The same with a clock of one's own. */
  public static RunningService start(InstantSource clock, String... furtherArguments) {
    return new RunningService(run(clock, List.of(furtherArguments)));
  }

  /** Where the service answers, without a path. */
  public URI baseUri() {
    return baseUri;
  }

  /** A key with the scope admin. */
  public String adminKey() {
    return ADMIN_KEY;
  }

  /** A part of the service, for what no wire shows. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** The same where there are several of a type. */
  public <T> T part(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public ServiceClient client() {
    return new ServiceClient(baseUri);
  }

  @Override
  public void close() {
    context.close();
  }

  private static ConfigurableApplicationContext run(InstantSource clock, List<String> furtherArguments) {
    var arguments = new ArrayList<>(List.of("--server.address=127.0.0.1",
        "--counter.bootstrap.api-key=" + ADMIN_KEY, "--counter.rest.farewell-max=0s"));
    if (furtherArguments.stream().noneMatch(argument -> argument.startsWith("--spring.datasource.url=")))
      arguments.addAll(List.of(database()));
    arguments.addAll(furtherArguments);
    if (furtherArguments.stream().noneMatch(argument -> argument.startsWith("--server.port=")))
      arguments.add("--server.port=0");
    var application = new SpringApplication(CounterService.class);
    application.setRegisterShutdownHook(false);
    application.addInitializers(RunningService::giveLoopsOfItsOwn);
    if (!clock.equals(InstantSource.system()))
      application
          .addInitializers(context -> ((GenericApplicationContext) context).registerBean("clockOfTheTest", InstantSource.class, () -> clock,
              definition -> definition.setPrimary(true)));
    return application.run(arguments.toArray(String[]::new));
  }

  /** Settings with an empty database, which several services may share. */
  public static String[] database() {
    PGSimpleDataSource database = PostgresFixture.database();
    // Not its own URL, which has every setting of the driver and would outdo the service's.
    String url = "jdbc:postgresql://" + database.getServerNames()[0] + ":" + database.getPortNumbers()[0] + "/"
        + database.getDatabaseName();
    return new String[] {"--spring.datasource.url=" + url, "--spring.datasource.username=" + database.getUser(),
        "--spring.datasource.password=" + database.getPassword()};
  }

  /** Services in one JVM share event loops, and the first that ends would take them from all. */
  private static void giveLoopsOfItsOwn(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
      var loops = new ReactorResourceFactory();
      loops.setUseGlobalResources(false);
      return loops;
    });
  }
}
