package dev.nightjar.engine.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frequency response, measured by impulses at every phase. */
class ResamplerResponseTest {

  @ParameterizedTest
  @CsvSource({
    "48000, 16000", "16000, 48000", "44100, 16000", "16000, 44100", "44100, 48000",
    "48000, 44100", "96000, 44100", "8000, 192000", "192000, 8000", "22050, 24000"
  })
  void stopBandIs90DecibelsDownAndPassBandIsFlat(int fromHz, int toHz) {
    for (Quality quality : Quality.values()) {
      double[] response = impulseResponse(fromHz, toHz, quality);
      double passEdge = 0.9;
      double stopEdge = quality == Quality.HIGH ? 1.0 : 1.1;
      double lowerNyquistHz = Math.min(fromHz, toHz) / 2.0;
      double tickHz = tickHz(fromHz, toHz);
      double reference = magnitude(response, 0);
      for (double f = 0; f <= passEdge; f += 0.01) {
        double db = 20 * Math.log10(magnitude(response, f * lowerNyquistHz / tickHz) / reference);
        assertThat(db).as("%s at %.3f of Nyquist", quality, f).isCloseTo(0, within(0.001));
      }
      double last = Math.min(tickHz / 2 / lowerNyquistHz, 40);
      for (double f = stopEdge; f < last; f += 0.0137) {
        double db = 20 * Math.log10(magnitude(response, f * lowerNyquistHz / tickHz) / reference);
        assertThat(db).as("%s at %.3f of Nyquist", quality, f).isLessThan(-90);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"48000, 16000", "16000, 48000", "44100, 16000", "44100, 48000"})
  void impulseResponseIsSymmetricAboutTheReportedDelay(int fromHz, int toHz) {
    for (Quality quality : Quality.values()) {
      double[] response = impulseResponse(fromHz, toHz, quality);
      int down = fromHz / gcd(fromHz, toHz);
      int centre = (int) Math.round(new Resampler(1, fromHz, toHz, quality).delayFrames() * down);
      for (int tick = 0; tick <= centre; tick++) {
        assertThat(response[centre + tick]).isCloseTo(response[centre - tick], within(1e-7));
      }
    }
  }

  /** The response at the common clock of both rates: impulses at `down` places see all of it. */
  private static double[] impulseResponse(int fromHz, int toHz, Quality quality) {
    int up = toHz / gcd(fromHz, toHz);
    int down = fromHz / gcd(fromHz, toHz);
    Resampler resampler = new Resampler(1, fromHz, toHz, quality);
    int halfTicks = (int) Math.round(resampler.delayFrames() * down);
    double[] response = new double[2 * halfTicks + 1];
    int inputFrames = down + 2 * halfTicks / up + 2;
    float[][] out = new float[1][resampler.maxOutputFrames(inputFrames)];
    for (int place = 0; place < down; place++) {
      float[][] in = new float[1][inputFrames];
      in[0][place] = 1;
      resampler.reset();
      int frames = resampler.process(in, 0, inputFrames, out, 0);
      for (int n = 0; n < frames; n++) {
        long tick = (long) n * down - (long) place * up;
        if (tick >= 0 && tick < response.length) {
          response[(int) tick] = out[0][n];
        }
      }
    }
    return response;
  }

  private static double magnitude(double[] response, double cyclesPerTick) {
    double re = 0;
    double im = 0;
    double stepRe = Math.cos(2 * Math.PI * cyclesPerTick);
    double stepIm = -Math.sin(2 * Math.PI * cyclesPerTick);
    double turnRe = 1;
    double turnIm = 0;
    for (double sample : response) {
      re += sample * turnRe;
      im += sample * turnIm;
      double next = turnRe * stepRe - turnIm * stepIm;
      turnIm = turnRe * stepIm + turnIm * stepRe;
      turnRe = next;
    }
    return Math.hypot(re, im);
  }

  private static double tickHz(int fromHz, int toHz) {
    return (double) fromHz * toHz / gcd(fromHz, toHz);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
