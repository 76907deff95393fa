package dev.nightjar.plugin.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a DAW has to know before it plays a plug-in.
 *
 * @param id unique in the world, as {@code org.example.delay}; never change it
 * @param name what a DAW's list shows
 * @param inputChannels 1 or 2; 0 for an instrument
 * @param outputChannels 1 or 2; as many as inputs for an effect
 * @param parameters at most 64
 * @param programs factory presets, at most 1024
 */
public record PluginDescription(
    String id,
    String name,
    int inputChannels,
    int outputChannels,
    List<Parameter> parameters,
    List<Program> programs) {
  private static final int MOST_PARAMETERS = 64;
  private static final int MOST_PROGRAMS = 1024;
  private static final int MOST_CHANNELS = 2;

  /**
   * [any thread]
   *
   * @throws IllegalArgumentException if something is not as said above
   */
  public PluginDescription {
    parameters = List.copyOf(parameters);
    programs = List.copyOf(programs);
    Texts.requireId(id);
    Texts.requireName("The name of " + id, name);
    if (outputChannels < 1
        || outputChannels > MOST_CHANNELS
        || (inputChannels != 0 && inputChannels != outputChannels)) {
      throw new IllegalArgumentException(
          id
              + " has "
              + inputChannels
              + " inputs and "
              + outputChannels
              + " outputs; an effect has one or two of both, an instrument no inputs.");
    }
    if (parameters.size() > MOST_PARAMETERS) {
      throw new IllegalArgumentException(
          id + " has " + parameters.size() + " parameters; " + MOST_PARAMETERS + " are possible.");
    }
    if (programs.size() > MOST_PROGRAMS) {
      throw new IllegalArgumentException(
          id + " has " + programs.size() + " programs; " + MOST_PROGRAMS + " are possible.");
    }
    if (parameters.stream().map(Parameter::key).distinct().count() < parameters.size()) {
      throw new IllegalArgumentException(id + " has two parameters of the same key.");
    }
    for (Program program : programs) {
      if (program.values().size() != parameters.size()) {
        throw new IllegalArgumentException(
            "The program '" + program.name() + "' of " + id + " needs a value a parameter.");
      }
    }
  }

  /** A stereo effect. [any thread] */
  public static PluginDescription effect(String id, String name, Parameter... parameters) {
    return new PluginDescription(id, name, 2, 2, List.of(parameters), List.of());
  }

  /** A stereo instrument. [any thread] */
  public static PluginDescription instrument(String id, String name, Parameter... parameters) {
    return new PluginDescription(id, name, 0, 2, List.of(parameters), List.of());
  }

  /** The same with one channel out, and one in if it is an effect. [any thread] */
  public PluginDescription mono() {
    return new PluginDescription(id, name, Math.min(1, inputChannels), 1, parameters, programs);
  }

  /** The same with one more program: a value for every parameter. [any thread] */
  public PluginDescription withProgram(String name, double... values) {
    List<Program> more = new ArrayList<>(programs);
    more.add(new Program(name, Arrays.stream(values).boxed().toList()));
    return new PluginDescription(
        id, this.name, inputChannels, outputChannels, parameters, List.copyOf(more));
  }

  /** Whether it makes sound of notes alone. [any thread] */
  public boolean isInstrument() {
    return inputChannels == 0;
  }
}
