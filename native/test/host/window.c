/* The plug-in's window, as a host that records automation sees it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "modes.h"
#include "platform.h"

/* What the plug-in says of the parameter that somebody holds. */
typedef struct hold {
  bool held;
  bool changed;
  bool whole; /* one that began, had a value, and ended */
  const char *wrong;
} hold;

static void hear(hold *grip, const clap_guest *guest, const any_event *event) {
  double now = 0;
  switch (event->header.type) {
  case CLAP_EVENT_PARAM_GESTURE_BEGIN:
    printf("begin %u\n", event->gesture.param_id);
    grip->wrong = grip->held ? "it begins twice" : grip->wrong;
    grip->held = true;
    break;
  case CLAP_EVENT_PARAM_VALUE:
    printf("value %u %.17g\n", event->param.param_id, event->param.value);
    if (!guest->params->get_value(guest->plugin, event->param.param_id, &now) || !grip->held) {
      grip->wrong = "a value that nobody gives";
    }
    grip->changed = true;
    break;
  case CLAP_EVENT_PARAM_GESTURE_END:
    printf("end %u\n", event->gesture.param_id);
    grip->wrong = grip->held ? grip->wrong : "it ends twice";
    grip->whole = grip->whole || (grip->held && grip->changed);
    grip->held = false;
    break;
  default:
    grip->wrong = "an event that nobody asked for";
    break;
  }
  fflush(stdout);
}

/* What is wrong with how it offers its windows; NULL if nothing is. */
static const char *offers(const clap_guest *guest) {
  const clap_plugin_gui *gui = guest->gui;
  const clap_plugin *plugin = guest->plugin;
  const char *api = NULL;
  bool is_floating = false;
  if (!gui) {
    return "it has none";
  }
  if (!gui->get_preferred_api(plugin, &api, &is_floating) || !api || !is_floating ||
      !gui->is_api_supported(plugin, api, true)) {
    return "none floats";
  }
  if (gui->is_api_supported(plugin, api, false) || gui->create(plugin, api, false) ||
      gui->create(plugin, "wayland", true) || gui->show(plugin)) {
    return "it does more than it offers";
  }
  if (!gui->create(plugin, NULL, true)) {
    return "it can't be made";
  }
  if (gui->create(plugin, api, true)) {
    return "it is made twice";
  }
  gui->destroy(plugin);
  return gui->create(plugin, api, true) ? NULL : "it can't be made again";
}

static hold play(clap_guest *guest, const host_options *options) {
  hold grip = {false, false, false, NULL};
  const uint32_t block_ms = (uint32_t)(1000 * options->block / options->rate) + 1;
  for (double ms = 0; !grip.whole && !grip.wrong && ms < 1000 * options->window_seconds; ms += block_ms) {
    if (!options->flush) {
      guest_process(guest, options->block, false);
    } else if (atomic_exchange(&guest->wants_flush, 0)) {
      guest_flush(guest);
    }
    for (uint32_t i = 0; i < guest->heard_count; i++) {
      hear(&grip, guest, &guest->heard[i]);
    }
    guest->heard_count = 0;
    if (atomic_load(&guest->windows_closed) > 0 && !grip.held) {
      break;
    }
    nj_sleep_ms(block_ms);
  }
  return grip;
}

int run_window(const clap_module *module, const host_options *options) {
  guest_watched(options->watched);
  clap_guest *guest = guest_open(module, options->id);
  if (!guest_activate(guest, options->rate, options->block, options->block)) {
    fprintf(stderr, "The plug-in can't be activated.\n");
    exit(1);
  }
  set_params(guest, options);
  const char *failed = offers(guest);
  hold grip = {false, false, false, NULL};
  if (!failed) {
    guest->gui->suggest_title(guest->plugin, "Mini-host: Nightjar");
    bool shown = guest->gui->show(guest->plugin);
    if (shown) {
      printf("shown\n");
      fflush(stdout);
      grip = play(guest, options);
    }
    const watch_counts *took = &guest->watched;
    if (atomic_load(&guest->windows_closed) > 0) {
      printf("closed\n");
    }
    if (!grip.whole && (!shown || atomic_load(&guest->windows_closed) > 0)) {
      printf("no window: %s\n", guest->said);
    }
    failed = grip.wrong    ? grip.wrong
             : !grip.whole ? "nobody has changed anything"
             : took->allocations > 0 || took->locks > 0 || took->system_calls > 1 ? "not real-time"
                                                                                 : NULL;
    guest->gui->hide(guest->plugin);
    guest->gui->destroy(guest->plugin);
  }
  printf("%s window%s%s\n", failed ? "FAILED" : "ok    ", failed ? ": " : "", failed ? failed : "");
  guest_deactivate(guest);
  guest_close(guest);
  return failed ? 1 : 0;
}
