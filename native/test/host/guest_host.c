/* What a guest may ask of this host. */
#include <stdio.h>
#include <string.h>

#include "guest.h"

static void nothing(const clap_host *host) {
  (void)host;
}

static void nothing_rescanned(const clap_host *host, uint32_t flags) {
  (void)host;
  (void)flags;
}

static void nothing_cleared(const clap_host *host, clap_id id, uint32_t flags) {
  (void)host;
  (void)id;
  (void)flags;
}

static void request_flush(const clap_host *host) {
  clap_guest *guest = host->host_data;
  atomic_store(&guest->wants_flush, 1);
}

static bool not_done(const clap_host *host) {
  (void)host;
  return false;
}

static bool not_resized(const clap_host *host, uint32_t width, uint32_t height) {
  (void)host;
  (void)width;
  (void)height;
  return false;
}

static void window_closed(const clap_host *host, bool was_destroyed) {
  clap_guest *guest = host->host_data;
  (void)was_destroyed;
  atomic_fetch_add(&guest->windows_closed, 1);
}

static void latency_changed(const clap_host *host) {
  clap_guest *guest = host->host_data;
  guest->latency_changes++;
}

static void log_message(const clap_host *host, int32_t severity, const char *message) {
  clap_guest *guest = host->host_data;
  fprintf(stderr, "the plug-in says (%d): %s\n", severity, message);
  snprintf(guest->said, sizeof guest->said, "%s", message);
  atomic_fetch_add(&guest->messages, 1);
}

static void preset_failed(const clap_host *host, uint32_t kind, const char *location, const char *load_key,
                          int32_t os_error, const char *message) {
  clap_guest *guest = host->host_data;
  (void)kind, (void)location, (void)load_key, (void)os_error, (void)message;
  guest->preset_errors++;
}

static void preset_loaded(const clap_host *host, uint32_t kind, const char *location, const char *load_key) {
  clap_guest *guest = host->host_data;
  (void)kind, (void)location, (void)load_key;
  guest->presets_loaded++;
}

static const void *host_extension(const clap_host *host, const char *id) {
  const clap_guest *guest = host->host_data;
  static const clap_host_preset_load presets = {preset_failed, preset_loaded};
  static const clap_host_latency latency = {latency_changed};
  static const clap_host_log log = {log_message};
  static const clap_host_params params = {nothing_rescanned, nothing_cleared, request_flush};
  static const clap_host_gui gui = {nothing, not_resized, not_done, not_done, window_closed};
  if (guest->preset_load_id && strcmp(id, guest->preset_load_id) == 0) {
    return &presets;
  }
  return strcmp(id, CLAP_EXT_LATENCY) == 0  ? (const void *)&latency
         : strcmp(id, CLAP_EXT_PARAMS) == 0 ? (const void *)&params
         : strcmp(id, CLAP_EXT_LOG) == 0    ? (const void *)&log
         : strcmp(id, CLAP_EXT_GUI) == 0    ? (const void *)&gui
                                            : NULL;
}

static void request_restart(const clap_host *host) {
  clap_guest *guest = host->host_data;
  atomic_store(&guest->wants_restart, 1);
}

static void request_callback(const clap_host *host) {
  clap_guest *guest = host->host_data;
  atomic_store(&guest->wants_callback, 1);
}

clap_host guest_host(clap_guest *guest) {
  return (clap_host){CLAP_VERSION_HERE, guest,          "nightjar-mini-host", "Nightjar", "",
                     NIGHTJAR_VERSION,  host_extension, request_restart,      nothing,    request_callback};
}
