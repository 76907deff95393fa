/* What a plug-in says of itself, and what it keeps. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "matrix.h"

void test_description(const clap_module *module, const host_options *options) {
  static const char name[] = "description and ports";
  const clap_plugin_descriptor *descriptor = module_find(module, options->id);
  if (!descriptor->id || !descriptor->id[0] || !descriptor->name || !descriptor->name[0]) {
    fails(name, "no id or name");
  }
  clap_guest *guest = guest_open(module, options->id);
  if (!guest->ports || guest->ports->count(guest->plugin, false) == 0) {
    fails(name, "nothing to hear it by");
  }
  clap_audio_port_info info;
  if (options->strict && guest->ports && guest->ports->get(guest->plugin, 1000, true, &info)) {
    fails(name, "has a port 1000");
  }
  if (guest->plugin->get_extension(guest->plugin, "dev.nightjar.nothing")) {
    fails(name, "has an extension that nobody knows");
  }
  guest_close(guest);
}

static void check_param(const clap_guest *guest, const clap_param_info *info) {
  static const char name[] = "parameters";
  double value = NAN;
  if (!(info->min_value <= info->default_value && info->default_value <= info->max_value)) {
    fails(name, "%s: the initial value is out of range", info->name);
  }
  if (!guest->params->get_value(guest->plugin, info->id, &value) ||
      !(value >= info->min_value && value <= info->max_value)) {
    fails(name, "%s: the value is out of range", info->name);
  }
  for (int i = 0; i <= 10; i++) {
    double wanted = info->min_value + (info->max_value - info->min_value) * i / 10;
    wanted = info->flags & CLAP_PARAM_IS_STEPPED ? round(wanted) : wanted;
    char text[256] = "";
    char again[256] = "";
    double back = NAN;
    if (!guest->params->value_to_text(guest->plugin, info->id, wanted, text, sizeof text)) {
      fails(name, "%s: no text for %g", info->name, wanted);
    } else if (guest->params->text_to_value(guest->plugin, info->id, text, &back) &&
               (!guest->params->value_to_text(guest->plugin, info->id, back, again, sizeof again) ||
                strcmp(text, again) != 0)) {
      fails(name, "%s: '%s' is read as '%s'", info->name, text, again);
    }
  }
}

void test_parameters(const clap_module *module, const host_options *options) {
  clap_guest *guest = guest_open(module, options->id);
  uint32_t count = guest->params ? guest->params->count(guest->plugin) : 0;
  for (uint32_t i = 0; i < count; i++) {
    clap_param_info info;
    if (!guest->params->get_info(guest->plugin, i, &info)) {
      fails("parameters", "number %u says nothing of itself", i);
    } else {
      check_param(guest, &info);
    }
  }
  clap_param_info info;
  double value = 0;
  if (options->strict && guest->params &&
      (guest->params->get_info(guest->plugin, count, &info) ||
       guest->params->get_value(guest->plugin, 0xfffffff0u, &value))) {
    fails("parameters", "there is one more than there are");
  }
  guest_close(guest);
}

static void set_randomly(clap_guest *guest, random_source *random) {
  guest_activate(guest, 48000, 64, 64);
  uint32_t count = guest->params->count(guest->plugin);
  for (uint32_t i = 0; i < count; i++) {
    clap_param_info info;
    guest->params->get_info(guest->plugin, i, &info);
    double value = info.min_value + (info.max_value - info.min_value) * random_part(random);
    if (!(info.flags & CLAP_PARAM_IS_READONLY)) {
      guest_add_param(guest, 0, info.id, info.flags & CLAP_PARAM_IS_STEPPED ? round(value) : value);
    }
  }
  guest_process(guest, 64, false);
  guest_deactivate(guest);
}

static void compare_values(const clap_guest *one, const clap_guest *other) {
  uint32_t count = one->params->count(one->plugin);
  for (uint32_t i = 0; i < count; i++) {
    clap_param_info info;
    double a = NAN;
    double b = NAN;
    one->params->get_info(one->plugin, i, &info);
    one->params->get_value(one->plugin, info.id, &a);
    other->params->get_value(other->plugin, info.id, &b);
    /* Some keep their values as floats. */
    if (!(info.flags & CLAP_PARAM_IS_READONLY) &&
        !(fabs(a - b) <= 1e-5 * (info.max_value - info.min_value))) {
      fails("states", "%s was %.9g and is %.9g", info.name, a, b);
    }
  }
}

static void load_garbage(const clap_guest *guest, random_source *random, const char *state, size_t size) {
  char *bytes = malloc(size + 4096);
  for (int round = 0; round < 300; round++) {
    size_t length = round % 3 == 0 ? random_below(random, 4096) : random_below(random, (uint32_t)size + 1);
    for (size_t i = 0; i < length; i++) {
      bytes[i] = round % 3 == 0 ? (char)random_below(random, 256) : state[i];
    }
    if (round % 3 == 1 && length > 0) {
      bytes[random_below(random, (uint32_t)length)] = (char)random_below(random, 256);
    }
    guest_load(guest, bytes, length);
  }
  free(bytes);
}

void test_states(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  if (!guest->state || !guest->params) {
    guest_close(guest);
    return;
  }
  for (int round = 0; round < 5; round++) {
    set_randomly(guest, &random);
    clap_guest *other = guest_open(module, options->id);
    size_t size = 0;
    char *state = guest_save(guest, &size);
    if (!state || !guest_load(other, state, size)) {
      fails("states", "a state can't be saved and loaded again");
    } else {
      compare_values(guest, other);
      if (options->strict) {
        load_garbage(other, &random, state, size);
        guest_load(other, state, size);
        compare_values(guest, other);
      }
    }
    free(state);
    guest_close(other);
  }
  guest_close(guest);
}

