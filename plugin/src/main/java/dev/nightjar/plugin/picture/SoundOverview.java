package dev.nightjar.plugin.picture;

import java.io.IOException;
import java.util.Arrays;

/**
 * What a picture of a sound shows, column by column of time.
 *
 * @param channels how many channels the sound has; the spectra are of their mean
 * @param sampleRateHz its rate
 * @param seconds its duration
 * @param rmsDb root mean square in dBFS
 * @param lufs integrated loudness, not finite where there is none
 * @param outline the waveform from afar
 * @param mel log-mel levels in dB, 0 for a sine of full scale
 * @param tone constant-Q levels in dB, 0 for a sine of full scale
 * @param cents per cell of {@code tone}: instantaneous frequency above the nearest semitone, -50 to
 *     50
 */
record SoundOverview(
    int channels,
    int sampleRateHz,
    double seconds,
    double rmsDb,
    double lufs,
    WaveformOutline outline,
    Grid mel,
    Grid tone,
    Grid cents) {
  private static final double LOWEST_TONE_HZ = 55;
  private static final double HIGHEST_TONE_HZ = 14080;
  private static final int MOST_MEL_WINDOWS_A_COLUMN = 6;
  private static final double LEAST_POWER = 1e-12;

  /**
   * Reads a sound once and keeps what a picture needs, whatever its length.
   *
   * @param source the sound
   * @param channels its channels
   * @param speakers whose they are, as a WAVE channel mask; 0 if that isn't known
   * @param sampleRateHz its rate
   * @param totalFrames its length
   * @param columns how many columns of time the picture has
   */
  static SoundOverview of(
      FrameSource source,
      int channels,
      long speakers,
      int sampleRateHz,
      long totalFrames,
      int columns)
      throws IOException {
    MelSpectrum mel = new MelSpectrum(sampleRateHz);
    double highestHz = Math.min(HIGHEST_TONE_HZ, 0.45 * sampleRateHz);
    ConstantQ constantQ = new ConstantQ(sampleRateHz, LOWEST_TONE_HZ, highestHz);
    WaveformOutline outline = new WaveformOutline(columns, totalFrames);
    MeteredSource metered = new MeteredSource(source, channels, speakers, sampleRateHz);
    SlidingSound sound = new SlidingSound(metered, channels, constantQ.windowFrames(), outline);
    Scan scan = new Scan(sound, mel, constantQ, columns);
    double columnFrames = totalFrames / (double) columns;
    for (int column = 0; column < columns; column++) {
      scan.column(column, column * columnFrames, columnFrames);
    }
    sound.finish();
    return new SoundOverview(
        channels,
        sampleRateHz,
        totalFrames / (double) sampleRateHz,
        metered.rmsDb(),
        metered.lufs(),
        outline,
        scan.melDb,
        scan.toneDb,
        scan.cents);
  }

  private static double db(double power) {
    return 10 * Math.log10(Math.max(power, LEAST_POWER));
  }

  /** The work of one pass, with its buffers. */
  private static final class Scan {
    private final SlidingSound sound;
    private final MelSpectrum mel;
    private final ConstantQ constantQ;
    private final Grid melDb;
    private final Grid toneDb;
    private final Grid cents;
    private final float[] melWindow;
    private final float[] toneWindow;
    private final float[] melPower;
    private final float[] tonePower;
    private final float[] toneHz;

    Scan(SlidingSound sound, MelSpectrum mel, ConstantQ constantQ, int columns) {
      this.sound = sound;
      this.mel = mel;
      this.constantQ = constantQ;
      FrequencyScale melScale = FrequencyScale.mel(0, mel.highHz());
      FrequencyScale toneScale =
          FrequencyScale.log(constantQ.centreHz(0), constantQ.centreHz(constantQ.bins() - 1));
      melDb = new Grid(columns, mel.bands(), melScale);
      toneDb = new Grid(columns, constantQ.bins(), toneScale);
      cents = new Grid(columns, constantQ.bins(), toneScale);
      melWindow = new float[mel.windowFrames()];
      toneWindow = new float[constantQ.windowFrames()];
      melPower = new float[mel.bands()];
      tonePower = new float[constantQ.bins()];
      toneHz = new float[constantQ.bins()];
    }

    void column(int column, double from, double frames) throws IOException {
      tones(column, Math.round(from + frames / 2));
      int windows = (int) (2 * frames / melWindow.length);
      bands(column, from, frames, Math.max(1, Math.min(windows, MOST_MEL_WINDOWS_A_COLUMN)));
    }

    private void bands(int column, double from, double frames, int windows) throws IOException {
      Arrays.fill(melPower, 0);
      for (int i = 0; i < windows; i++) {
        long middle = Math.round(from + frames * (i + 0.5) / windows);
        sound.window(middle - melWindow.length / 2, melWindow);
        mel.add(melWindow, melPower);
      }
      for (int band = 0; band < melPower.length; band++) {
        melDb.set(column, band, (float) db(melPower[band] / windows));
      }
    }

    private void tones(int column, long middle) throws IOException {
      sound.window(middle - toneWindow.length / 2, toneWindow);
      constantQ.analyse(toneWindow, tonePower, toneHz);
      for (int bin = 0; bin < tonePower.length; bin++) {
        toneDb.set(column, bin, (float) db(tonePower[bin]));
        double semitones = 12 * Math.log(Math.max(1, toneHz[bin]) / 440) / Math.log(2);
        cents.set(column, bin, (float) (100 * (semitones - Math.rint(semitones))));
      }
    }
  }
}
