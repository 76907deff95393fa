package dev.nightjar.plugin.sidecar.builtin;

import dev.nightjar.engine.model.ModelException;
import dev.nightjar.engine.stream.Denoiser;
import dev.nightjar.engine.stream.DenoiserSettings;
import dev.nightjar.plugin.sidecar.PluginOpener.Notices;
import dev.nightjar.plugin.sidecar.StreamFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The denoiser that is heard, and the one that takes its place when another model is chosen. That
 * one is made on another thread, hears the input until its output has become whole, and fades in.
 * [engine thread]
 */
final class DenoiserPair implements AutoCloseable {

  private static final double FADE_SECONDS = 0.02;

  private final DenoiserModels models;
  private final StreamFormat format;
  private final Notices notices;
  private final int fadeFrames;
  private final float[][] nextOut;
  private final ExecutorService making =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "nightjar-models");
            thread.setDaemon(true);
            return thread;
          });
  private Denoiser heard;
  private int heardModel;
  private int wantedModel;

  /** On its way; null for none. */
  private CompletableFuture<Denoiser> made;

  /** Hears already; null for none. */
  private Denoiser next;

  private int nextModel;

  /** Frames that it has heard. */
  private int nextHeard;

  private DenoiserSettings settings = DenoiserSettings.FULL;
  private boolean offline;

  DenoiserPair(DenoiserModels models, StreamFormat format, int model, Notices notices)
      throws ModelException {
    this.models = models;
    this.format = format;
    this.notices = notices;
    fadeFrames = (int) Math.ceil(FADE_SECONDS * format.sampleRateHz());
    nextOut = new float[format.inputChannels()][format.maxBlockFrames()];
    heard = open(model);
    heardModel = model;
    wantedModel = model;
  }

  int latencyFrames() {
    return heard.latencyFrames();
  }

  void offline(boolean nowOffline) {
    offline = nowOffline;
  }

  void settings(DenoiserSettings newSettings) {
    settings = newSettings;
    heard.settings(newSettings);
    if (next != null) {
      next.settings(newSettings);
    }
  }

  /** Goes over to a model; offline, beginning with the next frame. */
  void choose(int model) {
    wantedModel = model;
    prepare();
  }

  void process(float[][] in, float[][] out, int frames) {
    prepare();
    heard.process(in, out, frames);
    if (next != null) {
      next.process(in, nextOut, frames);
      fade(out, frames);
    }
  }

  private void prepare() {
    if (next == null && made == null && wantedModel != heardModel) {
      int model = wantedModel;
      nextModel = model;
      made =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return open(model);
                } catch (ModelException e) {
                  throw new CompletionException(e);
                }
              },
              making);
    }
    if (made != null && (offline || made.isDone())) {
      begin();
    }
  }

  private void begin() {
    try {
      next = made.join();
      next.settings(settings);
      nextHeard = 0;
    } catch (CompletionException e) {
      notices.say("The other model can't be had: " + e.getCause().getMessage());
      wantedModel = heardModel;
    }
    made = null;
  }

  private void fade(float[][] out, int frames) {
    int wholeFrom = next.latencyFrames();
    for (int channel = 0; channel < out.length; channel++) {
      for (int i = 0; i < frames; i++) {
        int faded = nextHeard + i - wholeFrom;
        if (faded >= fadeFrames) {
          out[channel][i] = nextOut[channel][i];
        } else if (faded > 0) {
          float share = (float) faded / fadeFrames;
          out[channel][i] += share * (nextOut[channel][i] - out[channel][i]);
        }
      }
    }
    nextHeard += frames;
    if (nextHeard >= wholeFrom + fadeFrames) {
      Denoiser gone = heard;
      making.execute(gone::close);
      heard = next;
      heardModel = nextModel;
      next = null;
    }
  }

  /** The model that is wanted is heard from now on, if it is there. */
  void reset() {
    if (next != null) {
      heard.close();
      heard = next;
      heardModel = nextModel;
      next = null;
    }
    heard.reset();
  }

  private Denoiser open(int model) throws ModelException {
    return models.open(
        model, format.inputChannels(), format.sampleRateHz(), format.maxBlockFrames());
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What fails to open has nothing to close.
  public void close() {
    CompletableFuture<Denoiser> onItsWay = made;
    if (onItsWay != null) {
      CompletableFuture<Denoiser> unused =
          onItsWay.whenComplete(
              (denoiser, failure) -> {
                if (denoiser != null) {
                  denoiser.close();
                }
              });
    }
    making.shutdown();
    if (next != null) {
      next.close();
    }
    heard.close();
  }
}
