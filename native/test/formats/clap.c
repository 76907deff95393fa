/* What a CLAP host asks besides sound: ports, presets, voices; of our plug-ins and of one from a folder. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "guest.h"
#include "listed.h"

enum { MONO = 1, STEREO = 2 }; /* ids of the denoiser's configurations */

static const char list[] = "plugin a.b|A B|effect|2|2|0|NjAB|a-b\n"
                           "parameter depth|Depth||0|1|0|\n"
                           "program Far|0.25\n"
                           "program Near|0.5\n"
                           "program Far|0.75\n";

static uint32_t note_ports(const clap_module *module, const char *id) {
  clap_guest *guest = guest_open(module, id);
  uint32_t count = guest->note_ports->count(guest->plugin, true);
  clap_note_port_info info = {.supported_dialects = 0};
  CHECK(guest->note_ports->get(guest->plugin, 0, true, &info) == (count == 1));
  CHECK(guest->note_ports->count(guest->plugin, false) == 0);
  CHECK(count == 0 || (info.supported_dialects & CLAP_NOTE_DIALECT_MIDI));
  guest_close(guest);
  return count;
}

static void all_but_the_denoiser_hear_notes(const clap_module *module) {
  CHECK(note_ports(module, "dev.nightjar.denoiser") == 0);
  CHECK(note_ports(module, "dev.nightjar.sing") == 1);
  CHECK(note_ports(module, "a.b") == 1);
}

static void a_key_has_one_note_at_a_time(const clap_module *module) {
  clap_guest *guest = guest_open(module, "dev.nightjar.sing");
  const clap_plugin_voice_info *voices = guest->plugin->get_extension(guest->plugin, CLAP_EXT_VOICE_INFO);
  clap_voice_info info;
  CHECK(voices && voices->get(guest->plugin, &info));
  CHECK(info.voice_count > 0 && !(info.flags & CLAP_VOICE_INFO_OVERLAPPING_NOTES));
  guest_close(guest);
}

static void ports_stay_while_active(const clap_module *module) {
  clap_guest *guest = guest_open(module, "dev.nightjar.denoiser");
  clap_audio_port_info info;
  CHECK(guest->configs->select(guest->plugin, MONO));
  CHECK(guest_activate(guest, 48000, 64, 64));
  CHECK(!guest->configs->select(guest->plugin, STEREO));
  CHECK(guest->ports->get(guest->plugin, 0, true, &info) && info.channel_count == 1);
  guest_deactivate(guest);
  CHECK(!guest->configs->select(guest->plugin, 77));
  CHECK(guest->configs->select(guest->plugin, STEREO));
  CHECK(guest->ports->get(guest->plugin, 0, true, &info) && info.channel_count == 2);
  guest_close(guest);
}

/* What an indexer hears of the presets. */
static struct {
  int count;
  char names[8][64], keys[8][64];
} heard;
static bool begin_preset(const clap_preset_receiver *receiver, const char *name, const char *load_key) {
  (void)receiver;
  snprintf(heard.names[heard.count], sizeof heard.names[0], "%s", name);
  snprintf(heard.keys[heard.count], sizeof heard.keys[0], "%s", load_key);
  heard.count++;
  return true;
}
static void add_plugin_id(const clap_preset_receiver *receiver, const clap_universal_plugin_id *id) {
  (void)receiver;
  CHECK(strcmp(id->abi, "clap") == 0 && strcmp(id->id, "a.b") == 0);
}
static void set_flags(const clap_preset_receiver *receiver, uint32_t flags) {
  (void)receiver;
  CHECK(flags == CLAP_PRESET_IS_FACTORY_CONTENT);
}
static void add_creator(const clap_preset_receiver *receiver, const char *creator) {
  (void)receiver, (void)creator;
}

static void list_presets(const clap_module *module) {
  const clap_preset_discovery_factory *factory = module->entry->get_factory(CLAP_PRESET_DISCOVERY_FACTORY_ID);
  const clap_preset_indexer indexer = {.version = CLAP_VERSION_HERE};
  const clap_preset_provider *provider = factory->create(factory, &indexer, "a.b");
  const clap_preset_receiver receiver = {.begin_preset = begin_preset,
                                         .add_plugin_id = add_plugin_id,
                                         .set_flags = set_flags,
                                         .add_creator = add_creator};
  CHECK(provider && provider->get_metadata(provider, CLAP_PRESET_IN_PLUGIN, NULL, &receiver));
  provider->destroy(provider);
}

static double loaded(clap_guest *guest, const char *load_key) {
  double value = -1;
  CHECK(guest->preset_load->from_location(guest->plugin, CLAP_PRESET_IN_PLUGIN, NULL, load_key));
  CHECK(guest->params->get_value(guest->plugin, 0, &value));
  return value;
}

static void presets_of_one_name_are_told_apart(const clap_module *module) {
  list_presets(module);
  CHECK(heard.count == 3 && strcmp(heard.names[0], "Far") == 0 && strcmp(heard.names[2], "Far") == 0);
  clap_guest *guest = guest_open(module, "a.b");
  for (int i = 2; i >= 0; i--) {
    CHECK(loaded(guest, heard.keys[i]) == 0.25 * (i + 1));
  }
  CHECK(loaded(guest, "Near") == 0.5);
  CHECK(loaded(guest, "77 Far") == 0.25); /* of a version with more of them */
  guest_close(guest);
}

static void hosts_of_the_draft_are_told_too(const clap_module *module) {
  static const char *const ids[] = {CLAP_EXT_PRESET_LOAD, CLAP_EXT_PRESET_LOAD_DRAFT};
  for (int i = 0; i < 2; i++) {
    clap_guest *guest = guest_open(module, "a.b");
    guest->preset_load_id = ids[i];
    loaded(guest, "Near");
    CHECK(guest->presets_loaded == 1 && guest->preset_errors == 0);
    CHECK(!guest->preset_load->from_location(guest->plugin, CLAP_PRESET_IN_PLUGIN, NULL, "Nowhere"));
    CHECK(guest->presets_loaded == 1 && guest->preset_errors == 1);
    guest_close(guest);
  }
}

int main(int count, char **arguments) {
  CHECK(count == 2);
  list_plugins(list);
  clap_module module = module_open(arguments[1]);
  CHECK(module.factory->get_plugin_count(module.factory) == 3);
  all_but_the_denoiser_hear_notes(&module);
  a_key_has_one_note_at_a_time(&module);
  ports_stay_while_active(&module);
  presets_of_one_name_are_told_apart(&module);
  hosts_of_the_draft_are_told_too(&module);
  module_close(&module);
  return 0;
}
