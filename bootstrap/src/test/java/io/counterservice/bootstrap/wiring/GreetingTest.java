package io.counterservice.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.application.port.in.ManageApiKeys.IssuedKey;
import io.counterservice.domain.access.ApiKey;
import io.counterservice.domain.access.NamePattern;
import io.counterservice.domain.access.Scope;
import io.counterservice.domain.access.SecretDigest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GreetingTest {
  private static final String READY = "Counter Service is ready at http://localhost:8080  (API: http://localhost:8080/docs)";
  private static final String CONSOLE = "Console: http://localhost:8080/console";
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Greeting greeting = new Greeting(new PrintStream(output, true, StandardCharsets.UTF_8));

  @Test
  void tells_a_first_key_and_a_first_password_as_soon_as_they_are_made() {
    greeting.issued(Optional.of(key()));
    assertThat(told()).contains("API key, shown only this once: ck_a_secret");
    greeting.admitted(Optional.of("abcde-fghij"));
    assertThat(told()).contains("Console password of admin, shown only this once: abcde-fghij").doesNotContain("http");
  }

  @Test
  void tells_how_to_go_on_with_them() {
    greeting.issued(Optional.of(key()));
    greeting.admitted(Optional.of("abcde-fghij"));
    output.reset();
    greeting.ready(8080);
    assertThat(told()).contains(READY, CONSOLE + "  sign in as admin with abcde-fghij, shown only this once\n",
        "-H \"Authorization: Bearer ck_a_secret\"");
  }

  @Test
  void has_no_secrets_to_tell_at_a_later_start() {
    greeting.issued(Optional.empty());
    greeting.admitted(Optional.empty());
    assertThat(told()).isEmpty();
    greeting.ready(8080);
    assertThat(told()).contains(READY, CONSOLE + "\n", "$COUNTER_API_KEY");
  }

  @Test
  void tells_a_password_made_late_with_where_to_use_it() {
    greeting.ready(8080);
    output.reset();
    greeting.admitted(Optional.of("abcde-fghij"));
    assertThat(told()).contains(CONSOLE + "  sign in as admin with abcde-fghij").doesNotContain(READY);
  }

  @Test
  void is_silent_where_the_service_never_answered() {
    greeting.ready(-1);
    assertThat(told()).isEmpty();
  }

  private String told() {
    return output.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static IssuedKey key() {
    return new IssuedKey(new ApiKey("a", "a", new SecretDigest("a".repeat(64)), null, Set.of(Scope.ADMIN), NamePattern.ALL, Set.of(), null,
        Instant.EPOCH, null, null), "ck_a_secret");
  }
}
