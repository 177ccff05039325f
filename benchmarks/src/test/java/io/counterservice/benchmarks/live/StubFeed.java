package io.counterservice.benchmarks.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket server that says what a test tells it to say, in pieces of a few bytes if need be, and notes what it hears. */
final class StubFeed implements AutoCloseable {
  static final String ACCEPTS = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

  final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final ServerSocket port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final String answer;
  private final String greeting;

  /** @param greeting the text that answers each text of a client */
  StubFeed(String answer, String greeting) throws IOException {
    this.port = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    this.answer = answer;
    this.greeting = greeting;
    Thread.ofVirtual().start(this::accept);
  }

  List<InetSocketAddress> addresses() {
    return List.of(new InetSocketAddress(port.getInetAddress(), port.getLocalPort()));
  }

  private void accept() {
    while (!port.isClosed())
      try {
        var socket = port.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
  }

  private void serve(Socket socket) {
    try {
      var in = socket.getInputStream();
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0)
        head.append((char) in.read());
      heard.add(head.toString());
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      while (true) {
        heard.add(frame(in));
        socket.getOutputStream().write(frame(Frames.TEXT, greeting));
      }
    } catch (IOException _) {
      // the client has left
    }
  }

  /** The opcode and the text of a frame of the client, unmasked. */
  private static String frame(InputStream in) throws IOException {
    int opcode = in.read() & 0xf;
    int length = in.read() & 0x7f;
    if (length == 126)
      length = Short.toUnsignedInt(ByteBuffer.wrap(in.readNBytes(2)).getShort());
    var key = in.readNBytes(4);
    var payload = in.readNBytes(length);
    if (payload.length < length)
      throw new IOException("the client has left");
    for (int i = 0; i < length; i++)
      payload[i] ^= key[i % 4];
    return opcode + ":" + new String(payload, StandardCharsets.UTF_8);
  }

  static byte[] frame(int opcode, String text) {
    var payload = text.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(4 + payload.length).put((byte) (0x80 | opcode));
    if (payload.length < 126)
      frame.put((byte) payload.length);
    else
      frame.put((byte) 126).putShort((short) payload.length);
    return java.util.Arrays.copyOf(frame.put(payload).array(), frame.position());
  }

  /** Sends texts as frames to all clients, so many bytes at a time. */
  void send(int pieceBytes, String... texts) {
    var all = new ByteArrayOutputStream();
    for (var text : texts)
      all.writeBytes(frame(Frames.TEXT, text));
    send(pieceBytes, all.toByteArray());
  }

  void send(int pieceBytes, byte[] bytes) {
    try {
      for (var socket : sockets)
        sendTo(socket.getOutputStream(), pieceBytes, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sendTo(OutputStream out, int pieceBytes, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += pieceBytes) {
      out.write(bytes, at, Math.min(pieceBytes, bytes.length - at));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
    for (var socket : sockets)
      socket.close();
  }
}
