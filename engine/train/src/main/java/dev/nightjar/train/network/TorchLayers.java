package dev.nightjar.train.network;

import static dev.nightjar.train.network.Tensors.padded;
import static dev.nightjar.train.network.Tensors.scalar;

import dev.nightjar.engine.network.Framing;
import dev.nightjar.engine.network.HalfBand;
import dev.nightjar.engine.network.InverseDft;
import dev.nightjar.engine.network.Layers;
import dev.nightjar.engine.network.RunningLevel;
import dev.nightjar.engine.network.SquaredHann;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The training face of a network: whole signals at once, {@code [batch][channels][steps]} and
 * {@code [batch][channels][steps][bands]}, with gradients.
 */
final class TorchLayers implements Layers<Tensor> {

  /** Keeps the power of a silent band away from zero, where a root has no slope. */
  private static final double POWER_FLOOR = 1e-8;

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

  private static Tensor transposedConv(Tensor x, Tensor weight, TensorOptional bias, int stride) {
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
    TensorVector weights = new TensorVector();
    for (int layer = 0; layer < layers; layer++) {
      recurrence(weights, name + "." + layer);
    }
    LstmState start = states.get(name);
    if (start == null) {
      Tensor zeros = torch.zeros(layers, x.size(0), hidden);
      start = new LstmState(zeros, zeros);
    }
    T_TensorTensorTensor_T out =
        torch.lstm(
            x.permute(2, 0, 1),
            new TensorVector(start.hidden(), start.cell()),
            weights,
            true,
            layers,
            0,
            true,
            false,
            false);
    states.put(name, new LstmState(out.get1().detach(), out.get2().detach()));
    return out.get0().permute(1, 2, 0);
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
  public Tensor narrow(Tensor x, int from, int count) {
    return x.narrow(1, from, count);
  }

  @Override
  public Tensor overlappedInverseDft(Tensor spectra, int length) {
    Tensor kernel = Tensors.of(InverseDft.kernel(length), length + 2L, 1, length);
    return transposedConv(spectra, kernel, new TensorOptional(), length / 4);
  }

  @Override
  public Tensor delay(Tensor x, int steps) {
    return padded(x, 2, steps, -steps);
  }

  @Override
  public Tensor upsample2(Tensor x, HalfBand filter) {
    // Half-way values come from 2 * zeros steps around; those in between are the steps themselves.
    int zeros = filter.zeros();
    Tensor between = halfWay(padded(x, 2, 2 * zeros - 1, 0), filter);
    Tensor steps = delay(x, zeros);
    return torch.stack(new TensorVector(steps, between), -1).reshape(x.size(0), 1, 2 * x.size(2));
  }

  @Override
  public Tensor downsample2(Tensor x, HalfBand filter) {
    int zeros = filter.zeros();
    Tensor pairs = x.reshape(x.size(0), 1, x.size(2) / 2, 2);
    Tensor even = pairs.select(3, 0);
    Tensor odd = pairs.select(3, 1);
    Tensor between = halfWay(padded(odd, 2, 2 * zeros, -1), filter);
    return delay(even, zeros).add(between).mul(scalar(0.5));
  }

  private static Tensor halfWay(Tensor padded, HalfBand filter) {
    Tensor taps = Tensors.of(filter.taps(), 1, 1, 2L * filter.zeros());
    return torch.conv1d(padded, taps, new TensorOptional(), one(), zero(), one(), 1);
  }

  @Override
  public Tensor level(Tensor x, RunningLevel rule, int blockSteps) {
    long blocks = x.size(2) / blockSteps;
    Tensor power = x.reshape(x.size(0), blocks, blockSteps).square().mean(2);
    float[] average = new float[(int) (blocks * blocks)];
    for (int n = 0; n < blocks; n++) {
      double heard = 1 - Math.pow(rule.decay(), n + 1);
      for (int m = 0; m <= n; m++) {
        average[(int) (m * blocks + n)] =
            (float) ((1 - rule.decay()) * Math.pow(rule.decay(), n - m) / heard);
      }
    }
    Tensor mean = torch.matmul(power, Tensors.of(average, blocks, blocks));
    return mean.add(scalar(rule.floor() * rule.floor())).sqrt().unsqueeze(1);
  }

  @Override
  public Tensor scale(Tensor x, Tensor level, float exponent) {
    Tensor gain = level.pow(scalar(exponent));
    long repeat = x.size(2) / level.size(2);
    if (repeat > 1) {
      gain = gain.repeat_interleave(repeat, new LongOptional(2), new LongOptional());
    }
    return x.mul(x.dim() == 4 ? gain.unsqueeze(3) : gain);
  }

  @Override
  public Tensor spectrum(Tensor x, Framing framing) {
    int length = framing.analysisFrames();
    Tensor kernel = Tensors.of(framing.analysisKernel(), 2L * framing.bands(), length);
    Tensor frames =
        padded(x, 2, length - framing.hopFrames(), 0)
            .unfold(2, length, framing.hopFrames())
            .squeeze(1);
    Tensor spectra = torch.matmul(frames, kernel.t());
    return spectra.reshape(x.size(0), frames.size(1), 2, framing.bands()).permute(0, 2, 1, 3);
  }

  @Override
  public Tensor waveform(Tensor spectrum, Framing framing) {
    long steps = spectrum.size(2);
    int hop = framing.hopFrames();
    Tensor kernel =
        Tensors.of(framing.synthesisKernel(), 2L * framing.bands(), framing.synthesisFrames());
    Tensor frames =
        torch.matmul(
            spectrum.permute(0, 2, 1, 3).reshape(spectrum.size(0), steps, 2L * framing.bands()),
            kernel);
    Tensor first = frames.narrow(2, 0, hop);
    Tensor second = padded(frames.narrow(2, hop, hop), 1, 1, -1);
    return first.add(second).reshape(spectrum.size(0), 1, steps * hop);
  }

  @Override
  public Tensor compress(Tensor spectrum, float exponent) {
    Tensor power = spectrum.square().sum(1L).unsqueeze(1).add(scalar(POWER_FLOOR));
    Tensor gain = power.pow(scalar((exponent - 1) / 2));
    return Tensors.cat(1, spectrum.mul(gain), power.pow(scalar(exponent / 2)));
  }

  @Override
  public Tensor complexMultiply(Tensor gain, Tensor spectrum) {
    Tensor gainRe = gain.narrow(1, 0, 1);
    Tensor gainIm = gain.narrow(1, 1, 1);
    Tensor re = spectrum.narrow(1, 0, 1);
    Tensor im = spectrum.narrow(1, 1, 1);
    return Tensors.cat(1, gainRe.mul(re).sub(gainIm.mul(im)), gainRe.mul(im).add(gainIm.mul(re)));
  }

  @Override
  public Tensor bandConv(
      String name, Tensor x, int channels, int timeKernel, int bandKernel, int bandStride) {
    Tensor padded = timeKernel > 1 ? padded(x, 2, timeKernel - 1, 0) : x;
    return torch.conv2d(
        padded.contiguous(torch.MemoryFormat.ChannelsLast),
        weight(name),
        bias(name),
        new long[] {1, bandStride},
        new long[] {0, (bandKernel - bandStride) / 2},
        new long[] {1, 1},
        1);
  }

  @Override
  public Tensor bandTransposedConv(
      String name, Tensor x, int channels, int bandKernel, int bandStride) {
    return torch.conv_transpose2d(
        x,
        weight(name),
        bias(name),
        new long[] {1, bandStride},
        new long[] {0, (bandKernel - bandStride) / 2},
        new long[] {0, 0},
        1,
        1,
        1);
  }

  @Override
  public Tensor bandLinear(String name, Tensor x) {
    long channels = x.size(1);
    long rows = x.size(0) * x.size(2);
    long bands = x.size(3);
    Tensor y =
        torch.baddbmm(
            parameter(name + ".bias").unsqueeze(1),
            x.permute(1, 0, 2, 3).reshape(channels, rows, bands),
            weight(name).transpose(1, 2));
    return y.reshape(channels, x.size(0), x.size(2), bands).permute(1, 0, 2, 3);
  }

  @Override
  public Tensor memory(String name, Tensor x) {
    long channels = x.size(1) / 2;
    Tensor stepsFirst = x.permute(2, 0, 3, 1);
    Tensor candidate = stepsFirst.narrow(3, 0, channels);
    Tensor gate =
        stepsFirst.narrow(3, channels, channels).add(parameter(name + ".offset")).sigmoid();
    TensorVector kept = torch.unbind(gate, 0);
    TensorVector news = torch.unbind(candidate.sub(gate.mul(candidate)), 0);
    TensorVector states = new TensorVector();
    Tensor state = news.get(0);
    states.push_back(state);
    for (long step = 1; step < kept.size(); step++) {
      state = torch.addcmul(news.get(step), kept.get(step), state);
      states.push_back(state);
    }
    return torch.stack(states, 0).permute(1, 3, 0, 2);
  }

  @Override
  public Tensor layerNorm(String name, Tensor x) {
    Tensor y =
        torch.layer_norm(
            x.permute(0, 2, 3, 1),
            new long[] {x.size(3), x.size(1)},
            new TensorOptional(parameter(name + ".gain")),
            new TensorOptional(parameter(name + ".offset")),
            1e-5,
            false);
    return y.permute(0, 3, 1, 2);
  }

  private void recurrence(TensorVector weights, String name) {
    weights.push_back(parameter(name + ".input.weight"));
    weights.push_back(parameter(name + ".state.weight"));
    weights.push_back(parameter(name + ".input.bias"));
    weights.push_back(parameter(name + ".state.bias"));
  }

  private Tensor weight(String name) {
    return parameter(name + ".weight");
  }

  private TensorOptional bias(String name) {
    return new TensorOptional(parameter(name + ".bias"));
  }

  private Tensor parameter(String name) {
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
