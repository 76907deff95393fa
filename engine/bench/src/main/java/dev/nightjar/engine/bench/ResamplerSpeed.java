package dev.nightjar.engine.bench;

import dev.nightjar.engine.audio.Quality;
import dev.nightjar.engine.audio.Resampler;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How many seconds of one channel are resampled in a second: times real time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ResamplerSpeed {

  @Param({"48000-16000", "16000-48000", "44100-16000", "44100-48000", "44101-16000"})
  public String rates;

  @Param public Quality quality;

  private Resampler resampler;
  private float[][] in;
  private float[][] out;

  @Setup
  public void fill() {
    String[] fromAndTo = rates.split("-", -1);
    int fromHz = Integer.parseInt(fromAndTo[0]);
    resampler = new Resampler(1, fromHz, Integer.parseInt(fromAndTo[1]), quality);
    in = new float[1][fromHz];
    out = new float[1][resampler.maxOutputFrames(fromHz)];
    Random random = new Random(1);
    for (int i = 0; i < fromHz; i++) {
      in[0][i] = random.nextFloat() - 0.5f;
    }
  }

  /** One second of audio. */
  @Benchmark
  public float[][] timesRealTime() {
    resampler.process(in, 0, in[0].length, out, 0);
    return out;
  }
}
