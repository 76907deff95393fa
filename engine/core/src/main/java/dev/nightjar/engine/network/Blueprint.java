package dev.nightjar.engine.network;

import dev.nightjar.engine.network.Parameter.Role;
import dev.nightjar.engine.network.Parameter.Shape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The face of a network that computes nothing: it checks that shapes fit and lists what the network
 * wants: parameters, and multiplications for each hop.
 */
public final class Blueprint implements Layers<Signal> {

  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Long> usesPerHop = new LinkedHashMap<>();
  private long multiplicationsPerHop;

  private Blueprint() {}

  /**
   * Draws the network.
   *
   * @throws IllegalArgumentException if its shapes don't fit each other
   */
  public static Blueprint of(Network network) {
    Blueprint blueprint = new Blueprint();
    Signal in = new Signal(1, 0, network.hopFrames());
    Signal out = network.write(blueprint, in);
    require(out.equals(in), "the network", "must give the shape that it takes", out);
    return blueprint;
  }

  /**
   * Draws a sequence network.
   *
   * @throws IllegalArgumentException if its shapes don't fit each other
   */
  public static Blueprint of(SequenceNetwork network) {
    Blueprint blueprint = new Blueprint();
    network.write(blueprint, network.input());
    return blueprint;
  }

  /** One that has seen no layer yet, for a face that wants the shapes of its signals. */
  public static Blueprint empty() {
    return new Blueprint();
  }

  /** All parameters, in the order of the layers. */
  public Collection<Parameter> parameters() {
    return parameters.values();
  }

  /** The number of weights. */
  public long weightCount() {
    return parameters.values().stream().mapToLong(p -> p.shape().count()).sum();
  }

  /** Multiplications by a weight, for each hop. */
  public long multiplicationsPerHop() {
    return multiplicationsPerHop;
  }

  /** How often each weight of a parameter is used in each hop. */
  public long usesPerHop(Parameter parameter) {
    return usesPerHop.get(parameter.name());
  }

  @Override
  public Signal conv(String name, Signal x, int channels, int kernel, int stride) {
    require(x.bands() == 0, name, "takes a signal without bands", x);
    require(x.stepsPerHop() % stride == 0, name, "its stride must divide the steps of a hop", x);
    Signal y = new Signal(channels, 0, x.stepsPerHop() / stride);
    kernel(name, y, x.channels() * kernel, channels, channels, x.channels(), kernel);
    count(y, (long) channels * x.channels() * kernel);
    return y;
  }

  @Override
  public Signal transposedConv(String name, Signal x, int channels, int kernel, int stride) {
    require(x.bands() == 0, name, "takes a signal without bands", x);
    // libtorch's convention: the fan-in of [in][out][kernel] counts outputs.
    kernel(name, x, channels * kernel, channels, x.channels(), channels, kernel);
    count(x, (long) channels * x.channels() * kernel);
    return new Signal(channels, 0, x.stepsPerHop() * stride);
  }

  @Override
  public Signal smoothedConv(String name, Signal x, int channels, int kernel, int stride) {
    return conv(name, x, channels, kernel, stride);
  }

  @Override
  public Signal smoothedTransposedConv(
      String name, Signal x, int channels, int kernel, int stride) {
    return transposedConv(name, x, channels, kernel, stride);
  }

  @Override
  public Signal linear(String name, Signal x, int channels) {
    kernel(name, x, x.channels(), channels, channels, x.channels());
    count(x, (long) channels * x.channels());
    return x.withChannels(channels);
  }

  @Override
  public Signal relu(Signal x) {
    return x;
  }

  @Override
  public Signal leakyRelu(Signal x) {
    return x;
  }

  @Override
  public Signal tanh(Signal x) {
    return x;
  }

  @Override
  public Signal glu(Signal x) {
    require(x.channels() % 2 == 0, "glu", "takes an even number of channels", x);
    return x.withChannels(x.channels() / 2);
  }

  @Override
  public Signal lstm(String name, Signal x, int hidden, int layers) {
    require(x.bands() == 0, name, "takes a signal without bands", x);
    for (int layer = 0; layer < layers; layer++) {
      int in = layer == 0 ? x.channels() : hidden;
      recurrence(name + "." + layer, x, 4, in, hidden);
      count(x, 4L * hidden * (in + hidden));
    }
    return x.withChannels(hidden);
  }

