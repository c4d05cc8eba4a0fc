package dev.drumbeat.bench.topology;

import java.util.List;

/** One way to put leads on the engine. */
interface Topology extends AutoCloseable {
  /** For people. */
  String title();

  /** Registers what works for it, before the workers start. */
  void serve();

  /**
   * Walks that many leads to the end of the journey.
   *
   * @param round part of the workflows' ids, so that no two rounds share any
   * @return the ids of the workflows that it took
   */
  List<String> run(int leads, String round);

  @Override
  void close();
}
