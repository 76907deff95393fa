package dev.nightjar.train.notes;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

/**
 * The JDK's software synthesizer, as a source of sound instead of a device: its effects off, its
 * clock the frames that are read. Needs {@code --add-exports
 * java.desktop/com.sun.media.sound=ALL-UNNAMED}. One thread at a time.
 */
final class Gervill implements AutoCloseable {

  /** Messages take effect where a buffer begins; whoever reads whole ones knows where that is. */
  static final int BUFFER_FRAMES = 128;

  private static final int BYTES = Float.BYTES;

  private final Synthesizer synthesizer;
  private final AudioInputStream stream;
  private final Receiver receiver;

  Gervill(Path soundFont, int sampleRateHz) throws IOException {
    try {
      synthesizer = MidiSystem.getSynthesizer();
      AudioFormat format =
          new AudioFormat(
              AudioFormat.Encoding.PCM_FLOAT,
              sampleRateHz,
              8 * BYTES,
              1,
              BYTES,
              sampleRateHz,
              false);
      Map<String, Object> settings = new HashMap<>();
      settings.put("load default soundbank", false);
      settings.put("reverb", false);
      settings.put("chorus", false);
      settings.put("auto gain control", false);
      settings.put("limiter", false);
      settings.put("interpolation", "cubic");
      settings.put("max polyphony", 32);
      settings.put("control rate", (float) sampleRateHz / BUFFER_FRAMES);
      stream =
          (AudioInputStream)
              Class.forName("com.sun.media.sound.AudioSynthesizer")
                  .getMethod("openStream", AudioFormat.class, Map.class)
                  .invoke(synthesizer, format, settings);
      Soundbank bank = MidiSystem.getSoundbank(soundFont.toFile());
      if (!synthesizer.loadAllInstruments(bank)) {
        throw new IOException(soundFont + " holds nothing that the JDK's synthesizer can play");
      }
      receiver = synthesizer.getReceiver();
    } catch (IllegalAccessException | NoSuchMethodException | ClassNotFoundException e) {
      throw new IOException(
          "the JDK's synthesizer can't be reached; start java with --add-exports"
              + " java.desktop/com.sun.media.sound=ALL-UNNAMED",
          e);
    } catch (InvocationTargetException | MidiUnavailableException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IOException("the JDK's synthesizer does not open: " + reason.getMessage(), e);
    } catch (InvalidMidiDataException e) {
      throw new IOException(
          soundFont + " is no SoundFont that the JDK reads (.sf2; .sf3 is not): " + e.getMessage(),
          e);
    }
  }

  void send(int command, int channel, int first, int second) {
    try {
      receiver.send(new ShortMessage(command, channel, first, second), -1);
    } catch (InvalidMidiDataException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The next frames. */
  float[] read(int frames) throws IOException {
    byte[] bytes = stream.readNBytes(frames * BYTES);
    float[] samples = new float[frames];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    return samples;
  }

  @Override
  public void close() throws IOException {
    receiver.close();
    stream.close();
    synthesizer.close();
  }
}
