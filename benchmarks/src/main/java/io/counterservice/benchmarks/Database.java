package io.counterservice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The PostgreSQL of a service under measurement, asked by {@code psql} beside the service. */
record Database(Workshop workshop, String url) {
  private static final int PORT_LINE = 3;

  /** That of a service with a database of its own in this directory. */
  static Database of(Workshop workshop, Path data) throws IOException {
    var port = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(PORT_LINE).strip();
    var password = Files.readString(data.resolve("postgresql.password")).strip();
    return new Database(workshop, "postgresql://counter:" + password + "@127.0.0.1:" + port + "/counter");
  }

  /** The rows of the answer, one a line. */
  String ask(String sql) throws IOException, InterruptedException {
    return workshop.children().run(List.of("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", sql, url)).strip();
  }

  double number(String sql) throws IOException, InterruptedException {
    return Double.parseDouble(ask(sql));
  }
}
