package io.counterservice.adapter.rest.body;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of request bodies and of the connections they come on.
 *
 * @param bodySizeMax of every body but a bulk's
 * @param bulkSizeMax of a bulk's body
 * @param bodiesSizeMax of the bulk bodies in memory at one time; as much again for all others
 * @param drainSizeMax how much of a refused body is read and thrown away before the refusal is sent
 * @param bodyTimeout within which a body must have arrived
 * @param idleMax after which a connection ends on which nothing came or went
 * @param farewellMin how long, when the service stops, it serves as before, so that load balancers notice that it is not ready
 * @param farewellMax how long, after that, clients may take to be told by an answer that their connection ends
 */
@ConfigurationProperties("counter.rest")
public record BodySettings(@DefaultValue("16KB") DataSize bodySizeMax, @DefaultValue("4MB") DataSize bulkSizeMax,
    @DefaultValue("64MB") DataSize bodiesSizeMax, @DefaultValue("8MB") DataSize drainSizeMax,
    @DefaultValue("10s") Duration bodyTimeout, @DefaultValue("60s") Duration idleMax,
    @DefaultValue("0s") Duration farewellMin, @DefaultValue("2s") Duration farewellMax) {
  private static final Duration FAREWELLS_MAX = Duration.ofSeconds(25);

  public BodySettings {
    atLeastOneByte("body-size-max", bodySizeMax);
    atLeastOneByte("bulk-size-max", bulkSizeMax);
    atLeastOneByte("drain-size-max", drainSizeMax);
    if (bodiesSizeMax.compareTo(bulkSizeMax) < 0)
      throw new IllegalArgumentException("counter.rest.bodies-size-max must be at least counter.rest.bulk-size-max");
    longerThanZero("body-timeout", bodyTimeout);
    longerThanZero("idle-max", idleMax);
    notNegative("farewell-min", farewellMin);
    notNegative("farewell-max", farewellMax);
    if (farewellMin.plus(farewellMax).compareTo(FAREWELLS_MAX) > 0)
      throw new IllegalArgumentException("counter.rest.farewell-min and counter.rest.farewell-max together must be at most 25s");
  }

  private static void notNegative(String key, Duration time) {
    if (time.isNegative())
      throw new IllegalArgumentException("counter.rest." + key + " must not be negative");
  }

  private static void longerThanZero(String key, Duration time) {
    if (!time.isPositive())
      throw new IllegalArgumentException("counter.rest." + key + " must be longer than zero");
  }

  private static void atLeastOneByte(String key, DataSize size) {
    if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE / 2)
      throw new IllegalArgumentException("counter.rest." + key + " must be 1 byte to 1 GB");
  }
}
