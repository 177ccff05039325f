package io.counterservice.adapter.persistence;

import io.counterservice.adapter.persistence.cluster.ClusterConfiguration;
import io.counterservice.adapter.persistence.embedded.EmbeddedConfiguration;
import io.counterservice.adapter.persistence.files.FilesConfiguration;
import io.counterservice.adapter.persistence.grid.GridConfiguration;
import io.counterservice.adapter.persistence.history.HistoryConfiguration;
import io.counterservice.adapter.persistence.jpa.JpaConfiguration;
import io.counterservice.adapter.persistence.ledger.LedgerConfiguration;
import io.counterservice.adapter.persistence.passwords.PasswordConfiguration;
import io.counterservice.adapter.persistence.survey.SurveyConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Storage in PostgreSQL, the service's own or the one configured; and what the nodes tell each other of it. */
@Configuration(proxyBeanMethods = false)
@Import({ClusterConfiguration.class, EmbeddedConfiguration.class, FilesConfiguration.class, GridConfiguration.class,
    HistoryConfiguration.class,
    JpaConfiguration.class,
    LedgerConfiguration.class, PasswordConfiguration.class, SurveyConfiguration.class})
public class PersistenceAdapter {}
