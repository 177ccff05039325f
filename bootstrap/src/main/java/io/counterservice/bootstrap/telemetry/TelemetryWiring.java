package io.counterservice.bootstrap.telemetry;

import io.counterservice.application.port.out.CommitListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is measured. */
@Configuration(proxyBeanMethods = false)
public class TelemetryWiring {

  @Bean
  CommitListener commitListener(MeterRegistry registry) {
    return new CommitMetrics(registry);
  }
}
