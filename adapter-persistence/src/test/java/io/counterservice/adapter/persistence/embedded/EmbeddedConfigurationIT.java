package io.counterservice.adapter.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class EmbeddedConfigurationIT {

  @TempDir
  static Path root;

  @Configuration(proxyBeanMethods = false)
  @Import(EmbeddedConfiguration.class)
  @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
  static class Application {}

  private static ConfigurableApplicationContext run(String... arguments) {
    return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).registerShutdownHook(false)
        .properties("spring.main.banner-mode=off", "logging.level.root=error").run(arguments);
  }

  @Test
  void gives_the_pools_a_server_of_their_own_and_stops_it_after_them() throws Exception {
    var home = root.resolve("own");
    try (var context = run("--counter.embedded.data-directory=" + home);
        var connection = context.getBean(DataSource.class).getConnection();
        var rows = connection.createStatement().executeQuery("show data_directory")) {
      assertThat(rows.next()).isTrue();
      assertThat(Path.of(rows.getString(1))).isEqualTo(home.toRealPath().resolve("postgresql"));
    }
    assertThat(home.resolve("postgresql/postmaster.pid")).doesNotExist();
  }

  @Test
  void leaves_an_external_database_alone() {
    var home = root.resolve("none");
    try (var context = run("--counter.embedded.data-directory=" + home, "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none")) {
      assertThat(context.getBeansOfType(EmbeddedPostgres.class)).isEmpty();
    }
    assertThat(home).doesNotExist();
  }

  @Test
  void tells_the_operator_what_to_do_when_it_cannot_start() throws Exception {
    var home = Files.createDirectories(root.resolve("in use"));
    try (var lock = DirectoryLock.of(home.toRealPath())) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> run("--counter.embedded.data-directory=" + home)).rootCause().isInstanceOfSatisfying(
          EmbeddedPostgresException.class, failure -> assertThat(new EmbeddedFailureAnalyzer().analyze(failure, failure).getAction())
              .contains("counter.embedded.data-directory"));
    }
  }
}
