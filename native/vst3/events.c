/* A block's changes of parameters and its events, as the core wants them: one list sorted by frame. [audio]
 */
#include <math.h>

#include "nj_normal.h"
#include "vst3_plugin.h"

/* Behind those of the same frame. */
static void insert(nj_vst3 *self, int32_t offset, int32_t frames, nj_event event) {
  if (self->event_count == NJ_VST3_EVENTS) {
    return;
  }
  int32_t last = frames > 0 ? frames - 1 : 0;
  event.frame = (uint64_t)(offset < 0 ? 0 : offset < last ? offset : last);
  uint32_t at = self->event_count++;
  while (at > 0 && self->events[at - 1].frame > event.frame) {
    self->events[at] = self->events[at - 1];
    at--;
  }
  self->events[at] = event;
}

static nj_event parameter_event(uint32_t index, double value) {
  return (nj_event){
      .type = NJ_PARAMETER, .channel = -1, .note_id = -1, .value = value, .data = index, .key = -1};
}

static nj_event controller_event(int32_t channel, int32_t controller, double normal) {
  double inside = normal > 0 ? fmin(normal, 1) : 0;
  uint32_t value = (uint32_t)lround(inside * 127);
  uint32_t bend = (uint32_t)lround(inside * 16383);
  uint32_t data = 0xb0u | (uint32_t)channel | (uint32_t)controller << 8 | value << 16;
  if (controller == VST3_AFTERTOUCH) {
    data = 0xd0u | (uint32_t)channel | value << 8;
  }
  if (controller == VST3_PITCH_BEND) {
    data = 0xe0u | (uint32_t)channel | (bend & 127) << 8 | (bend >> 7) << 16;
  }
  return (nj_event){.type = NJ_MIDI, .channel = (int16_t)channel, .note_id = -1, .data = data, .key = -1};
}

/* A host that repeats the program it is on must not undo what was changed since. */
static void change_program(nj_vst3 *self, int32_t offset, int32_t frames, double normal) {
  uint32_t program = nj_vst3_program_from_normal(self, normal);
  if (atomic_exchange(&self->program, program) == program) {
    return;
  }
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    if (!(self->plugin->parameters[i].flags & NJ_BYPASS)) {
      insert(self, offset, frames, parameter_event(i, self->plugin->programs[program].values[i]));
    }
  }
}

static void take_point(nj_vst3 *self, uint32_t id, int32_t offset, int32_t frames, double normal) {
  int32_t channel = 0, controller = 0;
  const nj_parameter *parameter = nj_vst3_parameter(self, id);
  if (parameter != NULL) {
    uint32_t index = (uint32_t)(parameter - self->plugin->parameters);
    insert(self, offset, frames, parameter_event(index, nj_from_normal(parameter, normal)));
  } else if (nj_vst3_is_controller(self, id, &channel, &controller)) {
    insert(self, offset, frames, controller_event(channel, controller, normal));
  } else if (id == nj_vst3_program_id(self)) {
    change_program(self, offset, frames, normal);
  }
}

static void take_queue(nj_vst3 *self, vst3_queue *queue, int32_t frames) {
  uint32_t id = queue->table->parameter(queue);
  int32_t points = queue->table->count(queue);
  for (int32_t i = 0; i < points; i++) {
    int32_t offset = 0;
    double normal = 0;
    if (queue->table->get(queue, i, &offset, &normal) == VST3_OK) {
      take_point(self, id, offset, frames, normal);
    }
  }
}

/* Programs first: what is changed together with them changes after them. */
static void take_changes(nj_vst3 *self, vst3_changes *changes, int32_t frames) {
  uint32_t program_id = nj_vst3_program_id(self);
  int32_t count = changes->table->count(changes);
  for (int pass = 0; pass < 2; pass++) {
    for (int32_t i = 0; i < count; i++) {
      vst3_queue *queue = changes->table->get(changes, i);
      if (queue == NULL) {
        continue;
      }
      bool is_program = program_id != VST3_NO_PARAMETER && queue->table->parameter(queue) == program_id;
      if (is_program == (pass == 0)) {
        take_queue(self, queue, frames);
      }
    }
  }
}

