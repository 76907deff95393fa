package dev.nightjar.train.notes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An instrument of a SoundFont and the pitches that it is good for.
 *
 * @param instrument its name
 * @param number General MIDI program, 0 to 127, or {@link #DRUMS}
 * @param lowest MIDI pitch
 * @param highest MIDI pitch
 */
public record Program(String instrument, int number, int lowest, int highest) {

  /** The number of the drum kit. */
  public static final int DRUMS = -1;

  private static final int COLUMNS = 4;

  /** Whether its pitches are as many sounds that have nothing in common. */
  public boolean isDrums() {
    return number == DRUMS;
  }

  /** The programs of General MIDI that Nightjar learns. */
  public static List<Program> generalMidi() throws IOException {
    List<Program> programs = new ArrayList<>();
    try (InputStream in = Program.class.getResourceAsStream("general-midi.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().skip(1).toList()) {
        String[] fields = line.split(",", COLUMNS);
        int number = fields[1].equals("drums") ? DRUMS : Integer.parseInt(fields[1]);
        programs.add(
            new Program(
                fields[0], number, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
      }
    }
    return programs;
  }
}
