package dev.nightjar.engine.model;

import dev.nightjar.engine.instrument.NoteRenderer;
import dev.nightjar.engine.network.Carriers;
import dev.nightjar.engine.network.Sing;

/** A note that SING sings: what it is told of it, and how far it has come. */
final class SungNote implements NoteRenderer.Note {

  /** Embeddings that stay the same for all of it. */
  final float[] still;

  /** What the network shapes, beside noise; null for nothing. */
  final Carriers.Tone tone;

  final float gain;

  /** What the graph remembers of it, {@code [stateSize]}; overwritten by each call. */
  final float[] state;

  /** Steps done, those of silence before its first sound among them. */
  int step;

  private final int stride;
  private final int firstSoundingStep;

  SungNote(float[] still, Carriers.Tone tone, float gain, float[] state, Sing sing) {
    this.still = still;
    this.tone = tone;
    this.gain = gain;
    this.state = state;
    stride = sing.stride();
    firstSoundingStep = sing.firstSoundingStep();
  }

  @Override
  public int renderedFrames() {
    return Math.max(0, step - firstSoundingStep) * stride;
  }
}