  @Override
  public Signal add(Signal a, Signal b) {
    require(a.equals(b), "add", "takes signals of one shape, not " + a + " and", b);
    return a;
  }

  @Override
  public Signal concat(Signal a, Signal b) {
    Signal sum = a.withChannels(a.channels() + b.channels());
    require(
        sum.equals(b.withChannels(sum.channels())),
        "concat",
        "takes signals of one rate, not " + a + " and",
        b);
    return sum;
  }

  @Override
  public Signal multiply(Signal a, Signal b) {
    require(a.equals(b), "multiply", "takes signals of one shape, not " + a + " and", b);
    return a;
  }

  @Override
  public Signal exp(Signal x) {
    return x;
  }

  @Override
  public Signal choose(Signal x, Signal places) {
    require(x.withChannels(places.channels()).equals(places), "choose", "places are " + places, x);
    return places;
  }

  @Override
  public Signal narrow(Signal x, int from, int count) {
    require(from >= 0 && from + count <= x.channels(), "narrow", "goes beyond the channels", x);
    return x.withChannels(count);
  }

  @Override
  public Signal overlappedInverseDft(Signal spectra, int length) {
    require(spectra.channels() == length + 2, "inverse DFT", "takes length + 2 channels", spectra);
    count(spectra, (long) length * spectra.channels());
    return new Signal(1, 0, spectra.stepsPerHop() * length / 4);
  }

  @Override
  public Signal delay(Signal x, int steps) {
    require(steps >= 0, "delay", "must not be negative", x);
    return x;
  }

  @Override
  public Signal startingAt(Signal x, int first) {
    require(first >= 0, "start", "must not be negative", x);
    return x;
  }

  @Override
  public Signal lstmStartingAt(String name, Signal x, int first, int hidden, int layers) {
    return lstm(name, startingAt(x, first), hidden, layers);
  }

  @Override
  public Signal upsample2(Signal x, HalfBand filter) {
    require(x.channels() == 1 && x.bands() == 0, "upsample2", "takes one channel", x);
    count(x, 2L * filter.zeros());
    return x.withSteps(2 * x.stepsPerHop());
  }

  @Override
  public Signal downsample2(Signal x, HalfBand filter) {
    require(x.channels() == 1 && x.bands() == 0, "downsample2", "takes one channel", x);
    require(x.stepsPerHop() % 2 == 0, "downsample2", "takes an even number of steps", x);
    Signal y = x.withSteps(x.stepsPerHop() / 2);
    count(y, 2L * filter.zeros());
    return y;
  }

  @Override
  public Signal level(Signal x, RunningLevel rule, int blockSteps) {
    require(x.channels() == 1 && x.bands() == 0, "level", "takes one channel", x);
    require(x.stepsPerHop() % blockSteps == 0, "level", "its block must divide a hop", x);
    return x.withSteps(x.stepsPerHop() / blockSteps);
  }

  @Override
  public Signal scale(Signal x, Signal level, float exponent) {
    require(x.stepsPerHop() % level.stepsPerHop() == 0, "scale", "level " + level + " against", x);
    return x;
  }

  @Override
  public Signal spectrum(Signal x, Framing framing) {
    require(x.channels() == 1 && x.bands() == 0, "spectrum", "takes one channel", x);
    require(x.stepsPerHop() % framing.hopFrames() == 0, "spectrum", "its hop must divide", x);
    Signal y = new Signal(2, framing.bands(), x.stepsPerHop() / framing.hopFrames());
    count(y.withBands(0), 2L * framing.bands() * framing.analysisFrames());
    return y;
  }

  @Override
  public Signal waveform(Signal spectrum, Framing framing) {
    require(
        spectrum.channels() == 2 && spectrum.bands() == framing.bands(),
        "waveform",
        "takes a spectrum",
        spectrum);
    count(spectrum.withBands(0), 2L * framing.bands() * framing.synthesisFrames());
    return new Signal(1, 0, spectrum.stepsPerHop() * framing.hopFrames());
  }

