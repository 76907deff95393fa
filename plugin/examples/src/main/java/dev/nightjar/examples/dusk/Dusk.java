package dev.nightjar.examples.dusk;

import java.util.Arrays;
import java.util.Locale;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;

/** Two sawtooths a voice, slightly out of tune, through a filter: strings, basses and pads. */
public final class Dusk extends VSTPluginAdapter {
  private static final int VOICES = 12;
  private static final int MOST_EVENTS = 1024;
  private static final String[] NAMES = {
    "Detune", "Cutoff", "Resonance", "Sweep", "Attack", "Decay", "Sustain", "Release", "Level"
  };
  private static final String[] PROGRAMS = {"Strings", "Bass", "Pad", "Pluck"};
  private static final float[][] VALUES = {
    {0.35f, 0.55f, 0.1f, 0.2f, 0.45f, 0.5f, 0.8f, 0.5f, 0.5f},
    {0.1f, 0.3f, 0.3f, 0.5f, 0.05f, 0.45f, 0.4f, 0.2f, 0.6f},
    {0.5f, 0.35f, 0.15f, 0.35f, 0.7f, 0.7f, 0.9f, 0.75f, 0.5f},
    {0.15f, 0.35f, 0.25f, 0.6f, 0f, 0.4f, 0f, 0.4f, 0.6f},
  };

  private final String[] programs = PROGRAMS.clone();
  private final Patch patch = new Patch();
  private final Tuning tuning = new Tuning();
  private final Voice[] voices = new Voice[VOICES];
  private final int[] messages = new int[MOST_EVENTS];
  private final int[] frames = new int[MOST_EVENTS];
  private float[] values = VALUES[0].clone();
  private int waiting;
  private int program;

  public Dusk(long wrapper) {
    super(wrapper);
    setNumInputs(0);
    setNumOutputs(2);
    isSynth(true);
    canProcessReplacing(true);
    programsAreChunks(true);
    setUniqueID('N' << 24 | 'j' << 16 | 'D' << 8 | 'k');
    for (int i = 0; i < VOICES; i++) {
      voices[i] = new Voice(i % 2 == 0 ? -0.3 : 0.3);
    }
    patch.set(values, getSampleRate());
  }

  @Override
  public void setSampleRate(float rateHz) {
    patch.set(values, rateHz);
  }

  @Override
  public void setParameter(int index, float value) {
    values[index] = value;
    patch.set(values, getSampleRate());
  }

  @Override
  public float getParameter(int index) {
    return values[index];
  }

  @Override
  public int processEvents(VSTEvents played) {
    for (int i = 0; i < played.getNumEvents() && waiting < MOST_EVENTS; i++) {
      VSTEvent event = played.getEvents()[i];
      if (event.getType() == VSTEvent.VST_EVENT_MIDI_TYPE) {
        byte[] data = event.getData();
        frames[waiting] = event.getDeltaFrames();
        messages[waiting++] = (data[0] & 0xff) | (data[1] & 0x7f) << 8 | (data[2] & 0x7f) << 16;
      }
    }
    return 1;
  }

  @Override
  public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {
    float[] left = outputs[0];
    float[] right = outputs[1];
    int done = 0;
    Arrays.fill(left, 0, sampleFrames, 0);
    Arrays.fill(right, 0, sampleFrames, 0);
    for (int i = 0; i < waiting; i++) {
      int until = Math.max(done, Math.min(sampleFrames, frames[i]));
      render(left, right, done, until);
      done = until;
      play(messages[i]);
    }
    waiting = 0;
    render(left, right, done, sampleFrames);
  }

  private void render(float[] left, float[] right, int from, int to) {
    for (Voice voice : voices) {
      voice.add(patch, tuning.factor(), left, right, from, to);
    }
  }

  private void play(int message) {
    int key = message >>> 8 & 0x7f;
    int value = message >>> 16;
    switch (message & 0xf0) {
      case 0x90 -> {
        if (value > 0) {
          quietest().start(key, value / 127.0);
        } else {
          release(key);
        }
      }
      case 0x80 -> release(key);
      case 0xe0 -> tuning.bend(key | value << 7);
      case 0xb0 -> {
        if (key == 120 || key == 123) {
          release(Voice.ANY);
        }
        tuning.control(key, value);
      }
      default -> {}
    }
  }

  private void release(int key) {
    for (Voice voice : voices) {
      voice.release(key);
    }
  }

  private Voice quietest() {
    Voice quietest = voices[0];
    for (Voice voice : voices) {
      if (voice.level() < quietest.level()) {
        quietest = voice;
      }
    }
    return quietest;
  }

  @Override
  public void suspend() {
    waiting = 0;
    for (Voice voice : voices) {
      voice.silence();
    }
  }

  @Override
  public int getChunk(byte[][] data, boolean isPreset) {
    data[0] = tuning.bytes();
    return data[0].length;
  }

  @Override
  public int setChunk(byte[] data, int byteSize, boolean isPreset) {
    tuning.restore(data, byteSize);
    return 1;
  }

  @Override
  public String getParameterName(int index) {
    return NAMES[index];
  }

  @Override
  public String getParameterDisplay(int index) {
    return String.format(Locale.ROOT, "%.0f", 100 * values[index]);
  }

  @Override
  public String getParameterLabel(int index) {
    return "%";
  }

  @Override
  public int getNumParams() {
    return NAMES.length;
  }

  @Override
  public int getNumPrograms() {
    return programs.length;
  }

  @Override
  public int getProgram() {
    return program;
  }

  @Override
  public void setProgram(int index) {
    program = index;
    values = VALUES[index].clone();
    patch.set(values, getSampleRate());
  }

  @Override
  public String getProgramName() {
    return programs[program];
  }

  @Override
  public void setProgramName(String name) {
    programs[program] = name;
  }

  @Override
  public String getProgramNameIndexed(int category, int index) {
    return programs[index];
  }

  @Override
  public int canDo(String feature) {
    return feature.equals(CANDO_PLUG_RECEIVE_VST_MIDI_EVENT) ? CANDO_YES : CANDO_NO;
  }

  @Override
  public int getPlugCategory() {
    return PLUG_CATEG_SYNTH;
  }

  @Override
  public String getProductString() {
    return "Nightjar Dusk";
  }

  @Override
  public String getVendorString() {
    return "Nightjar";
  }
}
