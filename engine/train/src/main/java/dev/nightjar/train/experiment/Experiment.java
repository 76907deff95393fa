package dev.nightjar.train.experiment;

import java.io.IOException;
import java.util.List;

/** An experiment of a paper that can be done again. [not real-time] */
public interface Experiment {

  /** What it is called on the command line. */
  String name();

  /** What it shows, in a line. */
  String about();

  /** Names of all files that it leaves. */
  List<String> files();

  /**
   * Does it.
   *
   * @throws IOException if data can't be read or results can't be written
   * @throws InterruptedException if the thread is asked to end
   */
  void run(Conditions conditions, Results results) throws IOException, InterruptedException;
}
