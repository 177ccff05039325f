package io.counterservice.adapter.admin.providers;

import io.counterservice.adapter.admin.access.UserSessions;
import io.counterservice.adapter.admin.access.Witness;
import io.counterservice.adapter.admin.page.Fault;
import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.UnavailableException;
import io.counterservice.application.port.in.RecordAudit;
import io.counterservice.application.port.in.SignIn;
import io.counterservice.application.port.in.SignIn.Admission;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import io.counterservice.domain.audit.AuditAction;
import io.counterservice.domain.counter.Actor;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The way to a provider, and the way back from it. */
@Controller
final class ProviderPages {
  static final String DEPARTURE = "/console/sign-in/with/";
  private static final String ARRIVAL = "/console/sign-in/from/";
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  /** What is told of an error: anybody may have written it into an address. */
  private static final Pattern SAYABLE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);
  private final Providers providers;
  private final ProviderSettings settings;
  private final SignIn users;
  private final Witness witness;
  private final Vouchers vouchers = new Vouchers();
  private final DefaultServerOAuth2AuthorizationRequestResolver requests;

  ProviderPages(Providers providers, ProviderSettings settings, SignIn users, RecordAudit audit) {
    this.providers = providers;
    this.settings = settings;
    this.users = users;
    this.witness = new Witness(audit);
    this.requests = new DefaultServerOAuth2AuthorizationRequestResolver(providers);
  }

  @GetMapping(DEPARTURE + "{registration}")
  Mono<Rendering> leave(@PathVariable("registration") String registration, ServerWebExchange exchange) {
    return answer(registration, known(registration).then(Mono.defer(() -> requests.resolve(exchange, registration))).map(request -> {
      Departure.of(registration, request, exchange.getRequest().getQueryParams().getFirst("then")).keep(exchange);
      return Onward.to(request.getAuthorizationRequestUri());
    }));
  }

  @GetMapping(ARRIVAL + "{registration}")
  Mono<Rendering> arrive(@PathVariable("registration") String registration, ServerWebExchange exchange) {
    return answer(registration, known(registration).flatMap(provider -> {
      Departure departure = Departure.take(exchange, registration);
      if (departure == null)
        return Mono.just(refused("This sign-in was not begun here", "Or it was begun too long ago, or in another window since."));
      return vouchers.redeem(provider, departure, exchange.getRequest()).flatMap(user -> arrived(user, provider, departure, exchange));
    }));
  }

  private Mono<ClientRegistration> known(String registration) {
    return providers.findByRegistrationId(registration)
        .switchIfEmpty(Mono.error(() -> new Gone("There is no provider " + registration + ".")));
  }

  private Mono<Rendering> arrived(OidcUser vouched, ClientRegistration provider, Departure departure, ServerWebExchange exchange) {
    var claims = new Claims(vouched.getClaims());
    Optional<String> name = settings.name(claims);
    Optional<Role> role = settings.role(claims);
    if (name.isEmpty())
      return denied("", exchange, "Without a name", "The provider says no " + settings.nameClaim() + " of you.");
    if (role.isEmpty())
      return denied(name.get(), exchange, "Without a role here",
          "The provider knows you as " + name.get() + ", but nothing it says in " + settings.roleClaim() + " lets you in.");
    var by = new Caller(Actor.user(name.get()), Visitor.address(exchange));
    return Stages.mono(users.admit(name.get(), role.get(), provider.getProviderDetails().getIssuerUri() == null
        ? provider.getRegistrationId()
        : provider.getProviderDetails().getIssuerUri(), by)).flatMap(admission -> switch (admission) {
          case Admission.Admitted(User user) -> UserSessions.begin(exchange, user, Farewell.of(vouched, provider, departure))
              .thenReturn(Onward.to(departure.then()));
          case Admission.UnfitName _ -> Mono.just(refused("A name that cannot be used here", User.NAME_RULE));
          case Admission.NameTaken _ ->
            Mono.just(refused("Your name is taken", "Somebody called " + name.get() + " signs in another way."));
          case Admission.Disabled _ -> Mono.just(refused("You are kept out", "An admin has kept " + name.get() + " out."));
        });
  }

  private Mono<Rendering> denied(String name, ServerWebExchange exchange, String title, String sentence) {
    return witness.record(AuditAction.SIGN_IN_REFUSED, User.isName(name) ? name : "", Caller.anonymous(Visitor.address(exchange)))
        .thenReturn(refused(title, sentence));
  }

  /** The page, or one that says that there is none for now. */
  private Mono<Rendering> answer(String registration, Mono<Rendering> page) {
    String name = providers.nameOf(registration);
    return page.timeout(ANSWER_MAX).onErrorResume(failure -> switch (failure) {
      case Gone gone -> Mono.error(gone);
      case UnavailableException unavailable -> Mono.error(unavailable);
      case OAuth2AuthenticationException refusal -> Mono.just(unproven(name, refusal.getError()));
      case OAuth2AuthorizationException refusal -> Mono.just(unproven(name, refusal.getError()));
      default -> {
        LOG.warn("The provider {} cannot be asked: {}", name, failure.toString());
        yield Mono.just(new Fault(HttpStatus.SERVICE_UNAVAILABLE, name + " cannot be reached", "Try again in a moment.").page());
      }
    });
  }

  private static Rendering unproven(String name, OAuth2Error error) {
    String code = SAYABLE.matcher(error.getErrorCode()).matches() ? error.getErrorCode() : "unknown";
    String said = Objects.requireNonNullElse(error.getDescription(), "").replaceAll("[^ -~]", "?");
    LOG.warn("A sign-in with {} failed: {} {}", name, code, said);
    return refused(name + " does not vouch for you", "It was not you, or not now (" + code + ").");
  }

  private static Rendering refused(String title, String sentence) {
    return new Fault(HttpStatus.FORBIDDEN, title, sentence + " You are not signed in.").page();
  }
}
