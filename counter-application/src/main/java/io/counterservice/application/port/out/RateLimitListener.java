package io.counterservice.application.port.out;

/** Is told how rate plans are kept; silent by default. Called where requests are answered: must be quick and must not throw. */
public interface RateLimitListener {
  RateLimitListener SILENT = new RateLimitListener() {
  };

  /** So many operations were turned away by the rate plan of their key. */
  default void onLimited(long operations) {}
}
