package io.counterservice.architecture.offenders.adapter.rest.room;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Wires whatever it meets. */
@SpringBootApplication(scanBasePackages = "io.counterservice.architecture.offenders")
class ScansTheHouse {}