  @Override
  public Signal compress(Signal spectrum, float exponent) {
    require(spectrum.channels() == 2, "compress", "takes a spectrum", spectrum);
    return spectrum.withChannels(3);
  }

  @Override
  public Signal complexMultiply(Signal gain, Signal spectrum) {
    require(gain.equals(spectrum), "complexMultiply", "takes one shape, not " + gain, spectrum);
    return spectrum;
  }

  @Override
  public Signal bandConv(
      String name, Signal x, int channels, int timeKernel, int bandKernel, int bandStride) {
    bandShape(name, x, bandKernel, bandStride);
    require(x.bands() % bandStride == 0, name, "its stride must divide the bands", x);
    int fanIn = x.channels() * timeKernel * bandKernel;
    Signal y = x.withChannels(channels).withBands(x.bands() / bandStride);
    kernel(name, y, fanIn, channels, channels, x.channels(), timeKernel, bandKernel);
    count(y, (long) fanIn * channels);
    return y;
  }

  @Override
  public Signal bandTransposedConv(
      String name, Signal x, int channels, int bandKernel, int bandStride) {
    bandShape(name, x, bandKernel, bandStride);
    kernel(name, x, channels * bandKernel, channels, x.channels(), channels, 1, bandKernel);
    count(x, (long) x.channels() * channels * bandKernel);
    return x.withChannels(channels).withBands(x.bands() * bandStride);
  }

  @Override
  public Signal bandLinear(String name, Signal x) {
    require(x.bands() > 0, name, "takes a signal with bands", x);
    Signal step = x.withBands(0);
    parameter(name + ".weight", step, Role.DENSE, x.bands(), x.channels(), x.bands(), x.bands());
    parameter(name + ".bias", step, Role.OFFSET, 1, x.channels(), x.bands());
    count(x, (long) x.channels() * x.bands());
    return x;
  }

  @Override
  public Signal memory(String name, Signal x) {
    require(x.channels() % 2 == 0, name, "takes an even number of channels", x);
    parameter(name + ".offset", x, Role.MEMORY, 1, x.channels() / 2);
    return x.withChannels(x.channels() / 2);
  }

  @Override
  public Signal layerNorm(String name, Signal x) {
    require(x.bands() > 0, name, "takes a signal with bands", x);
    Signal step = x.withBands(0);
    parameter(name + ".gain", step, Role.GAIN, 1, x.bands(), x.channels());
    parameter(name + ".offset", step, Role.OFFSET, 1, x.bands(), x.channels());
    return x;
  }

  private static void bandShape(String name, Signal x, int bandKernel, int bandStride) {
    require(x.bands() > 0, name, "takes a signal with bands", x);
    require((bandKernel - bandStride) % 2 == 0, name, "kernel - stride must be even", x);
  }

  private void kernel(String name, Signal at, int fanIn, int outputs, int... shape) {
    parameter(name + ".weight", at, Role.KERNEL, fanIn, shape);
    parameter(name + ".bias", at, Role.KERNEL_BIAS, fanIn, outputs);
  }

  private void recurrence(String name, Signal at, int gates, int in, int hidden) {
    parameter(name + ".input.weight", at, Role.DENSE, hidden, gates * hidden, in);
    parameter(name + ".state.weight", at, Role.DENSE, hidden, gates * hidden, hidden);
    parameter(name + ".input.bias", at, Role.DENSE, hidden, gates * hidden);
    parameter(name + ".state.bias", at, Role.DENSE, hidden, gates * hidden);
  }

  private void parameter(String name, Signal at, Role role, int fanIn, int... shape) {
    Parameter parameter = new Parameter(name, new Shape(shape), role, fanIn);
    if (parameters.put(name, parameter) != null) {
      throw new IllegalArgumentException("two parameters are called " + name);
    }
    usesPerHop.put(name, timesPerHop(at));
  }

  private void count(Signal at, long multiplications) {
    multiplicationsPerHop += multiplications * timesPerHop(at);
  }

  private static long timesPerHop(Signal at) {
    return (long) at.stepsPerHop() * Math.max(1, at.bands());
  }

  private static void require(boolean condition, String where, String what, Signal x) {
    if (!condition) {
      throw new IllegalArgumentException(where + ": " + what + ": " + x);
    }
  }
}