/* Velocities that were MIDI's before a host made floats of them get back to exactly that. */
static double velocity(float given) {
  double steps = (double)given * 127;
  double nearest = round(steps);
  return fabs(steps - nearest) < 1e-4 ? nearest / 127 : (double)given;
}

static nj_event note_event(uint16_t type, int16_t channel, int16_t key, int32_t note_id, double value) {
  return (nj_event){.type = type,
                    .channel = (int16_t)(channel & 15),
                    .note_id = note_id,
                    .value = value,
                    .key = (int16_t)(key & 127)};
}

static void take_note_on(nj_vst3 *self, const vst3_event *event, int32_t frames) {
  const vst3_note_on *on = &event->on;
  if (!(on->velocity > 0)) {
    insert(self, event->offset, frames, note_event(NJ_NOTE_OFF, on->channel, on->key, on->note_id, 0));
    return;
  }
  nj_event note = note_event(NJ_NOTE_ON, on->channel, on->key, on->note_id, velocity(on->velocity));
  insert(self, event->offset, frames, note);
  if (on->tuning_cents != 0) {
    note.type = NJ_NOTE_EXPRESSION;
    note.data = NJ_TUNING;
    note.value = (double)on->tuning_cents / 100;
    insert(self, event->offset, frames, note);
  }
}

static void take_expression(nj_vst3 *self, const vst3_event *event, int32_t frames) {
  const vst3_expression *given = &event->expression;
  if (given->type > VST3_BRIGHTNESS) {
    return;
  }
  double value = given->value;
  if (given->type == VST3_VOLUME) {
    value *= 4;
  }
  if (given->type == VST3_TUNING) {
    value = 240 * (value - 0.5);
  }
  insert(self, event->offset, frames,
         (nj_event){.type = NJ_NOTE_EXPRESSION,
                    .channel = -1,
                    .note_id = given->note_id,
                    .value = value,
                    .data = given->type,
                    .key = -1});
}

static void take_event(nj_vst3 *self, const vst3_event *event, int32_t frames) {
  nj_event made;
  switch (event->type) {
  case VST3_NOTE_ON:
    take_note_on(self, event, frames);
    break;
  case VST3_NOTE_OFF:
    made = note_event(NJ_NOTE_OFF, event->off.channel, event->off.key, event->off.note_id,
                      velocity(event->off.velocity));
    insert(self, event->offset, frames, made);
    break;
  case VST3_PRESSURE:
    made = note_event(NJ_NOTE_EXPRESSION, event->pressure.channel, event->pressure.key,
                      event->pressure.note_id, velocity(event->pressure.pressure));
    made.data = NJ_PRESSURE;
    insert(self, event->offset, frames, made);
    break;
  case VST3_EXPRESSION:
    take_expression(self, event, frames);
    break;
  default:
    break;
  }
}

/* What a chosen program has set: so the host learns of it with the block, and need not be called. */
static void give_program(const nj_vst3 *self, vst3_changes *changes, uint32_t program) {
  for (uint32_t i = 0; i < self->plugin->parameter_count; i++) {
    const nj_parameter *parameter = &self->plugin->parameters[i];
    uint32_t id = nj_vst3_id(parameter);
    int32_t at = 0;
    bool counts = !(parameter->flags & NJ_BYPASS);
    vst3_queue *queue = counts ? changes->table->add(changes, &id, &at) : NULL;
    if (queue != NULL) {
      queue->table->add(queue, 0, nj_to_normal(parameter, self->plugin->programs[program].values[i]), &at);
    }
  }
}

void nj_vst3_gather(nj_vst3 *self, const vst3_block *block) {
  uint32_t program = atomic_load(&self->program);
  self->event_count = 0;
  if (block->changes_in != NULL) {
    take_changes(self, block->changes_in, block->frames);
  }
  uint32_t chosen = atomic_load(&self->program);
  if (chosen != program && chosen != NJ_VST3_NO_PROGRAM && block->changes_out != NULL) {
    give_program(self, block->changes_out, chosen);
  }
  if (block->events_in == NULL || !nj_vst3_hears(self)) {
    return;
  }
  int32_t count = block->events_in->table->count(block->events_in);
  for (int32_t i = 0; i < count; i++) {
    vst3_event event;
    if (block->events_in->table->get(block->events_in, i, &event) == VST3_OK) {
      take_event(self, &event, block->frames);
    }
  }
}
