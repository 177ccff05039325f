package io.counterservice.bootstrap.wiring;

import io.counterservice.application.cluster.ClusterReads;
import io.counterservice.application.port.out.CounterSurveys;
import io.counterservice.application.port.out.NodeStore;
import io.counterservice.application.port.out.Surroundings;
import io.counterservice.application.survey.Surveyor;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is to see of all counters together, and of all nodes. */
@Configuration(proxyBeanMethods = false)
public class OverviewWiring {

  /** One survey at a time may take a minute; nothing else waits behind it. */
  @Bean(destroyMethod = "close", defaultCandidate = false)
  BlockingWork surveyThread() {
    return new BlockingWork("survey", 1, 1);
  }

  @Bean
  ClusterReads clusterReads(NodeStore nodes, Surroundings surroundings, InstantSource clock, BlockingWork readers) {
    return new ClusterReads(nodes, surroundings, clock, readers);
  }

  @Bean
  Surveyor surveyor(CounterSurveys surveys, InstantSource clock, @Qualifier("surveyThread") BlockingWork thread) {
    return new Surveyor(surveys, clock, System::nanoTime, thread);
  }
}
