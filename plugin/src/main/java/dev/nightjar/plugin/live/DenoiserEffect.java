package dev.nightjar.plugin.live;

import dev.nightjar.engine.model.ModelPackage;
import dev.nightjar.engine.model.Provider;
import dev.nightjar.engine.realtime.StreamProcessor;
import dev.nightjar.engine.stream.Denoiser;
import dev.nightjar.engine.stream.DenoiserSettings;
import java.io.IOException;

/** Noise away, live. */
public final class DenoiserEffect implements LiveEffect {
  private final ModelPackage model;
  private final String precision;
  private final Provider provider;
  private final DenoiserSettings settings;
  private volatile Denoiser denoiser;

  /** A model and how strongly it works; bypass in the settings is overruled by the keys. */
  public DenoiserEffect(
      ModelPackage model, String precision, Provider provider, DenoiserSettings settings) {
    this.model = model;
    this.precision = precision;
    this.provider = provider;
    this.settings = settings;
  }

  @Override
  public StreamProcessor open(int channels, int sampleRateHz, int maxBlockFrames)
      throws IOException {
    Denoiser opened =
        Denoiser.open(model, precision, provider, channels, sampleRateHz, maxBlockFrames);
    opened.settings(settings);
    denoiser = opened;
    return opened;
  }

  @Override
  public void bypass(boolean on) {
    Denoiser current = denoiser;
    if (current != null) {
      current.settings(new DenoiserSettings(settings.attenuationLimitDb(), settings.mix(), on));
    }
  }

  @Override
  public String place() {
    Denoiser current = denoiser;
    return (current == null ? provider : current.provider()).place();
  }

  @Override
  public double reductionDb() {
    Denoiser current = denoiser;
    return current == null ? 0 : current.reductionDb();
  }
}
