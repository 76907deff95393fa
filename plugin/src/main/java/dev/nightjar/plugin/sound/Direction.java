package dev.nightjar.plugin.sound;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** Which way a device carries sound, and what Java Sound calls that. */
public enum Direction {
  /** A microphone or line input. */
  INPUT("input", TargetDataLine.class),
  /** A loudspeaker or line output. */
  OUTPUT("output", SourceDataLine.class);

  private final String word;
  private final Class<? extends DataLine> lineClass;

  Direction(String word, Class<? extends DataLine> lineClass) {
    this.word = word;
    this.lineClass = lineClass;
  }

  /** As people say it. */
  public String word() {
    return word;
  }

  /** The lines of this direction that a mixer has. */
  Line.Info[] lines(Mixer mixer) {
    return this == INPUT
        ? mixer.getTargetLineInfo(new Line.Info(lineClass))
        : mixer.getSourceLineInfo(new Line.Info(lineClass));
  }

  /** What to ask a mixer for. */
  DataLine.Info lineInfo(AudioFormat format) {
    return new DataLine.Info(lineClass, format);
  }
}
