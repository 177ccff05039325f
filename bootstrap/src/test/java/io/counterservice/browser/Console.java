package io.counterservice.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.counterservice.application.port.in.ManageUsers;
import io.counterservice.application.port.in.ManageUsers.NewUser;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.counter.Actor;
import io.counterservice.testing.Reply;
import io.counterservice.testing.Request;
import io.counterservice.testing.RunningService;
import io.counterservice.testing.Visit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The console of a service that all tests of this JVM share, with a user of each role; it ends with the JVM. */
final class Console {
  static final String PASSWORD = "correct horse battery";
  private static final String FIRST_PASSWORD = "first password of all";
  private static final long ANSWER_SECONDS_MAX = 30;
  private static @Nullable Console shared;

  private final RunningService service = RunningService.start("--counter.bootstrap.admin-password=" + PASSWORD);
  private final Map<Role, Visit> visits = new EnumMap<>(Role.class);
  private final AtomicInteger users = new AtomicInteger();

  static synchronized Console shared() {
    Console running = shared;
    if (running == null) {
      running = new Console();
      Runtime.getRuntime().addShutdownHook(new Thread(running.service::close, "stop-console"));
      shared = running;
    }
    return running;
  }

  <T> T part(Class<T> type) {
    return service.part(type);
  }

  /** Where there are several of a type. */
  <T> T part(String name, Class<T> type) {
    return service.part(name, type);
  }

  String url(String path) {
    return service.baseUri() + path;
  }

  /** Somebody who is not signed in. */
  Visit visitor() {
    return new Visit(service.client());
  }

  /** The visit of a user of a role, which all tests share; who ends it signs in a {@linkplain #user user} of their own. */
  Visit as(Role role) {
    return visits.computeIfAbsent(role, missing -> visitor().signIn(missing == Role.ADMIN ? "admin" : user(missing), PASSWORD));
  }

  /** The name of a new user with {@link #PASSWORD}. */
  String user(Role role) {
    String name = newcomer(role);
    answer(part(SignIn.class).changePassword(name, FIRST_PASSWORD, PASSWORD, new Caller(Actor.user(name), null)));
    return name;
  }

  /** The name of a new user who has to replace {@code first password of all}. */
  String newcomer(Role role) {
    String name = role.text() + "-" + users.incrementAndGet();
    answer(part(ManageUsers.class).create(new NewUser(name, role, FIRST_PASSWORD), new Caller(Actor.user("admin"), null)));
    return name;
  }

  /** What a port says, in the name of the admin. */
  <T> T answer(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Over REST: {@code rest("PUT", "/counters/x", "{}")}, without a body where it is empty. */
  Reply rest(String method, String path, String json) {
    Request bare = Request.of(method, path).key(service.adminKey());
    return service.client().send(json.isEmpty() ? bare : bare.json(json));
  }

  /** The request with the administrator's key. */
  Request withKey(Request request) {
    return request.key(service.adminKey());
  }

  Reply send(Request request) {
    return service.client().send(request);
  }

  /** Makes a counter, or makes it anew. */
  void counter(String name, String definition) {
    int status = rest("PUT", "/counters/" + name, definition).status();
    if (status != 200 && status != 201)
      throw new IllegalStateException(name + " " + status);
  }

  /** The value of a counter; -1 where there is none. */
  long value(String name) {
    Reply reply = rest("GET", "/counters/" + name, "");
    return reply.status() == 200 ? reply.json().get("value").asLong() : -1;
  }

  /** How many operations a counter has had. */
  long version(String name) {
    return rest("GET", "/counters/" + name, "").json().get("version").asLong();
  }

  /** A page of a browser that is signed in as a user of a role. */
  Page page(BrowserContext browser, Role role) {
    return page(browser, as(role));
  }

  /** A page of a browser that takes part in a visit. */
  Page page(BrowserContext browser, Visit visit) {
    browser
        .addCookies(visit.cookies().entrySet().stream().map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()).setDomain("127.0.0.1")
            .setPath("/console").setHttpOnly(true).setSecure(true).setSameSite(SameSiteAttribute.LAX)).toList());
    return browser.newPage();
  }

  /** The paths of pages that a user of a role can open, one of each kind, on a counter and a key that exist. */
  List<String> pages(String counter, String key) {
    return List.of("/console", "/console/counters", "/console/counters/" + counter, "/console/counters/" + counter + "?as=table&range=hour",
        "/console/counters/" + counter + "/edit", "/console/counters/" + counter + "/confirm?op=set",
        "/console/counters/" + counter + "/confirm?op=reset", "/console/counters/" + counter + "/confirm?op=delete", "/console/new-counter",
        "/console/keys", "/console/new-key", "/console/keys/" + key, "/console/keys/" + key + "/edit", "/console/plans",
        "/console/new-plan", "/console/users", "/console/cluster", "/console/password", "/console/no-such-page");
  }
}
