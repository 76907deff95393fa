#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "modes.h"
#include "wav.h"

void set_params(clap_guest *guest, const host_options *options) {
  for (int i = 0; i < options->param_count; i++) {
    const char *equals = strchr(options->params[i], '=');
    char name[256];
    snprintf(name, sizeof name, "%.*s", equals ? (int)(equals - options->params[i]) : 0, options->params[i]);
    int index = guest_find_param(guest, name);
    clap_param_info info;
    double value = 0;
    if (index < 0 || !guest->params->get_info(guest->plugin, (uint32_t)index, &info)) {
      fprintf(stderr, "No parameter is called '%s' (write NAME=VALUE).\n", name);
      exit(2);
    }
    if (!guest->params->text_to_value(guest->plugin, info.id, equals + 1, &value)) {
      fprintf(stderr, "'%s' is no value of %s.\n", equals + 1, info.name);
      exit(2);
    }
    guest_add_param(guest, 0, info.id, value);
  }
}

/* A mono file goes through a mono configuration where there is one. */
static void choose_channels(const clap_guest *guest, uint32_t channels) {
  uint32_t count = guest->configs ? guest->configs->count(guest->plugin) : 0;
  for (uint32_t i = 0; i < count; i++) {
    clap_audio_ports_config config;
    if (guest->configs->get(guest->plugin, i, &config) && config.main_input_channel_count == channels) {
      guest->configs->select(guest->plugin, config.id);
      return;
    }
  }
}

static wav input_of(const host_options *options) {
  if (strcmp(options->in_wav, "-") != 0) {
    return wav_read(options->in_wav);
  }
  return (wav){(uint32_t)options->rate, 0, (uint32_t)lround(options->seconds * options->rate), NULL};
}

static void add_midi(clap_guest *guest, const host_options *options, int *next, uint32_t start,
                     uint32_t frames) {
  for (; *next < options->midi_count; (*next)++) {
    unsigned frame = 0;
    unsigned bytes[3] = {0, 0, 0};
    if (sscanf(options->midi[*next], "%u %x %x %x", &frame, &bytes[0], &bytes[1], &bytes[2]) < 2) {
      fprintf(stderr, "'%s' is no MIDI message; write 'FRAME STATUS FIRST SECOND'.\n", options->midi[*next]);
      exit(2);
    }
    if (frame >= start + frames) {
      return;
    }
    guest_add_midi(guest, frame < start ? 0 : frame - start, (uint8_t)bytes[0], (uint8_t)bytes[1],
                   (uint8_t)bytes[2]);
  }
}

static void load_state(const clap_guest *guest, const char *path) {
  static char bytes[2 << 20];
  FILE *file = fopen(path, "rb");
  size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
  if (!file || fclose(file) != 0 || !guest_load(guest, bytes, size)) {
    fprintf(stderr, "%s is no state of the plug-in.\n", path);
    exit(1);
  }
}

static void save_state(const clap_guest *guest, const char *path) {
  size_t size = 0;
  char *bytes = guest_save(guest, &size);
  FILE *file = bytes ? fopen(path, "wb") : NULL;
  if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0) {
    fprintf(stderr, "The state can't be written to %s.\n", path);
    exit(1);
  }
  free(bytes);
}

static void kill_engine(void) {
  int pid = engine_pid();
  if (pid <= 1 || kill(pid, SIGKILL) != 0) {
    fprintf(stderr, "There is no engine to end.\n");
    exit(1);
  }
}

int run_render(const clap_module *module, const host_options *options) {
  wav in = input_of(options);
  clap_guest *guest = guest_open(module, options->id);
  choose_channels(guest, in.channels);
  if (guest->render) {
    guest->render->set(guest->plugin, CLAP_RENDER_OFFLINE);
  }
  if (options->load_file) {
    load_state(guest, options->load_file);
  }
  if (!guest_activate(guest, in.rate, options->block, options->block)) {
    fprintf(stderr, "The plug-in can't be activated at %u Hz.\n", in.rate);
    return 1;
  }
  const uint32_t latency = options->raw ? 0 : guest_latency(guest);
  wav out = {in.rate, guest->outputs, in.frames,
             calloc((size_t)in.frames * guest->outputs + 1, sizeof(float))};
  set_params(guest, options);
  int midi = 0;
  bool killed = options->kill_at <= 0;
  for (uint32_t start = 0; start < in.frames + latency; start += options->block) {
    for (uint32_t c = 0; c < guest->inputs; c++) {
      for (uint32_t i = 0; i < options->block; i++) {
        uint32_t at = start + i;
        uint32_t channel = c < in.channels ? c : in.channels - 1;
        guest->in[c][i] =
            at < in.frames && in.channels > 0 ? in.samples[(size_t)at * in.channels + channel] : 0;
      }
    }
    add_midi(guest, options, &midi, start, options->block);
    if (!killed && start >= options->kill_at * in.rate) {
      kill_engine();
      killed = true;
    }
    if (!guest_process(guest, options->block, false)) {
      fprintf(stderr, "The plug-in fails.\n");
      return 1;
    }
    guest_idle(guest);
    for (uint32_t i = 0; i < options->block; i++) {
      uint32_t at = start + i;
      for (uint32_t c = 0; at >= latency && at - latency < out.frames && c < out.channels; c++) {
        out.samples[(size_t)(at - latency) * out.channels + c] = guest->out[c][i];
      }
    }
  }
  wav_write(options->out_wav, &out);
  printf("%s: %u frames at %u Hz, %u channels, latency %u\n", options->out_wav, out.frames, out.rate,
         out.channels, guest_latency(guest));
  if (options->save_file) {
    save_state(guest, options->save_file);
  }
  guest_deactivate(guest);
  guest_close(guest);
  free(in.samples);
  free(out.samples);
  return 0;
}
