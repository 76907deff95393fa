package dev.nightjar.train.picture;

import java.util.Arrays;

/**
 * Labelled pictures of one form.
 *
 * @param form of each
 * @param pixels {@code [pictures * form.size()]}, channel by channel, row by row
 * @param labels {@code [pictures]}, 0 to {@code classes - 1}
 * @param classes how many there are
 */
public record Pictures(Form form, float[] pixels, long[] labels, int classes) {

  /** The form of a picture. */
  public record Form(int channels, int height, int width) {

    /** Numbers of a picture. */
    public int size() {
      return channels * height * width;
    }
  }

  /**
   * Pictures to learn from and pictures to be judged by.
   *
   * @param training the former
   * @param test the latter
   */
  public record Split(Pictures training, Pictures test) {}

  /** Checks the sizes. */
  public Pictures {
    if (pixels.length != labels.length * form.size()) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + pixels.length + " numbers of pictures " + form);
    }
  }

  /** How many. */
  public int count() {
    return labels.length;
  }

  /** The last fifth, at least one picture, is for the test. */
  public Split split() {
    int training = count() - Math.max(1, count() / 5);
    return new Split(part(0, training), part(training, count()));
  }

  private Pictures part(int from, int to) {
    return new Pictures(
        form,
        Arrays.copyOfRange(pixels, from * form.size(), to * form.size()),
        Arrays.copyOfRange(labels, from, to),
        classes);
  }
}
