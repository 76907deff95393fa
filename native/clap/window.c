/* A floating window, which the engine shows; none within a window of the host's. */
#include <stdio.h>
#include <string.h>

#include "clap_plugin.h"

#if defined(_WIN32)
#define OWN_API CLAP_WINDOW_API_WIN32
#elif defined(__APPLE__)
#define OWN_API CLAP_WINDOW_API_COCOA
#else
#define OWN_API CLAP_WINDOW_API_X11
#endif

static bool is_api_supported(const clap_plugin *plugin, const char *api, bool is_floating) {
  (void)plugin;
  return is_floating && api && strcmp(api, OWN_API) == 0;
}

static bool get_preferred_api(const clap_plugin *plugin, const char **api, bool *is_floating) {
  (void)plugin;
  *api = OWN_API;
  *is_floating = true;
  return true;
}

static bool create(const clap_plugin *plugin, const char *api, bool is_floating) {
  nj_clap *clap = nj_clap_of(plugin);
  bool any_api = !api || !api[0];
  if (clap->has_window || !(is_floating && (any_api || is_api_supported(plugin, api, true)))) {
    return false;
  }
  clap->has_window = true;
  snprintf(clap->window_title, sizeof clap->window_title, "%s", nj_clap_plugin(plugin)->name);
  return true;
}

static bool hide(const clap_plugin *plugin) {
  nj_window_hide(nj_clap_of(plugin)->instance);
  return nj_clap_of(plugin)->has_window;
}

static void destroy(const clap_plugin *plugin) {
  hide(plugin);
  nj_clap_of(plugin)->has_window = false;
}

static bool show(const clap_plugin *plugin) {
  const nj_clap *clap = nj_clap_of(plugin);
  return clap->has_window && nj_window_show(clap->instance, clap->window_title);
}

static void suggest_title(const clap_plugin *plugin, const char *title) {
  nj_clap *clap = nj_clap_of(plugin);
  snprintf(clap->window_title, sizeof clap->window_title, "%s", title);
}

/* What follows is of windows within windows; a floating one has its user's size. */

static bool set_scale(const clap_plugin *plugin, double scale) {
  (void)plugin;
  (void)scale;
  return false;
}

static bool get_size(const clap_plugin *plugin, uint32_t *width, uint32_t *height) {
  (void)plugin;
  (void)width;
  (void)height;
  return false;
}

static bool can_resize(const clap_plugin *plugin) {
  (void)plugin;
  return false;
}

static bool get_resize_hints(const clap_plugin *plugin, clap_gui_resize_hints *hints) {
  (void)plugin;
  (void)hints;
  return false;
}

static bool set_size(const clap_plugin *plugin, uint32_t width, uint32_t height) {
  (void)plugin;
  (void)width;
  (void)height;
  return false;
}

static bool set_window(const clap_plugin *plugin, const clap_window *window) {
  (void)plugin;
  (void)window;
  return false;
}

void nj_clap_window_closed(void *context) {
  const nj_clap *clap = context;
  if (clap->host_gui) {
    clap->host_gui->closed(clap->host, false);
  }
}

const clap_plugin_gui nj_clap_gui = {
    is_api_supported, get_preferred_api, create,     destroy,    set_scale,     get_size, can_resize,
    get_resize_hints, get_size,          set_size,   set_window, set_window,    suggest_title, show,
    hide};
