package io.counterservice.architecture.offenders.bootstrap;

import io.counterservice.architecture.offenders.adapter.rest.OpensASecondDoor;

/** Goes past the adapter's door. */
interface EntersByTheWindow {
  void use(OpensASecondDoor window);
}
