package io.counterservice.adapter.admin.access;

import io.counterservice.domain.access.Role;
import io.counterservice.domain.access.User;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A user who is signed in, with every role that the user's own includes. */
final class UserToken extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;
  private final transient User user;

  UserToken(User user) {
    super(authorities(user.role()));
    this.user = user;
    setAuthenticated(true);
  }

  @Override
  public User getPrincipal() {
    return user;
  }

  @Override
  public String getName() {
    return user.name();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  static String authority(Role role) {
    return "ROLE_" + role.name();
  }

  private static List<GrantedAuthority> authorities(Role own) {
    return Arrays.stream(Role.values()).filter(own::includes).<GrantedAuthority>map(role -> new SimpleGrantedAuthority(authority(role)))
        .toList();
  }
}
