package dev.nightjar.train.network;

import java.util.Map;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Layers of LSTMs over {@code [batch][channels][steps]}. */
final class TorchLstm {

  private static final String[] PARTS = {
    ".input.weight", ".state.weight", ".input.bias", ".state.bias"
  };

  private TorchLstm() {}

  /**
   * What came of a run.
   *
   * @param outputs {@code [batch][hidden][steps]}
   * @param last the state behind the last step, without history
   */
  record Outcome(Tensor outputs, LstmState last) {}

  /** From a state on, or from silence if there is none. */
  static Outcome run(
      Map<String, Tensor> parameters,
      String name,
      Tensor x,
      LstmState from,
      int hidden,
      int layers) {
    TensorVector weights = new TensorVector();
    for (int layer = 0; layer < layers; layer++) {
      for (String part : PARTS) {
        weights.push_back(TorchLayers.parameter(parameters, name + "." + layer + part));
      }
    }
    LstmState start = from;
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
    return new Outcome(
        out.get0().permute(1, 2, 0), new LstmState(out.get1().detach(), out.get2().detach()));
  }
}
