package dev.nightjar.train.network;

import static dev.nightjar.train.network.Tensors.padded;
import static dev.nightjar.train.network.Tensors.scalar;

import dev.nightjar.engine.network.Framing;
import dev.nightjar.engine.network.HalfBand;
import dev.nightjar.engine.network.Layers;
import dev.nightjar.engine.network.RunningLevel;
import dev.nightjar.engine.network.SquaredHann;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The training face of a network: whole signals at once, {@code [batch][channels][steps]} and
 * {@code [batch][channels][steps][bands]}, with gradients.
 */
final class TorchLayers implements Layers<Tensor> {

  private final Map<String, Tensor> parameters;
  private final Map<String, LstmState> states;

  /** Signals begin after silence. */
  TorchLayers(Map<String, Tensor> parameters) {
    this(parameters, new HashMap<>());
  }

  /**
   * LSTMs go on from the states of their names, where there are any, and leave their last ones
   * behind, without history.
   */
  TorchLayers(Map<String, Tensor> parameters, Map<String, LstmState> states) {
    this.parameters = parameters;
    this.states = states;
  }

  @Override
  public Tensor conv(String name, Tensor x, int channels, int kernel, int stride) {
    return conv(x, weight(name), bias(name), kernel, stride);
  }

  @Override
  public Tensor smoothedConv(String name, Tensor x, int channels, int kernel, int stride) {
    return conv(x, smoothed(name, kernel), bias(name), kernel, stride);
  }

  private static Tensor conv(Tensor x, Tensor weight, TensorOptional bias, int kernel, int stride) {
    return torch.conv1d(
        padded(x, 2, kernel - stride, 0),
        weight,
        bias,
        new long[] {stride},
        new long[] {0},
        new long[] {1},
        1);
  }

  @Override
  public Tensor transposedConv(String name, Tensor x, int channels, int kernel, int stride) {
    return transposedConv(x, weight(name), bias(name), stride);
  }

  @Override
  public Tensor smoothedTransposedConv(
      String name, Tensor x, int channels, int kernel, int stride) {
    return transposedConv(x, smoothed(name, kernel), bias(name), stride);
  }

  static Tensor transposedConv(Tensor x, Tensor weight, TensorOptional bias, int stride) {
    Tensor y =
        torch.conv_transpose1d(
            x, weight, bias, new long[] {stride}, new long[] {0}, new long[] {0}, 1, 1);
    return y.narrow(2, 0, x.size(2) * stride);
  }

  private Tensor smoothed(String name, int kernel) {
    return weight(name).mul(Tensors.of(SquaredHann.window(kernel), kernel));
  }

  @Override
  public Tensor linear(String name, Tensor x, int channels) {
    if (x.dim() == 3) {
      return torch.conv1d(x, weight(name).unsqueeze(2), bias(name), one(), zero(), one(), 1);
    }
    Tensor y = torch.linear(x.permute(0, 2, 3, 1), weight(name), bias(name));
    return y.permute(0, 3, 1, 2);
  }

  @Override
  public Tensor relu(Tensor x) {
    return x.relu();
  }

  @Override
  public Tensor leakyRelu(Tensor x) {
    return torch.leaky_relu(x, scalar(0.1));
  }

  @Override
  public Tensor tanh(Tensor x) {
    return x.tanh();
  }

  @Override
  public Tensor glu(Tensor x) {
    return torch.glu(x, 1);
  }

  @Override
  public Tensor lstm(String name, Tensor x, int hidden, int layers) {
    LstmState start = states.get(name);
    TorchLstm.Outcome out = TorchLstm.run(parameters, name, x, start, hidden, layers);
    states.put(name, out.last());
    return out.outputs();
  }

  @Override
  public Tensor add(Tensor a, Tensor b) {
    return a.add(b);
  }

  @Override
  public Tensor concat(Tensor a, Tensor b) {
    return Tensors.cat(1, a, b);
  }

  @Override
  public Tensor multiply(Tensor a, Tensor b) {
    return a.mul(b);
  }

