package io.counterservice.architecture.offenders.adapter.persistence;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes passwords outside their room. */
interface HashesHere {
  void use(BCryptPasswordEncoder encoder);
}
