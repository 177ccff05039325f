package io.counterservice.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network namespace of the kernel for each of several places, and a switch, in another, that joins them to this machine. The addresses are
 * those that are set aside for tests of networks. There is one at a time in a process.
 */
final class Network implements AutoCloseable {
  /** Of all that is made here, and of this process alone; the name of a link holds 15 characters. */
  static final String NAME = "cs" + ProcessHandle.current().pid();
  private static final String SWITCH = NAME + "s";
  private static final String SUBNET = "198.18." + ProcessHandle.current().pid() % 256 + ".";
  private static final int FIRST_PLACE = 11;
  private static final String NOBODY = "02:00:00:00:00:00";

  private final int places;

  /** Makes it; what is left of a failure is removed. */
  Network(int places) throws IOException, InterruptedException {
    this.places = places;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    try {
      addSwitch();
      for (int number = 0; number < places; number++)
        addPlace(number);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Whether this process may make one: it must be root, and not shut into a container. */
  static boolean isPossible() throws InterruptedException {
    try {
      ip("netns add " + SWITCH);
      ip("netns del " + SWITCH);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** The address of this machine that all places reach. */
  String here() {
    return SUBNET + 1;
  }

  List<Place> places() {
    return IntStream.range(0, places).mapToObj(number -> new Place(address(number),
        List.of("ip", "netns", "exec", namespace(number), "setpriv", "--pdeathsig=KILL", "--"))).toList();
  }

  /** From now on whatever one place and the others send each other is lost without a word; this machine still reaches all. */
  void cut(int alone) throws IOException, InterruptedException {
    between(alone, "replace", " lladdr " + NOBODY + " nud permanent");
  }

  void heal(int alone) throws IOException, InterruptedException {
    between(alone, "del", "");
  }

  private void between(int alone, String verb, String rest) throws IOException, InterruptedException {
    for (int other = 0; other < places; other++)
      if (other != alone) {
        ip("-n %s neigh %s %s dev eth0%s".formatted(namespace(alone), verb, address(other), rest));
        ip("-n %s neigh %s %s dev eth0%s".formatted(namespace(other), verb, address(alone), rest));
      }
  }

  private void addSwitch() throws IOException, InterruptedException {
    ip("netns add " + SWITCH);
    ip("-n " + SWITCH + " link add bridge type bridge");
    ip("-n " + SWITCH + " link set bridge up");
    ip("link add " + NAME + " type veth peer name here netns " + SWITCH);
    ip("-n " + SWITCH + " link set here master bridge up");
    ip("addr add " + here() + "/24 dev " + NAME);
    ip("link set " + NAME + " up");
  }

  private static void addPlace(int number) throws IOException, InterruptedException {
    var namespace = namespace(number);
    ip("netns add " + namespace);
    ip("-n " + SWITCH + " link add " + namespace + " type veth peer name eth0 netns " + namespace);
    ip("-n " + SWITCH + " link set " + namespace + " master bridge up");
    ip("-n " + namespace + " addr add " + address(number) + "/24 dev eth0");
    ip("-n " + namespace + " link set lo up");
    ip("-n " + namespace + " link set eth0 up");
  }

  private static String namespace(int number) {
    return NAME + "n" + number;
  }

  private static String address(int number) {
    return SUBNET + (FIRST_PLACE + number);
  }

  private static void ip(String arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments.split(" ")));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0)
      throw new IOException("ip " + arguments + ": " + said.strip());
  }

  /** Removes all that is there; links go with their namespaces. */
  @Override
  public void close() {
    remove("link del " + NAME);
    for (int number = 0; number < places; number++)
      remove("netns del " + namespace(number));
    remove("netns del " + SWITCH);
  }

  private static void remove(String what) {
    try {
      ip(what);
    } catch (IOException _) {
      // It is not there, or no longer.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
