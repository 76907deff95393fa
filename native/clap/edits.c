/* What somebody does in the window, as events that the host records. */
#include "clap_plugin.h"

static bool push(void *context, const nj_edit *edit) {
  const clap_output_events *out = context;
  if (edit->type == NJ_EDIT_VALUE) {
    const clap_event_param_value event = {
        .header = {.size = sizeof event, .type = CLAP_EVENT_PARAM_VALUE},
        .param_id = edit->parameter,
        .note_id = -1,
        .port_index = -1,
        .channel = -1,
        .key = -1,
        .value = edit->value,
    };
    return out->try_push(out, &event.header);
  }
  const clap_event_param_gesture event = {
      .header = {.size = sizeof event,
                 .type = edit->type == NJ_EDIT_BEGIN ? CLAP_EVENT_PARAM_GESTURE_BEGIN
                                                     : CLAP_EVENT_PARAM_GESTURE_END},
      .param_id = edit->parameter,
  };
  return out->try_push(out, &event.header);
}

void nj_clap_give_edits(const nj_clap *clap, const clap_output_events *out) {
  if (out) {
    nj_give_edits(clap->instance, push, (void *)(uintptr_t)out);
  }
}

void nj_clap_edited(void *context) {
  const nj_clap *clap = context;
  if (clap->host_params) {
    clap->host_params->request_flush(clap->host);
  }
}
