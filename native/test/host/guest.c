#include "guest.h"

#include <dlfcn.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static uint32_t channels_of(const clap_guest *guest, bool is_input) {
  uint32_t channels = 0;
  uint32_t ports = guest->ports ? guest->ports->count(guest->plugin, is_input) : 0;
  for (uint32_t i = 0; i < ports; i++) {
    clap_audio_port_info info;
    if (guest->ports->get(guest->plugin, i, is_input, &info)) {
      channels += info.channel_count;
    }
  }
  return channels < GUEST_CHANNELS ? channels : GUEST_CHANNELS;
}

clap_guest *guest_open(const clap_module *module, const char *id) {
  clap_guest *guest = calloc(1, sizeof *guest);
  const clap_plugin_descriptor *descriptor = module_find(module, id);
  guest->host = guest_host(guest);
  guest->plugin = module->factory->create_plugin(module->factory, &guest->host, descriptor->id);
  if (!guest->plugin || !guest->plugin->init(guest->plugin)) {
    fprintf(stderr, "%s can't be made.\n", descriptor->id);
    exit(1);
  }
  const clap_plugin *plugin = guest->plugin;
  guest->params = plugin->get_extension(plugin, CLAP_EXT_PARAMS);
  guest->state = plugin->get_extension(plugin, CLAP_EXT_STATE);
  guest->latency = plugin->get_extension(plugin, CLAP_EXT_LATENCY);
  guest->tail = plugin->get_extension(plugin, CLAP_EXT_TAIL);
  guest->render = plugin->get_extension(plugin, CLAP_EXT_RENDER);
  guest->ports = plugin->get_extension(plugin, CLAP_EXT_AUDIO_PORTS);
  guest->configs = plugin->get_extension(plugin, CLAP_EXT_AUDIO_PORTS_CONFIG);
  guest->note_ports = plugin->get_extension(plugin, CLAP_EXT_NOTE_PORTS);
  guest->gui = plugin->get_extension(plugin, CLAP_EXT_GUI);
  guest->preset_load = plugin->get_extension(plugin, CLAP_EXT_PRESET_LOAD);
  return guest;
}

void guest_close(clap_guest *guest) {
  guest->plugin->destroy(guest->plugin);
  free(guest);
}

static float *zeros(uint32_t frames) {
  float *block = calloc(frames, sizeof(float));
  if (!block) {
    abort();
  }
  return block;
}

bool guest_activate(clap_guest *guest, double rate, uint32_t announced_frames, uint32_t frames) {
  guest->inputs = channels_of(guest, true);
  guest->outputs = channels_of(guest, false);
  guest->frames = frames;
  for (uint32_t c = 0; c < GUEST_CHANNELS; c++) {
    guest->in[c] = zeros(frames);
    guest->out[c] = zeros(frames);
  }
  guest->time = 0;
  guest->event_count = 0;
  return guest->plugin->activate(guest->plugin, rate, 1, announced_frames) &&
         guest->plugin->start_processing(guest->plugin);
}

void guest_deactivate(clap_guest *guest) {
  guest->plugin->stop_processing(guest->plugin);
  guest->plugin->deactivate(guest->plugin);
  for (uint32_t c = 0; c < GUEST_CHANNELS; c++) {
    free(guest->in[c]);
    free(guest->out[c]);
  }
}

static uint32_t event_count(const clap_input_events *list) {
  return ((const clap_guest *)list->ctx)->event_count;
}

static const clap_event_header *event_at(const clap_input_events *list, uint32_t index) {
  return &((const clap_guest *)list->ctx)->events[index].header;
}

static bool push_event(const clap_output_events *list, const clap_event_header *event) {
  clap_guest *guest = list->ctx;
  if (guest->heard_count == GUEST_HEARD || event->size > sizeof guest->heard[0]) {
    return false;
  }
  memcpy(&guest->heard[guest->heard_count++], event, event->size);
  return true;
}

/* Shares the channels out over the ports. */
static uint32_t fill_ports(const clap_guest *guest, bool is_input, float *const *channels,
                           clap_audio_buffer *buffers) {
  uint32_t ports = guest->ports ? guest->ports->count(guest->plugin, is_input) : 0;
  uint32_t used = 0;
  uint32_t filled = 0;
  for (; filled < ports && filled < GUEST_CHANNELS; filled++) {
    clap_audio_port_info info;
    guest->ports->get(guest->plugin, filled, is_input, &info);
    if (used + info.channel_count > GUEST_CHANNELS) {
      break;
    }
    buffers[filled] = (clap_audio_buffer){.data32 = (float **)(uintptr_t)(channels + used),
                                          .channel_count = info.channel_count};
    used += info.channel_count;
  }
  return filled;
}

