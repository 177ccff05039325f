package io.counterservice.architecture.offenders.bootstrap;

import tools.jackson.databind.JsonNode;

/** Uses Jackson outside the adapters. */
interface WritesJsonHere {
  void use(JsonNode json);
}
