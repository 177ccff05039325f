package io.counterservice.adapter.persistence.embedded;

import static io.counterservice.adapter.persistence.settings.Durations.requirePositive;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may choose about the service's own PostgreSQL.
 *
 * @param dataDirectory
 *          where binaries, data and password live; made when missing
 * @param startTimeout
 *          how long PostgreSQL may take until it answers, crash recovery included
 * @param stopTimeout
 *          how long a clean shutdown may take before it is cut short; what is committed stays
 * @param sharedBuffers
 *          PostgreSQL's page cache, 16 MB or more
 */
@ConfigurationProperties("counter.embedded")
record EmbeddedSettings(@DefaultValue("./data") Path dataDirectory, @DefaultValue("2m") Duration startTimeout,
    @DefaultValue("30s") Duration stopTimeout, @DefaultValue("256MB") DataSize sharedBuffers) {

  static final DataSize SHARED_BUFFERS_MIN = DataSize.ofMegabytes(16);

  EmbeddedSettings {
    requirePositive("counter.embedded.start-timeout", startTimeout);
    requirePositive("counter.embedded.stop-timeout", stopTimeout);
    if (sharedBuffers.compareTo(SHARED_BUFFERS_MIN) < 0)
      throw new IllegalArgumentException("counter.embedded.shared-buffers must be at least 16MB, but is " + sharedBuffers);
  }
}
