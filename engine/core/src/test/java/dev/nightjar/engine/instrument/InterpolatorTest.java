package dev.nightjar.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InterpolatorTest {

  /** So that the instrument can be played where there is no fused multiply-add. */
  @Test
  void withAndWithoutFusingItIsTheSame() {
    Random random = new Random(5);
    float[] samples = new float[100];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 2 * random.nextFloat() - 1;
    }
    for (int row = 0; row <= Interpolator.PHASES; row++) {
      int first = random.nextInt(samples.length - Interpolator.TAPS);
      int at = row * Interpolator.TAPS;
      assertThat(Interpolator.plainDot(at, samples, first))
          .isCloseTo(Interpolator.fusedDot(at, samples, first), within(1e-6f));
    }
  }

  @Test
  void fusingIsUsedAsTheVirtualMachineIsToldTo() throws Exception {
    for (boolean used : new boolean[] {true, false}) {
      Process machine =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java",
                  "-XX:+UnlockDiagnosticVMOptions",
                  used ? "-XX:+UseFMA" : "-XX:-UseFMA",
                  "-cp",
                  classPath(),
                  Asked.class.getName())
              .redirectErrorStream(true)
              .start();
      String said = new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(machine.waitFor()).as(said).isZero();
      // One that has no such instruction says so, and uses none.
      boolean possible = used && !said.contains("not available");
      assertThat(said.strip()).endsWith(String.valueOf(possible));
    }
  }

  private static String classPath() throws Exception {
    StringBuilder path = new StringBuilder();
    for (Class<?> part : new Class<?>[] {Asked.class, FusedMultiplyAdd.class}) {
      var place = part.getProtectionDomain().getCodeSource().getLocation().toURI();
      path.append(Path.of(place)).append(File.pathSeparator);
    }
    return path.toString();
  }

  /** Says what is found out. */
  static final class Asked {
    private Asked() {}

    public static void main(String[] arguments) {
      System.out.println(FusedMultiplyAdd.isAnInstruction());
    }
  }
}
