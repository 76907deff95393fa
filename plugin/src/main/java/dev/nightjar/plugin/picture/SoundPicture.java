package dev.nightjar.plugin.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Draws sounds into PNG files. [not real-time] */
public final class SoundPicture {
  private final SoundOverview sound;

  private SoundPicture(SoundOverview sound) {
    this.sound = sound;
  }

  /**
   * Reads a sound to its end; memory does not grow with its length.
   *
   * @param source the sound
   * @param channels how many channels it has
   * @param speakers whose they are, as a WAVE channel mask; 0 if that isn't known
   * @param sampleRateHz its rate
   * @param totalFrames its length
   */
  public static SoundPicture of(
      FrameSource source, int channels, long speakers, int sampleRateHz, long totalFrames)
      throws IOException {
    // Text and images need no screen, and a broken display must not stop them.
    System.setProperty("java.awt.headless", "true");
    return new SoundPicture(
        SoundOverview.of(source, channels, speakers, sampleRateHz, totalFrames, Figure.PLOT_WIDTH));
  }

  /**
   * Looks whether a picture can have this name, before its sound is read.
   *
   * @param overwrite whether a file of that name may be replaced
   * @throws PictureException if the name is taken
   */
  public static void mustBeFree(Path png, boolean overwrite) throws PictureException {
    PngFile.mustBeFree(png, overwrite);
  }

  /**
   * Draws waveform, log-mel spectrogram and rainbowgram.
   *
   * @param title what stands above
   * @param png the file to write
   * @param overwrite whether a file of that name may be replaced
   */
  public void write(String title, Path png, boolean overwrite) throws PictureException {
    Figure figure =
        new Figure(
            title,
            facts(sound),
            sound.seconds(),
            List.of(
                Panels.waveform(sound),
                Panels.mel("Log-mel spectrogram", sound, Panels.topDb(sound)),
                Panels.rainbowgram(
                    "Rainbowgram: brightness is level, colour the pitch between two semitones",
                    sound,
                    sound.seconds())));
    PngFile.write(figure.draw(), png, overwrite);
  }

  /**
   * Draws this sound's spectrogram above another's, in the same colours.
   *
   * @param after what this sound became
   * @param title what stands above
   * @param png the file to write
   * @param overwrite whether a file of that name may be replaced
   */
  public void writeBeforeAfter(SoundPicture after, String title, Path png, boolean overwrite)
      throws PictureException {
    Figure figure =
        new Figure(
            title,
            facts(sound),
            sound.seconds(),
            List.of(
                Panels.mel("Before", sound, Panels.topDb(sound)),
                Panels.mel("After", after.sound, Panels.topDb(sound))));
    PngFile.write(figure.draw(), png, overwrite);
  }

  /**
   * Draws this sound's rainbowgram above another's, over the time of the longer one.
   *
   * @param name what this sound is called
   * @param other another sound
   * @param otherName what the other is called
   * @param png the file to write
   * @param overwrite whether a file of that name may be replaced
   */
  public void writeBeside(
      String name, SoundPicture other, String otherName, Path png, boolean overwrite)
      throws PictureException {
    double seconds = Math.max(sound.seconds(), other.sound.seconds());
    Figure figure =
        new Figure(
            name + " and " + otherName,
            facts(sound) + "; " + facts(other.sound),
            seconds,
            List.of(
                Panels.rainbowgram(name, sound, seconds),
                Panels.rainbowgram(otherName, other.sound, seconds)));
    PngFile.write(figure.draw(), png, overwrite);
  }

  /** Length, channels, rate and levels, in one line. */
  public String facts() {
    return facts(sound);
  }

  private static String facts(SoundOverview sound) {
    double peakDb = 20 * Math.log10(sound.outline().peak());
    String channels =
        sound.channels() == 1
            ? "mono"
            : sound.channels() == 2 ? "stereo" : sound.channels() + " channels";
    String peak =
        sound.outline().peak() > 0
            ? String.format(Locale.ROOT, "peak %.1f dBFS, RMS %.1f dBFS", peakDb, sound.rmsDb())
            : "silent";
    String loudness =
        Double.isFinite(sound.lufs())
            ? String.format(Locale.ROOT, ", %.1f LUFS", sound.lufs())
            : "";
    return String.format(
            Locale.ROOT,
            "%.2f s, %s, %d Hz, %s%s",
            sound.seconds(),
            channels,
            sound.sampleRateHz(),
            peak,
            loudness)
        .replace('-', '−');
  }
}
