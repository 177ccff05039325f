package io.counterservice.adapter.rest.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed attempts to authenticate by client address. It is asked only after a failure, so that a good key is
 * never held up by the failures of its neighbours. Addresses of IPv6 count by their /64, which is what one client has.
 */
public final class FailureLimiter {
  private static final int NETWORK_BYTES_V6 = 8;

  private final FailureSettings settings;
  private final TimeMeter time;
  private final Map<String, Bucket> buckets;

  public FailureLimiter(FailureSettings settings) {
    this(settings, TimeMeter.SYSTEM_MILLISECONDS);
  }

  FailureLimiter(FailureSettings settings, TimeMeter time) {
    this.settings = settings;
    this.time = time;
    this.buckets = new Recent(settings.addressesMax());
  }

  /** Counts a failure; returns 0, or after how many seconds the address may fail again. */
  public synchronized long secondsToWaitAfterFailure(@Nullable InetSocketAddress address) {
    Bucket bucket = buckets.computeIfAbsent(networkOf(address), _ -> newBucket());
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
  }

  synchronized int addresses() {
    return buckets.size();
  }

  private Bucket newBucket() {
    return Bucket.builder().withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(settings.failuresMax()).refillGreedy(settings.failuresMax(), settings.failuresPeriod())).build();
  }

  private static String networkOf(@Nullable InetSocketAddress address) {
    InetAddress ip = address == null ? null : ipOf(address);
    if (ip instanceof Inet6Address)
      return Arrays.toString(Arrays.copyOf(ip.getAddress(), NETWORK_BYTES_V6));
    return ip == null ? "unknown" : ip.getHostAddress();
  }

  /** A proxy tells its client's address as text, which nobody has looked up. */
  private static @Nullable InetAddress ipOf(InetSocketAddress address) {
    try {
      return address.isUnresolved() ? InetAddress.ofLiteral(address.getHostString()) : address.getAddress();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Keeps the addresses that failed last. */
  private static final class Recent extends LinkedHashMap<String, Bucket> {
    private static final long serialVersionUID = 1;
    private final int entriesMax;

    Recent(int entriesMax) {
      super(16, 0.75f, true);
      this.entriesMax = entriesMax;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > entriesMax;
    }
  }
}