static union {
  void *address;
  watch_begin_function function;
} watch_begin;
static union {
  void *address;
  watch_end_function function;
} watch_end;

bool guest_watched(bool must_be) {
  watch_begin.address = dlsym(RTLD_DEFAULT, WATCH_BEGIN);
  watch_end.address = dlsym(RTLD_DEFAULT, WATCH_END);
  if (must_be && !watch_begin.address) {
    fprintf(stderr, "No watch is preloaded.\n");
    exit(2);
  }
  return watch_begin.address != NULL;
}

static void keep_most(watch_counts *most, watch_counts counts) {
  most->allocations = counts.allocations > most->allocations ? counts.allocations : most->allocations;
  most->locks = counts.locks > most->locks ? counts.locks : most->locks;
  most->first_other = counts.first_other ? counts.first_other : most->first_other;
  if (counts.system_calls > most->system_calls) {
    most->system_calls = counts.system_calls;
    most->first_call = counts.first_call;
  }
}

static bool process(clap_guest *guest, clap_audio_buffer *in, uint32_t ins, clap_audio_buffer *out,
                    uint32_t outs, uint32_t frames) {
  const clap_input_events in_events = {guest, event_count, event_at};
  const clap_output_events out_events = {guest, push_event};
  guest->heard_count = 0;
  const clap_process block = {guest->time, frames, NULL, in, out, ins, outs, &in_events, &out_events};
  if (watch_begin.address) {
    watch_begin.function();
  }
  int32_t status = guest->plugin->process(guest->plugin, &block);
  if (watch_begin.address) {
    keep_most(&guest->watched, watch_end.function());
  }
  guest->event_count = 0;
  guest->time += frames;
  return status != CLAP_PROCESS_ERROR;
}

bool guest_process(clap_guest *guest, uint32_t frames, bool in_place) {
  clap_audio_buffer in[GUEST_CHANNELS];
  clap_audio_buffer out[GUEST_CHANNELS];
  uint32_t ins = fill_ports(guest, true, in_place ? guest->out : guest->in, in);
  uint32_t outs = fill_ports(guest, false, guest->out, out);
  return process(guest, in, ins, out, outs, frames);
}

bool guest_has_doubles(const clap_guest *guest) {
  clap_audio_port_info info;
  return guest->ports && guest->ports->get(guest->plugin, 0, false, &info) &&
         (info.flags & CLAP_AUDIO_PORT_SUPPORTS_64BITS);
}

bool guest_process_double(clap_guest *guest, uint32_t frames) {
  double *channels[2 * GUEST_CHANNELS];
  clap_audio_buffer in = {.data64 = channels, .channel_count = guest->inputs};
  clap_audio_buffer out = {.data64 = channels + GUEST_CHANNELS, .channel_count = guest->outputs};
  double *memory = calloc((size_t)frames * 2 * GUEST_CHANNELS, sizeof(double));
  for (uint32_t c = 0; c < 2 * GUEST_CHANNELS; c++) {
    channels[c] = memory + (size_t)c * frames;
  }
  for (uint32_t c = 0; c < guest->inputs; c++) {
    for (uint32_t i = 0; i < frames; i++) {
      channels[c][i] = guest->in[c][i];
    }
  }
  bool done = process(guest, &in, guest->inputs > 0 ? 1 : 0, &out, 1, frames);
  for (uint32_t c = 0; c < guest->outputs; c++) {
    for (uint32_t i = 0; i < frames; i++) {
      guest->out[c][i] = (float)channels[GUEST_CHANNELS + c][i];
    }
  }
  free(memory);
  return done;
}

void guest_flush(clap_guest *guest) {
  const clap_input_events in_events = {guest, event_count, event_at};
  const clap_output_events out_events = {guest, push_event};
  guest->heard_count = 0;
  guest->params->flush(guest->plugin, &in_events, &out_events);
  guest->event_count = 0;
}

void guest_idle(clap_guest *guest) {
  if (atomic_exchange(&guest->wants_callback, 0)) {
    guest->plugin->on_main_thread(guest->plugin);
  }
}

uint32_t guest_latency(const clap_guest *guest) {
  return guest->latency ? guest->latency->get(guest->plugin) : 0;
}

bool guest_is_finite(const clap_guest *guest, uint32_t frames) {
  for (uint32_t c = 0; c < guest->outputs; c++) {
    for (uint32_t i = 0; i < frames; i++) {
      if (!isfinite(guest->out[c][i])) {
        return false;
      }
    }
  }
  return true;
}
