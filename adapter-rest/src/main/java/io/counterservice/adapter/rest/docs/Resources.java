package io.counterservice.adapter.rest.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/**
 * Files on the class path; reading them blocks. They are looked up beside this class: the threads of the common pool do not see
 * the jars that are packed within the service's own.
 */
public final class Resources {
  private Resources() {}

  public static byte[] bytes(String path) {
    try {
      return new ClassPathResource(path, Resources.class.getClassLoader()).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }
}
