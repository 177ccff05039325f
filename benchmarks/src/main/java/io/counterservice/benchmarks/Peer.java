package io.counterservice.benchmarks;

import java.io.IOException;
import java.util.List;

/** Something that counts and can be put under load; the first peer of a run is ours, the others are compared with it. */
sealed interface Peer permits OurService, WebdisPeer, RedisPipelinePeer, PlainRowPeer {

  String title();

  /** How many connections this peer is tried with when the run asks for these; none when it cannot do this work. */
  List<Integer> connections(Work work, List<Integer> asked);

  Measurement measure(Load load) throws IOException, InterruptedException;
}
