package io.counterservice.adapter.admin.users;

import io.counterservice.adapter.admin.page.Form;
import io.counterservice.adapter.admin.page.Gone;
import io.counterservice.adapter.admin.page.Onward;
import io.counterservice.adapter.admin.page.Stages;
import io.counterservice.adapter.admin.page.Visitor;
import io.counterservice.application.port.in.ManageUsers;
import io.counterservice.application.port.in.ManageUsers.Creation;
import io.counterservice.application.port.in.ManageUsers.Edit;
import io.counterservice.application.port.in.ManageUsers.NewUser;
import io.counterservice.domain.access.Caller;
import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Users: list, create, another role, another password, keep out, sign out everywhere. */
@Controller
public final class UserPages {
  public static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::text).toList();
  private static final int SIZE = 100;
  private final ManageUsers users;
  private final InstantSource clock;

  public UserPages(ManageUsers users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
  }

  @GetMapping("/console/users")
  Mono<Rendering> list(@RequestParam(name = "after", required = false) @Nullable String after) {
    if (after != null && !User.isName(after))
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "after " + User.NAME_RULE);
    return page(after, new Form(new LinkedMultiValueMap<>()), HttpStatus.OK);
  }

  @PostMapping("/console/users")
  Mono<Rendering> create(@AuthenticationPrincipal User admin, ServerWebExchange exchange) {
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      String name = form.text("name", User::isName, User.NAME_RULE);
      Role role = role(form);
      if (role == null || form.isWrong())
        return page(null, form, HttpStatus.UNPROCESSABLE_CONTENT);
      var wanted = new NewUser(name, role, form.raw("password"));
      return Stages.mono(users.create(wanted, Visitor.caller(admin, exchange))).flatMap(creation -> switch (creation) {
        case Creation.Created(User user) -> done(exchange, user.name() + " may sign in, and has to choose a password of their own then");
        case Creation.NameTaken _ -> {
          form.refuse("name", "is taken");
          yield page(null, form, HttpStatus.CONFLICT);
        }
        case Creation.BrokenRule(var rule) -> {
          form.refuse("password", rule.text());
          yield page(null, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
      });
    });
  }

  /** One form for each user, whose buttons say what to do. */
  @PostMapping("/console/users/{name}")
  Mono<Rendering> edit(@PathVariable("name") String name, @AuthenticationPrincipal User admin, ServerWebExchange exchange) {
    if (!User.isName(name))
      throw new Gone("There is no such user");
    return exchange.getFormData().map(Form::new).flatMap(form -> {
      CompletionStage<Edit> edit = edit(name, form, Visitor.caller(admin, exchange));
      if (edit == null)
        return page(null, form, HttpStatus.UNPROCESSABLE_CONTENT);
      return Stages.mono(edit).flatMap(made -> edited(name, made, form, exchange));
    });
  }

  private @Nullable CompletionStage<Edit> edit(String name, Form form, Caller by) {
    return switch (form.text("do")) {
      case "role" -> {
        Role role = role(form);
        yield role == null ? null : users.changeRole(name, role, by);
      }
      case "disable" -> users.disable(name, true, by);
      case "enable" -> users.disable(name, false, by);
      case "password" -> users.resetPassword(name, form.raw("password"), by);
      case "sign-out" -> users.signOut(name, by);
      default -> {
        form.refuse("form", "Choose what to do.");
        yield null;
      }
    };
  }

  private Mono<Rendering> edited(String name, Edit edit, Form form, ServerWebExchange exchange) {
    return switch (edit) {
      case Edit.Edited(User user) -> done(exchange, user.name() + switch (form.text("do")) {
        case "sign-out" -> " is signed out everywhere";
        case "password" -> " has a new password, to be changed at the next sign-in";
        default -> " is now " + UserLine.of(user, clock.instant()).words();
      });
      case Edit.Unknown _ -> Mono.error(new Gone("There is no user " + name));
      case Edit.LastAdmin _ -> refused(form, name + " is the last admin with a password. Make another admin first.");
      case Edit.SignsInElsewhere _ -> refused(form, name + " signs in elsewhere, where roles and passwords are kept.");
      case Edit.BrokenRule(var rule) -> refused(form, "The password " + rule.text() + ".");
    };
  }

  private Mono<Rendering> refused(Form form, String sentence) {
    form.refuse("form", sentence);
    return page(null, form, HttpStatus.CONFLICT);
  }

  private static Mono<Rendering> done(ServerWebExchange exchange, String sentence) {
    return Onward.to("/console/users", sentence, exchange);
  }

  private static @Nullable Role role(Form form) {
    String text = form.text("role");
    for (Role role : Role.values())
      if (role.text().equals(text))
        return role;
    form.refuse("role", "must be viewer, operator or admin");
    return null;
  }

  private Mono<Rendering> page(@Nullable String after, Form form, HttpStatus status) {
    Map<String, String> typed = form.values();
    return Stages.mono(users.list(after, SIZE + 1)).map(found -> Rendering.view("users")
        .modelAttribute("users", found.stream().limit(SIZE).map(user -> UserLine.of(user, clock.instant())).toList())
        .modelAttribute("hasMore", found.size() > SIZE).modelAttribute("form", typed).modelAttribute("errors", form.errors()).status(status)
        .build());
  }
}
