package dev.nightjar.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A made-up room: direct sound at time 0 with gain 1, single early reflections, diffuse late tail.
 *
 * <p>Early reflections are image sources of a box (J. B. Allen, D. A. Berkley, "Image method for
 * efficiently simulating small-room acoustics", JASA 65, 1979); the walls' absorption follows from
 * the reverberation time by Sabine's formula. The tail is noise whose power falls by 60 dB in that
 * time, at the level that Sabine's diffuse field gives for the room's size and the distance.
 */
final class RoomResponse {
  private static final double SPEED_OF_SOUND = 343;
  private static final double EARLY_SECONDS = 0.040;
  private static final double TAIL_STARTS_SECONDS = 0.015;
  private static final float FAINTEST_ECHO = 0.003f;
  private static final double DECAY_PER_RT60 = 6 * Math.log(10);

  /** A reflection: so many samples behind the direct sound. */
  private record Echo(int delay, float gain) {}

  private final List<Echo> early;
  private final float[] tail;
  private final int rateHz;

  private RoomResponse(List<Echo> early, float[] tail, int rateHz) {
    this.early = early;
    this.tail = tail;
    this.rateHz = rateHz;
  }

  /** The shape of a room, shared by all that sounds in it. */
  record Box(double x, double y, double z, double rt60Seconds) {
    static Box random(Draw draw, MixSettings.Room room) {
      return new Box(
          draw.between(2.5, 8),
          draw.between(2.5, 6),
          draw.between(2.3, 3.5),
          draw.between(room.lowRt60Seconds(), room.highRt60Seconds()));
    }

    double volume() {
      return x * y * z;
    }

    /** Share of the amplitude that a wall gives back. */
    double reflection() {
      double surface = 2 * (x * y + y * z + z * x);
      double absorption = Math.min(0.9, 0.161 * volume() / (surface * rt60Seconds));
      return Math.sqrt(1 - absorption);
    }
  }

  /** A source somewhere in the box, at this distance where the walls allow it. */
  static RoomResponse random(Box box, double distanceMetres, Draw draw, int rateHz) {
    double[] size = {box.x, box.y, box.z};
    double[] ear = new double[3];
    double[] source = new double[3];
    double[] direction = {draw.gaussian(), draw.gaussian(), 0.3 * draw.gaussian()};
    double norm = Math.hypot(Math.hypot(direction[0], direction[1]), direction[2]) + 1e-9;
    for (int axis = 0; axis < 3; axis++) {
      ear[axis] = draw.between(0.2, 0.8) * size[axis];
      double at = ear[axis] + distanceMetres * direction[axis] / norm;
      source[axis] = Math.min(0.95 * size[axis], Math.max(0.05 * size[axis], at));
    }
    double distance =
        Math.max(
            0.1,
            Math.hypot(Math.hypot(source[0] - ear[0], source[1] - ear[1]), source[2] - ear[2]));
    return new RoomResponse(
        echoes(size, ear, source, distance, box.reflection(), rateHz),
        tail(box, distance, draw, rateHz),
        rateHz);
  }

  private static List<Echo> echoes(
      double[] size, double[] ear, double[] source, double direct, double reflection, int rate) {
    List<Echo> echoes = new ArrayList<>();
    echoes.add(new Echo(0, 1));
    for (int image = 0; image < 27 * 8; image++) {
      int cell = image / 8;
      int[] n = {cell % 3 - 1, cell / 3 % 3 - 1, cell / 9 - 1};
      double squared = 0;
      int bounces = 0;
      for (int axis = 0; axis < 3; axis++) {
        int mirrored = image >> axis & 1;
        double at = (1 - 2 * mirrored) * source[axis] + 2 * n[axis] * size[axis] - ear[axis];
        squared += at * at;
        bounces += Math.abs(n[axis] - mirrored) + Math.abs(n[axis]);
      }
      double distance = Math.sqrt(squared);
      double seconds = (distance - direct) / SPEED_OF_SOUND;
      float gain = (float) (Math.pow(reflection, bounces) * direct / distance);
      if (bounces > 0 && seconds > 0 && seconds < EARLY_SECONDS && gain > FAINTEST_ECHO) {
        echoes.add(new Echo((int) Math.round(seconds * rate), gain));
      }
    }
    return echoes;
  }

  private static float[] tail(Box box, double distance, Draw draw, int rate) {
    double rt60 = box.rt60Seconds;
    float[] tail = new float[Math.max(1, (int) (rt60 * rate))];
    double criticalDistance = 0.057 * Math.sqrt(box.volume() / rt60);
    double reverberant = distance * distance / (criticalDistance * criticalDistance);
    double decay = DECAY_PER_RT60 / (rt60 * rate);
    double amplitude = Math.sqrt(reverberant * decay);
    double factor = Math.exp(-decay / 2);
    int start = (int) (TAIL_STARTS_SECONDS * rate);
    int full = (int) (EARLY_SECONDS * rate);
    for (int i = 0; i < tail.length; i++) {
      double fadeIn = Math.min(1, Math.max(0, (i - start) / (double) (full - start)));
      tail[i] = (float) (amplitude * fadeIn * draw.gaussian());
      amplitude *= factor;
    }
    // Air and furniture take the high frequencies first.
    Biquad.highShelf(draw.between(1500, 4000), draw.between(-12, -2), rate).apply(tail);
    return tail;
  }

  /** What a microphone hears of the sound. */
  float[] apply(float[] dry) {
    float[] response =
        Arrays.copyOf(tail, Math.max(tail.length, (int) (EARLY_SECONDS * rateHz) + 1));
    for (Echo echo : early) {
      response[echo.delay] += echo.gain;
    }
    return FastConvolution.convolve(dry, response);
  }

  /** Direct sound and the reflections of the first moments only. */
  float[] applyEarly(float[] dry, double seconds) {
    float[] wet = new float[dry.length];
    for (Echo echo : early) {
      int delay = echo.delay;
      if (delay > seconds * rateHz) {
        continue;
      }
      float gain = echo.gain;
      for (int i = delay; i < wet.length; i++) {
        wet[i] += gain * dry[i - delay];
      }
    }
    return wet;
  }
}
