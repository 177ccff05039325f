package io.counterservice.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Starts of one packaged service: each on a fresh data directory, all with one throw-away key. */
record ServiceStarts(Workshop workshop, Path jar, String key) {
  private static final int SECRET_BYTES = 32;

  static ServiceStarts of(Workshop workshop, Path jar) {
    var secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new ServiceStarts(workshop, jar, "ck_bench_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  OurService.Start next(String title, List<String> jvmOptions) {
    return new OurService.Start(title, jar, workshop.file("data-" + title.replace(' ', '-')), key, jvmOptions);
  }
}
