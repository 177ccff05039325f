package io.counterservice.bootstrap.wiring;

import io.counterservice.application.audit.AuditReads;
import io.counterservice.application.audit.AuditRecorder;
import io.counterservice.application.port.out.AuditTrail;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who did what. */
@Configuration(proxyBeanMethods = false)
public class AuditWiring {
  @Bean
  AuditReads auditReads(AuditTrail trail, BlockingWork readers) {
    return new AuditReads(trail, readers);
  }

  @Bean
  AuditRecorder auditRecorder(AuditTrail trail, BlockingWork work, InstantSource clock) {
    return new AuditRecorder(trail, work, clock);
  }
}