static uint32_t found;
static char last_key[256];

static bool begin_preset(const clap_preset_receiver *receiver, const char *name, const char *load_key) {
  (void)receiver;
  found += name && name[0];
  strncpy(last_key, load_key ? load_key : "", sizeof last_key - 1);
  return true;
}

static void take_text(const clap_preset_receiver *receiver, const char *text) {
  (void)receiver;
  (void)text;
}

static void take_id(const clap_preset_receiver *receiver, const clap_universal_plugin_id *id) {
  (void)receiver;
  (void)id;
}

static void take_flags(const clap_preset_receiver *receiver, uint32_t flags) {
  (void)receiver;
  (void)flags;
}

static bool declare_location(const clap_preset_indexer *indexer, const clap_preset_location *location) {
  (void)indexer;
  return location->kind == CLAP_PRESET_IN_PLUGIN;
}

void test_presets(const clap_module *module, const host_options *options) {
  clap_guest *guest = guest_open(module, options->id);
  const clap_preset_discovery_factory *factory = module->entry->get_factory(CLAP_PRESET_DISCOVERY_FACTORY_ID);
  const clap_preset_indexer indexer = {
      .version = CLAP_VERSION_HERE, .name = "nightjar-mini-host", .declare_location = declare_location};
  const clap_preset_receiver receiver = {.begin_preset = begin_preset,
                                         .add_plugin_id = take_id,
                                         .set_flags = take_flags,
                                         .add_creator = take_text};
  /* Other makers' providers may want more of an indexer than this one has. */
  const clap_preset_provider *provider =
      factory && options->strict ? factory->create(factory, &indexer, guest->plugin->desc->id) : NULL;
  if (provider) {
    found = 0;
    if (!provider->init(provider) ||
        !provider->get_metadata(provider, CLAP_PRESET_IN_PLUGIN, NULL, &receiver)) {
      fails("presets", "the provider fails");
    }
    provider->destroy(provider);
    if (found > 0 &&
        !guest->preset_load->from_location(guest->plugin, CLAP_PRESET_IN_PLUGIN, NULL, last_key)) {
      fails("presets", "'%s' can't be loaded", last_key);
    }
    if (guest->preset_load &&
        guest->preset_load->from_location(guest->plugin, CLAP_PRESET_IN_PLUGIN, NULL, "?")) {
      fails("presets", "one that does not exist was loaded");
    }
  }
  guest_close(guest);
}

void test_configs(const clap_module *module, const host_options *options) {
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  uint32_t count = guest->configs ? guest->configs->count(guest->plugin) : 0;
  for (uint32_t i = 0; i < count; i++) {
    clap_audio_ports_config config;
    clap_audio_port_info info;
    if (!guest->configs->get(guest->plugin, i, &config) ||
        !guest->configs->select(guest->plugin, config.id)) {
      fails("configurations of ports", "number %u can't be chosen", i);
      continue;
    }
    if (config.has_main_output && guest->ports->get(guest->plugin, 0, false, &info) &&
        info.channel_count != config.main_output_channel_count) {
      fails("configurations of ports", "'%s' has %u channels", config.name, info.channel_count);
    }
    guest_activate(guest, 48000, 128, 128);
    for (int block = 0; block < 20; block++) {
      if (!play(guest, &random, 128, false)) {
        fails("configurations of ports", "no sound or nonsense in '%s'", config.name);
      }
    }
    guest_deactivate(guest);
  }
  guest_close(guest);
}

static int bypass_of(const clap_guest *guest) {
  uint32_t count = guest->params ? guest->params->count(guest->plugin) : 0;
  for (uint32_t i = 0; i < count; i++) {
    clap_param_info info;
    if (guest->params->get_info(guest->plugin, i, &info) && (info.flags & CLAP_PARAM_IS_BYPASS)) {
      return (int)info.id;
    }
  }
  return -1;
}

void test_bypass(const clap_module *module, const host_options *options) {
  enum { BLOCK = 200, BLOCKS = 100 };
  static float sent[BLOCK * BLOCKS];
  random_source random = {options->seed};
  clap_guest *guest = guest_open(module, options->id);
  int bypass = bypass_of(guest);
  if (bypass >= 0 && guest_activate(guest, 44100, BLOCK, BLOCK) && guest->inputs > 0) {
    guest_add_param(guest, 0, (clap_id)bypass, 1);
    uint32_t latency = guest_latency(guest);
    for (uint32_t start = 0; start < BLOCK * BLOCKS; start += BLOCK) {
      for (uint32_t i = 0; i < BLOCK; i++) {
        sent[start + i] = (float)(random_part(&random) - 0.5);
        for (uint32_t c = 0; c < guest->inputs; c++) {
          guest->in[c][i] = sent[start + i];
        }
      }
      guest_process(guest, BLOCK, false);
      for (uint32_t i = 0; i < BLOCK; i++) {
        uint32_t at = start + i;
        if (at > latency + 4410 && guest->out[0][i] != sent[at - latency]) {
          fails("bypass is exactly the latency late", "frame %u is %g, not %g", at, (double)guest->out[0][i],
                (double)sent[at - latency]);
          start = BLOCK * BLOCKS;
          break;
        }
      }
    }
    guest_deactivate(guest);
  }
  guest_close(guest);
}
