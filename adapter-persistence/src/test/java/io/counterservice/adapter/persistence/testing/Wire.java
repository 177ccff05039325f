package io.counterservice.adapter.persistence.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.postgresql.ds.PGSimpleDataSource;

/** The network between a service and its database, to be cut or frozen at the worst moment. */
public final class Wire implements AutoCloseable {
  private static final String COMMIT = "COMMIT";
  private final ServerSocket listener = listen();
  private final PGSimpleDataSource target;
  private final List<Closeable> sockets = new CopyOnWriteArrayList<>();
  private final Semaphore flow = new Semaphore(1);
  private volatile Fault fault = Fault.NONE;

  /** What becomes of the first commit seen; afterwards the wire is whole again. */
  public enum Fault {
    NONE,
    /** It never reaches the server, and the connection ends. */
    COMMIT_LOST,
    /** The server carries it out, but the connection ends before the client hears. */
    REPLY_LOST
  }

  private Wire(PGSimpleDataSource target) {
    this.target = target;
  }

  /** A wire to the database of a data source. */
  public static Wire to(PGSimpleDataSource target) {
    Wire wire = new Wire(target);
    Thread.ofVirtual().start(wire::accept);
    return wire;
  }

  /** A data source that goes through the wire. */
  public PGSimpleDataSource dataSource() {
    PGSimpleDataSource through = new PGSimpleDataSource();
    through.setServerNames(new String[] {"127.0.0.1"});
    through.setPortNumbers(new int[] {listener.getLocalPort()});
    through.setDatabaseName(target.getDatabaseName());
    through.setUser(target.getUser());
    through.setPassword(target.getPassword());
    return through;
  }

  public void arm(Fault next) {
    fault = next;
  }

  /** Lets nothing through any more, in either direction, without ending a connection. */
  public void freeze() {
    flow.acquireUninterruptibly();
  }

  public void thaw() {
    flow.release();
  }

  @Override
  public void close() {
    closeAll(sockets);
    closeAll(List.of(listener));
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(target.getServerNames()[0], target.getPortNumbers()[0]);
        sockets.addAll(List.of(client, server));
        Thread.ofVirtual().start(() -> pump(client, server, true));
        Thread.ofVirtual().start(() -> pump(server, client, false));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void pump(Socket from, Socket to, boolean towardsServer) {
    byte[] bytes = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        flow.acquireUninterruptibly();
        flow.release();
        if (!forward(bytes, length, from, to, towardsServer))
          return;
      }
    } catch (IOException _) {
      // cut
    }
    closeAll(List.of(from, to));
  }

  private boolean forward(byte[] bytes, int length, Socket from, Socket to, boolean towardsServer) throws IOException {
    Fault now = fault;
    boolean commit = towardsServer && now != Fault.NONE && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
    if (commit && now == Fault.COMMIT_LOST) {
      fault = Fault.NONE;
      closeAll(List.of(from, to));
      return false;
    }
    OutputStream out = to.getOutputStream();
    if (commit) {
      fault = Fault.NONE;
      closeAll(List.of(from));
      out.write(bytes, 0, length);
      out.flush();
      int _ = to.getInputStream().read(bytes);
      closeAll(List.of(to));
      return false;
    }
    out.write(bytes, 0, length);
    out.flush();
    return true;
  }

  private static void closeAll(List<? extends Closeable> all) {
    for (Closeable one : all)
      try {
        one.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
