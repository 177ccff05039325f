package io.counterservice.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/** Speaks HTTP to a service, as any program would. */
public final class ServiceClient {
  private final URI baseUri;
  private final HttpClient client;

  ServiceClient(URI baseUri) {
    this(baseUri, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  private ServiceClient(URI baseUri, HttpClient client) {
    this.baseUri = baseUri;
    this.client = client;
  }

  /** The same from another address of this machine. */
  public ServiceClient from(InetAddress address) {
    return new ServiceClient(baseUri, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).localAddress(address).build());
  }

  public Reply send(Request request) {
    try {
      return Reply.of(client.send(request.toHttp(baseUri), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(request + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(request + " was interrupted", e);
    }
  }
}
