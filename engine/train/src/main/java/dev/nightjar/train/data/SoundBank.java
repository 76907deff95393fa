package dev.nightjar.train.data;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A collection of sounds, decoded once to mono 16-bit samples in a cache file that is mapped into
 * memory: any number of hours costs no heap. Each sound is stored at the same peak; its level in
 * the file it came from is not kept.
 */
public final class SoundBank {
  /** A map holds whole sounds and stays below the limit of a buffer. */
  private static final long MAP_BYTES = 1L << 30;

  private final List<SoundIndex.Entry> sounds;
  private final ShortBuffer[] mapOf;
  private final int[] startInMap;
  private final List<Group> groups;
  private final double[] groupWeightSums;

  /**
   * A voice or a type of noise.
   *
   * @param sounds indices of its sounds
   * @param endFrames for each sound, the frames of the group up to its end
   */
  private record Group(String name, int[] sounds, long[] endFrames) {
    long frames() {
      return endFrames[endFrames.length - 1];
    }
  }

  /**
   * @param balance exponent on a group's duration that gives its weight in {@link #drawGroup}: 1
   *     draws by duration, 0 draws all groups alike
   */
  SoundBank(Path samples, List<SoundIndex.Entry> sounds, double balance) throws IOException {
    this.sounds = sounds;
    mapOf = new ShortBuffer[sounds.size()];
    startInMap = new int[sounds.size()];
    try (FileChannel channel = FileChannel.open(samples, StandardOpenOption.READ)) {
      map(channel);
    }
    groups = grouped(sounds);
    groupWeightSums = new double[groups.size()];
    double sum = 0;
    for (int i = 0; i < groups.size(); i++) {
      sum += Math.pow((double) groups.get(i).frames(), balance);
      groupWeightSums[i] = sum;
    }
  }

  private void map(FileChannel channel) throws IOException {
    int first = 0;
    while (first < sounds.size()) {
      long startFrame = sounds.get(first).startFrame();
      int end = first;
      while (end < sounds.size()
          && (sounds.get(end).endFrame() - startFrame) * Short.BYTES <= MAP_BYTES) {
        end++;
      }
      long bytes = (sounds.get(end - 1).endFrame() - startFrame) * Short.BYTES;
      MappedByteBuffer bytesMapped =
          channel.map(FileChannel.MapMode.READ_ONLY, startFrame * Short.BYTES, bytes);
      ShortBuffer map = bytesMapped.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      for (int i = first; i < end; i++) {
        mapOf[i] = map;
        startInMap[i] = (int) (sounds.get(i).startFrame() - startFrame);
      }
      first = end;
    }
  }

  private static List<Group> grouped(List<SoundIndex.Entry> sounds) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < sounds.size(); i++) {
      members.computeIfAbsent(sounds.get(i).group(), name -> new ArrayList<>()).add(i);
    }
    List<Group> groups = new ArrayList<>();
    members.forEach(
        (name, list) -> {
          int[] indices = list.stream().mapToInt(Integer::intValue).toArray();
          long[] ends = new long[indices.length];
          long end = 0;
          for (int i = 0; i < indices.length; i++) {
            end += sounds.get(indices[i]).frames();
            ends[i] = end;
          }
          groups.add(new Group(name, indices, ends));
        });
    return groups;
  }

  /** [any thread] Number of sounds, at least 1. */
  public int size() {
    return sounds.size();
  }

  /** [any thread] Number of groups, at least 1. */
  public int groups() {
    return groups.size();
  }

  /** [any thread] Duration of all sounds. */
  public double hours(int sampleRateHz) {
    long frames = groups.stream().mapToLong(Group::frames).sum();
    return frames / (3600.0 * sampleRateHz);
  }

  /** [any thread] Length of a sound, at least 1. */
  public int frames(int sound) {
    return sounds.get(sound).frames();
  }

  /** [any thread] Name of the group of a sound. */
  public String group(int sound) {
    return sounds.get(sound).group();
  }

  /** [any thread] Draws a group, by its weight. */
  int drawGroup(SplittableRandom random) {
    double at = random.nextDouble() * groupWeightSums[groupWeightSums.length - 1];
    int group = 0;
    while (groupWeightSums[group] <= at) {
      group++;
    }
    return group;
  }

  /** [any thread] Draws a sound of the group, by its duration. */
  int drawSound(int group, SplittableRandom random) {
    Group members = groups.get(group);
    long at = random.nextLong(members.frames());
    int i = 0;
    while (members.endFrames()[i] <= at) {
      i++;
    }
    return members.sounds()[i];
  }

  /** [any thread] Copies frames of a sound, full scale 1. */
  public void copy(int sound, int fromFrame, float[] into, int offset, int frames) {
    if (fromFrame < 0 || frames < 0 || fromFrame + frames > frames(sound)) {
      throw new IndexOutOfBoundsException(
          "frames " + fromFrame + "+" + frames + " of a sound of " + frames(sound));
    }
    ShortBuffer map = mapOf[sound];
    int at = startInMap[sound] + fromFrame;
    for (int i = 0; i < frames; i++) {
      into[offset + i] = map.get(at + i) * 0x1p-15f;
    }
  }
}
