/* IComponent: buses, on and off, state. [main] */
#include "vst3_plugin.h"

static vst3_result VST3_CALL get_controller_class(void *facet, uint8_t *class_id) {
  (void)facet;
  (void)class_id;
  return VST3_NOT_IMPLEMENTED; /* a single component: the host asks this object for its controller */
}

static vst3_result VST3_CALL set_io_mode(void *facet, int32_t mode) {
  (void)facet;
  (void)mode;
  return VST3_NOT_IMPLEMENTED;
}

static bool has_bus(const nj_vst3 *self, int32_t media, int32_t direction) {
  if (media == VST3_EVENTS) {
    return direction == VST3_INPUT && nj_vst3_hears(self);
  }
  if (media != VST3_AUDIO) {
    return false;
  }
  if (direction == VST3_INPUT) {
    return self->plugin->input_channels > 0;
  }
  return direction == VST3_OUTPUT;
}

static int32_t VST3_CALL count_buses(void *facet, int32_t media, int32_t direction) {
  return has_bus(nj_vst3_of(facet), media, direction) ? 1 : 0;
}

static vst3_result VST3_CALL get_bus(void *facet, int32_t media, int32_t direction, int32_t index,
                                     vst3_bus *bus) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (bus == NULL || index != 0 || !has_bus(self, media, direction)) {
    return VST3_INVALID;
  }
  *bus = (vst3_bus){.media = media,
                    .direction = direction,
                    .channels = NJ_MIDI_CHANNELS,
                    .type = VST3_MAIN_BUS,
                    .flags = VST3_BUS_DEFAULT_ACTIVE};
  if (media == VST3_AUDIO) {
    bus->channels = (int32_t)nj_vst3_bus_channels(self, direction);
  }
  const char *sound = direction == VST3_INPUT ? "Input" : "Output";
  nj_vst3_to_utf16(bus->name, 128, media == VST3_EVENTS ? "MIDI" : sound);
  return VST3_OK;
}

static vst3_result VST3_CALL get_routing(void *facet, vst3_routing *in, vst3_routing *out) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (in == NULL || out == NULL || in->bus != 0) {
    return VST3_INVALID;
  }
  if (in->media == VST3_AUDIO && self->plugin->input_channels == 0) {
    return VST3_INVALID;
  }
  *out = (vst3_routing){VST3_AUDIO, 0, in->media == VST3_AUDIO ? in->channel : -1};
  return VST3_OK;
}

static vst3_result VST3_CALL activate_bus(void *facet, int32_t media, int32_t direction, int32_t index,
                                          vst3_bool state) {
  (void)state;
  return index == 0 && has_bus(nj_vst3_of(facet), media, direction) ? VST3_OK : VST3_INVALID;
}

static vst3_result VST3_CALL set_active(void *facet, vst3_bool state) {
  nj_vst3 *self = nj_vst3_of(facet);
  if (self->active == (state != 0)) {
    return VST3_OK;
  }
  if (!state) {
    self->active = false;
    nj_deactivate(self->instance);
    return VST3_OK;
  }
  uint32_t frames = (uint32_t)self->setup.max_frames;
  nj_set_offline(self->instance, self->setup.mode == VST3_OFFLINE);
  atomic_store(&self->latency_changed, false);
  self->active = nj_activate(self->instance, self->setup.sample_rate_hz, frames, frames, self->channels);
  return self->active ? VST3_OK : VST3_ERROR;
}

static vst3_result VST3_CALL set_state(void *facet, vst3_stream *stream) {
  return nj_vst3_load(nj_vst3_of(facet), stream);
}

static vst3_result VST3_CALL get_state(void *facet, vst3_stream *stream) {
  nj_vst3_tell_changes(nj_vst3_of(facet));
  return nj_vst3_save(nj_vst3_of(facet), stream);
}

const vst3_component_table nj_vst3_component = {
    NJ_VST3_BASE,
    .get_controller_class = get_controller_class,
    .set_io_mode = set_io_mode,
    .count_buses = count_buses,
    .get_bus = get_bus,
    .get_routing = get_routing,
    .activate_bus = activate_bus,
    .set_active = set_active,
    .set_state = set_state,
    .get_state = get_state,
};
