package dev.nightjar.train.experiment;

import dev.nightjar.train.ode.AdamFlow;
import dev.nightjar.train.ode.Flow;
import dev.nightjar.train.ode.FrictionFlow;
import dev.nightjar.train.ode.GradientFlow;
import dev.nightjar.train.ode.Integrator;
import dev.nightjar.train.ode.Landscape;
import dev.nightjar.train.ode.MomentumFlow;
import dev.nightjar.train.ode.NesterovFlow;
import dev.nightjar.train.ode.RelaxationFlow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Energies along gradient methods as flows, and along their Euler steps: lemmas 5.2.1 to 5.2.6. */
final class FlowEnergies implements Experiment {

  private static final double DT = 0.002;
  private static final double EULER_DT = 0.02;
  private static final int POINTS = 400;

  @Override
  public String name() {
    return "flows";
  }

  @Override
  public String about() {
    return "energies of momentum, Nesterov, friction, relaxation and Adam flows (ODE chapter)";
  }

  @Override
  public List<String> files() {
    return List.of("flows.csv", "flows.png");
  }

  @Override
  public void run(Conditions conditions, Results results) throws IOException {
    Table table = new Table("landscape", "flow", "time", "energy", "objective", "euler_energy");
    List<Plot> plots = new ArrayList<>();
    for (Landscape landscape : Landscape.values()) {
      double[] start = landscape == Landscape.WELLS ? new double[] {1.4, 1} : start(landscape);
      String title = landscape.name().toLowerCase(Locale.ROOT);
      Plot plot = Plot.linear(title, "time", "energy");
      for (Map.Entry<String, Flow> entry : flows(landscape).entrySet()) {
        Flow flow = entry.getValue();
        double[] state = flow.start(start);
        double[] euler = flow.start(start);
        double[] times = new double[POINTS];
        double[] energies = new double[POINTS];
        double rise = 0;
        double eulerRise = 0;
        for (int n = 0; n < POINTS; n++) {
          times[n] = n * EULER_DT;
          energies[n] = flow.energy(state);
          table.row(
              title,
              entry.getKey(),
              times[n],
              energies[n],
              landscape.value(state),
              flow.energy(euler));
          double eulerEnergy = flow.energy(euler);
          for (int i = 0; i < EULER_DT / DT; i++) {
            double before = flow.energy(state);
            Integrator.RUNGE_KUTTA.step(flow, state, DT);
            rise = Math.max(rise, flow.energy(state) - before);
          }
          Integrator.EULER.step(flow, euler, EULER_DT);
          eulerRise = Math.max(eulerRise, flow.energy(euler) - eulerEnergy);
        }
        plot.curve(entry.getKey(), times, energies);
        results.say(
            String.format(
                Locale.ROOT,
                "%s, %s: energy %.4f to %.4f, largest rise in a step %.1e; Euler's %.1e",
                title,
                entry.getKey(),
                energies[0],
                energies[POINTS - 1],
                rise,
                eulerRise));
      }
      plots.add(plot);
    }
    results.write("flows", table);
    results.draw("flows", 3, plots);
  }

  private static double[] start(Landscape landscape) {
    double[] start = new double[landscape.dimension()];
    Arrays.fill(start, 1);
    start[0] = -1;
    return start;
  }

  private static Map<String, Flow> flows(Landscape landscape) {
    Map<String, Flow> flows = new LinkedHashMap<>();
    flows.put("steepest", new GradientFlow(landscape));
    flows.put("momentum", new MomentumFlow(landscape));
    flows.put("Nesterov", new NesterovFlow(landscape, 0.3));
    flows.put("friction", new FrictionFlow(landscape, 0.5, 0.01));
    flows.put("relaxation", new RelaxationFlow(landscape, 0.2));
    flows.put("Adam", new AdamFlow(landscape, 0.2, 1, 1));
    return flows;
  }
}
