/* CLAP's extension for windows; see clap.h. All of it is [main] where nothing else is said. */
#ifndef NJ_ABI_CLAP_GUI_H
#define NJ_ABI_CLAP_GUI_H

#include "clap.h"

#define CLAP_EXT_GUI "clap.gui"

#define CLAP_WINDOW_API_WIN32 "win32"
#define CLAP_WINDOW_API_COCOA "cocoa"
#define CLAP_WINDOW_API_X11 "x11"

/* A window of the host's. */
typedef struct clap_window {
  const char *api;
  union {
    void *cocoa;
    unsigned long x11;
    void *win32;
    void *other;
  } handle;
} clap_window;

typedef struct clap_gui_resize_hints {
  bool can_resize_horizontally;
  bool can_resize_vertically;
  bool preserve_aspect_ratio;
  uint32_t aspect_ratio_width;
  uint32_t aspect_ratio_height;
} clap_gui_resize_hints;

/* In the order: create; sizes and parent, or title and transient, by is_floating; show, hide; destroy. */
typedef struct clap_plugin_gui {
  bool (*is_api_supported)(const clap_plugin *plugin, const char *api, bool is_floating);
  bool (*get_preferred_api)(const clap_plugin *plugin, const char **api, bool *is_floating);
  bool (*create)(const clap_plugin *plugin, const char *api, bool is_floating); /* api may be NULL */
  void (*destroy)(const clap_plugin *plugin);
  bool (*set_scale)(const clap_plugin *plugin, double scale);
  bool (*get_size)(const clap_plugin *plugin, uint32_t *width, uint32_t *height);
  bool (*can_resize)(const clap_plugin *plugin);
  bool (*get_resize_hints)(const clap_plugin *plugin, clap_gui_resize_hints *hints);
  bool (*adjust_size)(const clap_plugin *plugin, uint32_t *width, uint32_t *height);
  bool (*set_size)(const clap_plugin *plugin, uint32_t width, uint32_t height);
  bool (*set_parent)(const clap_plugin *plugin, const clap_window *window);
  bool (*set_transient)(const clap_plugin *plugin, const clap_window *window);
  void (*suggest_title)(const clap_plugin *plugin, const char *title);
  bool (*show)(const clap_plugin *plugin);
  bool (*hide)(const clap_plugin *plugin);
} clap_plugin_gui;

typedef struct clap_host_gui {
  void (*resize_hints_changed)(const clap_host *host);                          /* [any] */
  bool (*request_resize)(const clap_host *host, uint32_t width, uint32_t height); /* [any] */
  bool (*request_show)(const clap_host *host);                                  /* [any] */
  bool (*request_hide)(const clap_host *host);                                  /* [any] */
  /* A floating window was closed by its user, or was lost; [any] */
  void (*closed)(const clap_host *host, bool was_destroyed);
} clap_host_gui;

NJ_AT(clap_window, handle, 8);
NJ_BYTES(clap_window, 16);
NJ_AT(clap_gui_resize_hints, aspect_ratio_width, 4);
NJ_AT(clap_gui_resize_hints, aspect_ratio_height, 8);

#endif
