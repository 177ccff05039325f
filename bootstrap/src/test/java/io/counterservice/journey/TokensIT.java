package io.counterservice.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterservice.testing.Provider;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens of a provider in place of keys; and a console that only the provider's people may enter. */
class TokensIT {
  private static final String PASSWORD = "correct horse battery";
  private static final Map<String, Object> MAY_WRITE = Map.of("scope", "openid counters:read counters:write live:read", "counter_pattern",
      "shop.*");
  private static Provider provider;
  private static RunningService service;

  @BeforeAll
  static void start() {
    provider = Provider.start();
    var settings = new ArrayList<>(provider.settings());
    settings.addAll(List.of("--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + provider.issuer(),
        "--spring.security.oauth2.resourceserver.jwt.audiences=counter-service", "--counter.rate-limit.default-plan=small",
        "--server.forward-headers-strategy=framework", "--counter.console.local-sign-in=false", "--counter.console.oidc.admin-values=root",
        "--counter.bootstrap.admin-password=" + PASSWORD));
    service = RunningService.start(settings.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    service.close();
    provider.close();
  }

  private static Reply send(String method, String path, String token) {
    return service.client().send(Request.of(method, path).key(token));
  }

  private static String token(String subject, Map<String, Object> claims) {
    return provider.token(subject, 600, claims);
  }

  @Test
  void a_token_may_do_what_its_claims_say() {
    String token = token("ada", MAY_WRITE);
    assertThat(send("POST", "/counters/shop.sales/increment", token).status()).isEqualTo(200);
    assertThat(send("GET", "/counters/shop.sales/changes", token).body()).contains("\"jwt:ada\"");
    assertThat(send("POST", "/counters/till/increment", token).json().get("field").asString()).isEqualTo("name");
    assertThat(send("GET", "/keys", token).json().get("field").asString()).isEqualTo("scope");
    assertThat(send("GET", "/counters", token("eve", Map.of())).status()).as("no scope").isEqualTo(403);
    assertThat(send("POST", "/live/tickets", token).json().get("rule").asString()).isEqualTo("must be a key");
  }

  @Test
  void what_a_token_manages_is_audited_in_its_name() {
    String token = token("team|joan", Map.of("scp", List.of("admin")));
    Request key = Request.of("POST", "/keys").key(token).json("{\"name\":\"by token\",\"scopes\":[\"counters:read\"],\"pattern\":\"*\"}");
    assertThat(service.client().send(key.header("X-Forwarded-For", "203.0.113.9")).status()).isEqualTo(201);
    JsonNode entry = send("GET", "/audit?actor=" + Visit.encoded("jwt:team|joan"), token).json().get("items").get(0);
    assertThat(entry.get("action").asString()).isEqualTo("key-created");
    assertThat(entry.get("address").asString()).as("behind a proxy that is trusted").isEqualTo("203.0.113.9");
    assertThat(send("GET", "/actuator/prometheus", token).status()).isEqualTo(200);
  }

  @Test
  void a_token_that_is_wrong_is_a_key_that_is_wrong() {
    String good = token("ada", MAY_WRITE);
    for (String wrong : List.of(provider.token("ada", -600, MAY_WRITE), provider.token("evil", "ada", 600, MAY_WRITE),
        good.substring(0, good.length() - 8) + "AAAAAAAA", token("a b", MAY_WRITE),
        token("ada", Map.of("scope", "admin", "counter_pattern", "shop.*")), token("ada", Map.of("aud", "another")))) {
      Reply reply = send("GET", "/counters", wrong);
      assertThat(reply.status()).as(reply.body()).isEqualTo(401);
      assertThat(reply.json().get("type").asString()).isEqualTo("/problems/unauthenticated");
      assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void each_subject_has_the_default_plan_for_itself() {
    Request plan = Request.of("POST", "/rate-plans").key(service.adminKey())
        .json("{\"name\":\"small\",\"operationsPerSecond\":1,\"burst\":3}");
    assertThat(service.client().send(plan).status()).isEqualTo(201);
    List<Integer> greedy = new ArrayList<>();
    for (int count = 0; count < 6; count++)
      greedy.add(send("POST", "/counters/shop.busy/increment", token("greedy", MAY_WRITE)).status());
    assertThat(greedy).startsWith(200, 200, 200).contains(429);
    Reply other = send("POST", "/counters/shop.busy/increment", token("modest", MAY_WRITE));
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("RateLimit")).startsWith("\"small\";r=2");
  }

  @Test
  void a_live_feed_ends_with_its_token() {
    Instant start = Instant.now();
    Reply stream = send("GET", "/stream?counters=shop.sales", provider.token("ada", 2, MAY_WRITE));
    assertThat(stream.status()).as(stream.body()).isEqualTo(200);
    assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
  }

  @Test
  void with_passwords_turned_off_only_the_provider_opens_the_console() {
    Visit visit = new Visit(service.client());
    assertThat(visit.get("/console/sign-in").body()).contains("Continue with Acme").doesNotContain("name=\"password\"");
    assertThat(visit.trySignIn("admin", PASSWORD).status()).isEqualTo(403);
    assertThat(visit.isSignedIn()).isFalse();
    Request behindProxy = Request.of("GET", "/console/sign-in/with/acme").header("X-Forwarded-Proto", "https").header("X-Forwarded-Host",
        "counter.example");
    assertThat(service.client().send(behindProxy).header("Location"))
        .contains("redirect_uri=" + Visit.encoded("https://counter.example/console/sign-in/from/acme"));
    provider.vouch(Map.of("preferred_username", "ada", "roles", List.of("root")));
    String back = Provider.sendOn(visit.get("/console/sign-in/with/acme").header("Location"));
    assertThat(visit.get(back.substring(service.baseUri().toString().length())).header("Location")).isEqualTo("/console");
    assertThat(visit.get("/console/users").status()).isEqualTo(200);
    assertThat(visit.post("/console/sign-out").body()).contains("Sign out there too");
  }
}
