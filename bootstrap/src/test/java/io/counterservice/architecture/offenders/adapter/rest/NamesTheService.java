package io.counterservice.architecture.offenders.adapter.rest;

import io.counterservice.architecture.offenders.application.Service;

/** Goes past the port. */
interface NamesTheService {
  void use(Service service);
}
