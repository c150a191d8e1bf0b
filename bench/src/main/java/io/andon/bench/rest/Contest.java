package io.andon.bench.rest;

import io.andon.bench.http.Load;
import io.andon.bench.http.LoadClient;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * One question to one space, put to the node and to the bare server in turn, so that whatever else
 * runs on the machine hits both alike.
 */
final class Contest {
  private final Question question;
  private final BenchSpace space;
  private final Side node;
  private final Side bare;
  private final Tally ofNode = new Tally();
  private final Tally ofBare = new Tally();
  private final List<Double> ratios = new ArrayList<>();

  /**
   * A server, and the same requests as for the other one.
   *
   * @param cpu processor time of its process so far
   */
  record Side(InetSocketAddress address, List<byte[]> requests, Supplier<Duration> cpu) {
    private LoadClient.Measured measure(RestOptions.Measuring measuring, Duration slice) {
      return LoadClient.run(new Load(address, requests, measuring.connections(), slice));
    }
  }

  Contest(Question question, BenchSpace space, Side node, Side bare) {
    this.question = question;
    this.space = space;
    this.node = node;
    this.bare = bare;
  }

  void warmUp(RestOptions.Measuring measuring, Duration each) {
    node.measure(measuring, each);
    bare.measure(measuring, each);
  }

  void round(RestOptions.Measuring measuring) {
    double nodeRate = measure(node, measuring, ofNode);
    double bareRate = measure(bare, measuring, ofBare);
    ratios.add(nodeRate / bareRate);
  }

  private static double measure(Side side, RestOptions.Measuring measuring, Tally tally) {
    Duration before = side.cpu().get();
    LoadClient.Measured measured = side.measure(measuring, measuring.slice());
    tally.add(measured, side.cpu().get().minus(before));
    return measured.latencies().count() / measured.seconds();
  }

  Question question() {
    return question;
  }

  BenchSpace space() {
    return space;
  }

  Tally node() {
    return ofNode;
  }

  Tally bare() {
    return ofBare;
  }

  /** The node's rate as a part of the bare server's: the median of the rounds. */
  double ratio() {
    List<Double> sorted = new ArrayList<>(ratios);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
