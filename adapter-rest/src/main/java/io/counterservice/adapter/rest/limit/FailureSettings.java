package io.counterservice.adapter.rest.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of failed authentication.
 *
 * @param failuresMax how many failures in a row an address has
 * @param failuresPeriod within which it gets all of them back
 * @param addressesMax how many addresses are remembered; the one longest without a failure is forgotten first
 */
@ConfigurationProperties("counter.access")
public record FailureSettings(@DefaultValue("20") int failuresMax, @DefaultValue("1m") Duration failuresPeriod,
    @DefaultValue("10000") int addressesMax) {

  public FailureSettings {
    if (failuresMax < 1)
      throw new IllegalArgumentException("counter.access.failures-max must be at least 1");
    if (failuresPeriod.isNegative() || failuresPeriod.isZero())
      throw new IllegalArgumentException("counter.access.failures-period must be longer than zero");
    if (addressesMax < 1)
      throw new IllegalArgumentException("counter.access.addresses-max must be at least 1");
  }
}
