#include "edits.h"

#include "instance.h"

static void tell(const nj_instance *instance) {
  if (instance->listener.edited) {
    instance->listener.edited(instance->listener.context);
  }
}

void nj_edit_begin(nj_instance *instance, uint32_t parameter) {
  atomic_fetch_or(&instance->edits.touched, (uint64_t)1 << parameter);
  tell(instance);
}

void nj_edit_value(nj_instance *instance, uint32_t parameter, double value) {
  nj_set(instance, parameter, value);
  atomic_fetch_or(&instance->edits.changed, (uint64_t)1 << parameter);
  tell(instance);
}

void nj_edit_end(nj_instance *instance, uint32_t parameter) {
  atomic_fetch_and(&instance->edits.touched, ~((uint64_t)1 << parameter));
  tell(instance);
}

void nj_edit_program(nj_instance *instance, uint32_t program) {
  nj_set_program(instance, program);
  for (uint32_t i = 0; i < instance->plugin->parameter_count; i++) {
    atomic_fetch_or(&instance->edits.changed, (uint64_t)1 << i);
  }
  tell(instance);
}

void nj_edits_release(nj_instance *instance) {
  if (atomic_exchange(&instance->edits.touched, 0)) {
    tell(instance);
  }
}

/* One parameter's begin, value and end, as far as they are due; false if the host takes no more. */
static bool give(nj_instance *instance, uint32_t parameter, bool touched, bool changed, nj_edit_taker take,
                 void *context) {
  const uint64_t bit = (uint64_t)1 << parameter;
  nj_edit edit = {NJ_EDIT_BEGIN, parameter, nj_get(instance, parameter)};
  if ((touched || changed) && !(instance->edits.told & bit)) {
    if (!take(context, &edit)) {
      return false;
    }
    instance->edits.told |= bit;
  }
  edit.type = NJ_EDIT_VALUE;
  if (changed) {
    /* Before the value is read: one that comes in between is given once more. */
    atomic_fetch_and(&instance->edits.changed, ~bit);
    edit.value = nj_get(instance, parameter);
    if (!take(context, &edit)) {
      atomic_fetch_or(&instance->edits.changed, bit);
      return false;
    }
  }
  edit.type = NJ_EDIT_END;
  if (!touched && (instance->edits.told & bit)) {
    if (!take(context, &edit)) {
      return false;
    }
    instance->edits.told &= ~bit;
  }
  return true;
}

void nj_give_edits(nj_instance *instance, nj_edit_taker take, void *context) {
  /* In this order: who has let go has also said its last value. */
  uint64_t touched = atomic_load(&instance->edits.touched);
  uint64_t changed = atomic_load(&instance->edits.changed);
  uint64_t due = changed | (touched ^ instance->edits.told);
  for (uint32_t i = 0; due; i++, due >>= 1) {
    if ((due & 1) && !give(instance, i, touched >> i & 1, changed >> i & 1, take, context)) {
      return;
    }
  }
}
