package io.counterservice.architecture.offenders.application;

import java.net.http.HttpClient;

/** Talks to the network without a port. */
interface CallsOut {
  void use(HttpClient client);
}