  @Override
  public Tensor exp(Tensor x) {
    return torch.clamp(x, new ScalarOptional(scalar(-12)), new ScalarOptional(scalar(12))).exp();
  }

  @Override
  public Tensor choose(Tensor x, Tensor places) {
    return torch.gather(x, 1, places.to(torch.ScalarType.Long));
  }

  @Override
  public Tensor narrow(Tensor x, int from, int count) {
    return x.narrow(1, from, count);
  }

  @Override
  public Tensor overlappedInverseDft(Tensor spectra, int length) {
    return TorchSpectra.overlappedInverseDft(spectra, length);
  }

  @Override
  public Tensor delay(Tensor x, int steps) {
    return x.size(2) <= steps ? torch.zeros_like(x) : padded(x, 2, steps, -steps);
  }

  @Override
  public Tensor startingAt(Tensor x, int first) {
    return x.size(2) <= first
        ? torch.zeros_like(x)
        : padded(x.narrow(2, first, x.size(2) - first), 2, first, 0);
  }

  @Override
  public Tensor lstmStartingAt(String name, Tensor x, int first, int hidden, int layers) {
    if (x.size(2) <= first) {
      return torch.zeros(x.size(0), hidden, x.size(2));
    }
    Tensor heard = x.narrow(2, first, x.size(2) - first);
    return padded(lstm(name, heard, hidden, layers), 2, first, 0);
  }

  @Override
  public Tensor upsample2(Tensor x, HalfBand filter) {
    return TorchResampling.upsample2(x, filter);
  }

  @Override
  public Tensor downsample2(Tensor x, HalfBand filter) {
    return TorchResampling.downsample2(x, filter);
  }

  @Override
  public Tensor level(Tensor x, RunningLevel rule, int blockSteps) {
    return TorchLevel.level(x, rule, blockSteps);
  }

  @Override
  public Tensor scale(Tensor x, Tensor level, float exponent) {
    return TorchLevel.scale(x, level, exponent);
  }

  @Override
  public Tensor spectrum(Tensor x, Framing framing) {
    return TorchSpectra.spectrum(x, framing);
  }

  @Override
  public Tensor waveform(Tensor spectrum, Framing framing) {
    return TorchSpectra.waveform(spectrum, framing);
  }

  @Override
  public Tensor compress(Tensor spectrum, float exponent) {
    return TorchSpectra.compress(spectrum, exponent);
  }

  @Override
  public Tensor complexMultiply(Tensor gain, Tensor spectrum) {
    return TorchSpectra.complexMultiply(gain, spectrum);
  }

  @Override
  public Tensor bandConv(
      String name, Tensor x, int channels, int timeKernel, int bandKernel, int bandStride) {
    return TorchBands.bandConv(x, weight(name), bias(name), timeKernel, bandKernel, bandStride);
  }

  @Override
  public Tensor bandTransposedConv(
      String name, Tensor x, int channels, int bandKernel, int bandStride) {
    return TorchBands.bandTransposedConv(x, weight(name), bias(name), bandKernel, bandStride);
  }

  @Override
  public Tensor bandLinear(String name, Tensor x) {
    return TorchBands.bandLinear(x, weight(name), parameter(name + ".bias"));
  }

  @Override
  public Tensor memory(String name, Tensor x) {
    return TorchBands.memory(x, parameter(name + ".offset"));
  }

  @Override
  public Tensor layerNorm(String name, Tensor x) {
    return TorchBands.layerNorm(x, parameter(name + ".gain"), parameter(name + ".offset"));
  }

  private Tensor weight(String name) {
    return parameter(name + ".weight");
  }

  private TensorOptional bias(String name) {
    return new TensorOptional(parameter(name + ".bias"));
  }

  private Tensor parameter(String name) {
    return parameter(parameters, name);
  }

  static Tensor parameter(Map<String, Tensor> parameters, String name) {
    Tensor parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("there is no parameter " + name);
    }
    return parameter;
  }

  private static long[] one() {
    return new long[] {1};
  }

  private static long[] zero() {
    return new long[] {0};
  }
}
