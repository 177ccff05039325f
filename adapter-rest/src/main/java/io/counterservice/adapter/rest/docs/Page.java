package io.counterservice.adapter.rest.docs;

import io.counterservice.adapter.rest.http.Answer;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** A small page that needs nothing but itself. */
final class Page {
  private static final String MEDIA_TYPE = "text/html; charset=utf-8";
  private static final String FRAME = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>{title}</title>
      <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600;margin-top:.5rem}</style>
      </head>
      <body>
      <h1>{title}</h1>
      {body}
      </body>
      </html>
      """;

  private Page() {}

  /** A page with this title, which is escaped, around this body, which is not. */
  static Answer of(String title, String body) {
    String safe = escaped(title);
    return Answer.of(200, MEDIA_TYPE, FRAME.replace("{title}", safe).replace("{body}", body).getBytes(StandardCharsets.UTF_8))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'").header("X-Content-Type-Options", "nosniff");
  }

  static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
