package dev.nightjar.engine.instrument;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether {@link Math#fma} is an instruction here. Where it isn't (processors before 2013, many
 * small ones after, virtual machines that hide it), Java computes it exactly, with big decimals,
 * hundreds of times slower than a product and a sum.
 */
final class FusedMultiplyAdd {

  private FusedMultiplyAdd() {}

  /** What the Java virtual machine says; if it can't be asked, what the architecture promises. */
  static boolean isAnInstruction() {
    try {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      if (machine != null) {
        return Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
      }
    } catch (IllegalArgumentException unknown) {
      // Another virtual machine, or one without that option.
    }
    return System.getProperty("os.arch", "").equals("aarch64");
  }
}
