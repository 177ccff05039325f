package io.counterservice.architecture.offenders.domain;

/** Changes under its reader. */
final class CountsItself {
  int value;
}
