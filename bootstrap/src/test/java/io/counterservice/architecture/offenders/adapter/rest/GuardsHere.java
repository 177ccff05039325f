package io.counterservice.architecture.offenders.adapter.rest;

import org.springframework.security.core.Authentication;

/** Uses Spring Security outside its room. */
interface GuardsHere {
  void use(Authentication authentication);
}
