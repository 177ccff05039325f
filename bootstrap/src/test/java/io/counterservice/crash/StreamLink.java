package io.counterservice.crash;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stream of server-sent events; what it has told ends in an id, after which another can go on. */
final class StreamLink implements LiveLink {
  private static final int MOMENT_MILLIS = 2_000;
  private final HttpURLConnection connection;
  private final BufferedReader lines;
  private String id;
  private String lastId;
  private String data = "";

  /** @param lastId of what is known, or empty */
  StreamLink(URI node, String apiKey, String query, String lastId) throws IOException {
    this.id = lastId;
    this.lastId = lastId;
    connection = (HttpURLConnection) node.resolve("/stream?" + query).toURL().openConnection();
    connection.setConnectTimeout(MOMENT_MILLIS);
    connection.setReadTimeout(5 * MOMENT_MILLIS);
    connection.setRequestProperty("Authorization", "Bearer " + apiKey);
    if (!lastId.isEmpty())
      connection.setRequestProperty("Last-Event-ID", lastId);
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK)
      throw new IOException("status " + connection.getResponseCode());
    lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The id of the last event that was taken. */
  String lastId() {
    return lastId;
  }

  @Override
  public Optional<String> next() throws IOException {
    String line;
    try {
      line = lines.readLine();
    } catch (SocketTimeoutException silent) {
      throw new IOException(silent); // a heartbeat would have come
    }
    if (line == null)
      throw new EOFException("ended by the service");
    if (line.startsWith("id: "))
      id = line.substring("id: ".length());
    else if (line.startsWith("data: "))
      data = line.substring("data: ".length());
    else if (line.isEmpty() && !data.isEmpty()) {
      String whole = data;
      data = "";
      lastId = id;
      return Optional.of(whole);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
