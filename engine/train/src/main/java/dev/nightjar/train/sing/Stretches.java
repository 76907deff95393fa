package dev.nightjar.train.sing;

import dev.nightjar.train.network.DataParallel;
import dev.nightjar.train.network.LstmState;
import dev.nightjar.train.network.Tensors;
import dev.nightjar.train.network.TorchSing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Truncated back-propagation: the LSTM learns the encoder's codes of a batch one stretch after the
 * other, each from the state in which the one before has left it. A stretch may be heard several
 * times. [not real-time]
 */
final class Stretches implements AutoCloseable {

  private final NoteBatch batch;

  /** By the first note of a part of the batch, which one thread has. */
  private final Map<Integer, Tensor> codes = new ConcurrentHashMap<>();

  private final Map<Integer, Map<String, LstmState>> before = new ConcurrentHashMap<>();
  private final Map<Integer, Map<String, LstmState>> after = new ConcurrentHashMap<>();

  Stretches(NoteBatch batch) {
    this.batch = batch;
  }

  /** The mean square distance from the codes of steps {@code first} to {@code first + count}. */
  DataParallel.PartLoss<TorchSing> loss(int first, int count) {
    return (net, from, to) -> {
      Tensor target = codes.computeIfAbsent(from, i -> codes(net, from, to));
      Map<String, LstmState> state = new HashMap<>(before.getOrDefault(from, Map.of()));
      Tensor made =
          net.generate(net.conditions(batch.symbols().subList(from, to), first, count), state);
      state.replaceAll((name, last) -> kept(last));
      release(after.put(from, state));
      return made.sub(target.narrow(2, first, count)).square().mean();
    };
  }

  /** The next stretch begins where the last one has ended. */
  void end() {
    after.forEach((from, state) -> release(before.put(from, state)));
    after.clear();
  }

  private Tensor codes(TorchSing net, int from, int to) {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor sounds = Tensors.batch(Arrays.copyOfRange(batch.sounds(), from, to));
      return net.encode(sounds).clone().retainReference();
    }
  }

  /** Keeps a state beyond the scope of its update. */
  private static LstmState kept(LstmState state) {
    return new LstmState(
        state.hidden().clone().retainReference(), state.cell().clone().retainReference());
  }

  private static void release(Map<String, LstmState> states) {
    if (states != null) {
      for (LstmState state : states.values()) {
        state.hidden().close();
        state.cell().close();
      }
    }
  }

  @Override
  public void close() {
    codes.values().forEach(Tensor::close);
    before.values().forEach(Stretches::release);
    after.values().forEach(Stretches::release);
  }
}
