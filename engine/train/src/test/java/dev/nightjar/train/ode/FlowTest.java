package dev.nightjar.train.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.train.optimize.Optimizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** The lemmas of section 5.2. */
class FlowTest {

  @Provide
  Arbitrary<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    for (Landscape landscape : Landscape.values()) {
      flows.add(new GradientFlow(landscape));
      flows.add(new MomentumFlow(landscape));
      flows.add(new NesterovFlow(landscape, 0.3));
      flows.add(new FrictionFlow(landscape, 0.5, 0.01));
      flows.add(new RelaxationFlow(landscape, 0.2));
      flows.add(new AdamFlow(landscape, 0.1, 1, 0.5));
      flows.add(new AdamFlow(landscape, 1, 0.25, 0.5));
    }
    return Arbitraries.of(flows);
  }

  /** Lemmas 5.2.1, 5.2.3, 5.2.4, 5.2.6 and the line after 5.21, at any state. */
  @Property(tries = 200)
  void theEnergyChangesAsTheLemmaSays(@ForAll("flows") Flow flow, @ForAll long seed) {
    Random random = new Random(seed);
    double[] state = flow.start(random.doubles(flow.objective().dimension(), -1, 1).toArray());
    for (int i = 0; i < state.length; i++) {
      state[i] += random.nextDouble();
    }
    double[] rates = new double[state.length];
    flow.derivative(state, rates);
    double h = 1e-4 / Arrays.stream(rates).map(Math::abs).max().orElseThrow();
    double slope = (flow.energy(moved(state, rates, h)) - flow.energy(moved(state, rates, -h))) / 2;
    assertThat(flow.energyRate(state)).isLessThanOrEqualTo(0);
    assertThat(slope / h)
        .isCloseTo(flow.energyRate(state), within(1e-4 * (1 + Math.abs(slope / h))));
  }

  @Property(tries = 60)
  void theEnergyNeverRisesAlongASolution(@ForAll("flows") Flow flow, @ForAll long seed) {
    double[] state =
        flow.start(new Random(seed).doubles(flow.objective().dimension(), -1.5, 1.5).toArray());
    double energy = flow.energy(state);
    for (int n = 0; n < 2_000; n++) {
      Integrator.RUNGE_KUTTA.step(flow, state, 0.002);
      assertThat(flow.energy(state)).isLessThanOrEqualTo(energy + 1e-7 * (1 + Math.abs(energy)));
      energy = flow.energy(state);
    }
  }

  /** Lemma 5.2.1. */
  @Test
  void withoutFrictionTheEnergyStays() {
    Flow flow = new MomentumFlow(Landscape.WELLS);
    double[] state = flow.start(new double[] {1.6, 0.5});
    double energy = flow.energy(state);
    for (int n = 0; n < 10_000; n++) {
      Integrator.RUNGE_KUTTA.step(flow, state, 0.005);
    }
    assertThat(flow.energy(state)).isCloseTo(energy, within(1e-8));
  }

  /** Lemma 5.2.5. */
  @Test
  void theSquaresStayPositive() {
    Flow flow = new AdamFlow(Landscape.VALLEY, 0.1, 0.5, 1e-3);
    double[] state = flow.start(new double[] {1, 1});
    for (int n = 0; n < 5_000; n++) {
      Integrator.RUNGE_KUTTA.step(flow, state, 0.001);
      assertThat(state[4]).isPositive();
      assertThat(state[5]).isPositive();
    }
  }

  @Test
  void relaxationTimesWithWhichTheEnergyCouldRiseAreRefused() {
    assertThatThrownBy(() -> new AdamFlow(Landscape.BOWL, 1, 0.2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Eq. 5.26 is the Euler method of eq. 5.23. */
  @Test
  void adamWithoutRescalingIsTheFlowInSteps() {
    double dt = 0.01;
    AdamFlow flow = new AdamFlow(Landscape.VALLEY, 0.1, 1, 0.7);
    double[] state = flow.start(new double[] {-1, 0.5});
    DiscreteAdam adam =
        new DiscreteAdam(
            Landscape.VALLEY, new double[] {-1, 0.5}, dt, 1 - dt / 0.1, 1 - dt / 1, 0.7);
    for (int n = 0; n < 200; n++) {
      Integrator.EULER.step(flow, state, dt);
      adam.step();
    }
    assertThat(adam.weights()).containsExactly(Arrays.copyOf(state, 2), within(1e-10));
  }

  /** Eq. 5.27 is Adam. */
  @Test
  void adamWithRescalingIsTheOptimizer() {
    double[] begin = {-1, 0.5};
    DiscreteAdam adam = new DiscreteAdam(Landscape.VALLEY, begin, 0.01, 0.9, 0.999, 0);
    try (PointerScope scope = new PointerScope()) {
      Tensor values = Tensor.create(begin.clone(), 2L);
      var optimizer = Optimizers.named("adam", Map.of("epsilon", "1e-20")).of(values);
      double[] gradient = new double[2];
      for (int n = 0; n < 100; n++) {
        Landscape.VALLEY.gradient(adam.weights(), gradient);
        optimizer.step(values, Tensor.create(gradient.clone(), 2L), 0.01);
        adam.adamStep();
      }
      double[] got = {values.get(0).item_double(), values.get(1).item_double()};
      assertThat(adam.weights()).containsExactly(got, within(1e-10));
    }
  }

  /** Lemma 5.1.2, with α the least curvature. */
  @Test
  void inABowlSteepestDescentConvergesExponentially() {
    Flow flow = new GradientFlow(Landscape.BOWL);
    double[] state = flow.start(new double[] {1, -1, 1, 1});
    for (int n = 1; n <= 500; n++) {
      Integrator.RUNGE_KUTTA.step(flow, state, 0.01);
      double distance = Math.sqrt(Vectors.squared(state, 0, 4));
      assertThat(distance).isLessThanOrEqualTo(2 * Math.exp(-0.01 * n) + 1e-9);
    }
  }

  private static double[] moved(double[] state, double[] rates, double by) {
    double[] moved = state.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by * rates[i];
    }
    return moved;
  }
}
