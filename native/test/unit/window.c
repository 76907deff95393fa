/* The window that the engine shows: what each side hears of the other. */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"
#include "platform.h"

#define BLOCK 256u
#define PATIENCE_MS 20000u
#define MOST_EDITS 64u

static _Atomic int closes;
static _Atomic int calls;

static void count_close(void *context) {
  (void)context;
  atomic_fetch_add(&closes, 1);
}

static void count_call(void *context) {
  (void)context;
  atomic_fetch_add(&calls, 1);
}

static nj_instance *instance_with(const char *options) {
  use_engine(options);
  atomic_store(&closes, 0);
  atomic_store(&calls, 0);
  nj_instance *instance =
      nj_create(nj_plugin_at(0), (nj_listener){.window_closed = count_close, .edited = count_call});
  CHECK(instance != NULL);
  CHECK(nj_activate(instance, 48000, BLOCK, BLOCK, 1));
  CHECK(becomes_ready(instance, PATIENCE_MS));
  return instance;
}

typedef struct edit_list {
  uint32_t count;
  uint32_t room; /* a host takes no more */
  nj_edit edits[MOST_EDITS];
} edit_list;

static bool take(void *context, const nj_edit *edit) {
  edit_list *list = context;
  if (list->count == list->room) {
    return false;
  }
  list->edits[list->count++] = *edit;
  return true;
}

/* Takes edits until the last of them is this one. */
static edit_list edits_until(nj_instance *instance, enum nj_edit_type type, uint32_t parameter,
                             double value) {
  edit_list list = {.room = MOST_EDITS};
  for (uint32_t i = 0; i < PATIENCE_MS; i++) {
    nj_give_edits(instance, take, &list);
    const nj_edit *last = &list.edits[list.count ? list.count - 1 : 0];
    if (list.count > 0 && last->type == type && last->parameter == parameter && last->value == value) {
      return list;
    }
    nj_sleep_ms(1);
  }
  CHECK(!"the edit comes");
  return list;
}

/* Whether the engine has heard the line by then. */
static bool engine_hears(const char *expected, uint32_t milliseconds) {
  char path[256];
  snprintf(path, sizeof path, "%s/window.txt", engine_folder());
  for (uint32_t i = 0; i < milliseconds; i += 5) {
    FILE *file = fopen(path, "r");
    char line[512];
    while (file && fgets(line, sizeof line, file)) {
      line[strcspn(line, "\n")] = '\0';
      if (strcmp(line, expected) == 0) {
        fclose(file);
        return true;
      }
    }
    if (file) {
      fclose(file);
    }
    nj_sleep_ms(5);
  }
  return false;
}

static void the_engine_learns_all_that_a_window_shows(void) {
  nj_instance *instance = instance_with("--window open");
  nj_set(instance, 0, 33.5);
  CHECK(nj_window_show(instance, "Voice:\n\xc3\xa4 denoiser"));
  const char *lines[] = {"window plugin Nightjar Denoiser",
                         "window parameter 0 0 100 100 dB|Attenuation limit",
                         "window parameter 1 0 1 0 |Model",
                         "window step Speech 16k light",
                         "window parameter 3 0 1 0 |Bypass",
                         "window program Natural",
                         "window value 0 33.5",
                         "window value 3 0",
                         "window show Voice: \xc3\xa4 denoiser"};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    if (!engine_hears(lines[i], PATIENCE_MS)) {
      fprintf(stderr, "not heard: %s\n", lines[i]);
      exit(1);
    }
  }
  nj_set(instance, 1, 12);
  CHECK(engine_hears("window value 1 12", PATIENCE_MS));
  nj_window_hide(instance);
  CHECK(engine_hears("window hide", PATIENCE_MS));
  nj_destroy(instance);
  CHECK_EQUAL(closes, 0);
}

static void a_long_list_of_programs_arrives_whole(void) {
  use_engine("--window open");
  nj_instance *instance = ready_instance("dev.nightjar.sing", BLOCK, 2);
  CHECK(nj_window_show(instance, "SING"));
  const nj_plugin *sing = nj_plugin_of(instance);
  char last[256];
  snprintf(last, sizeof last, "window program %s", sing->programs[sing->program_count - 1].name);
  CHECK(engine_hears(last, PATIENCE_MS));
  CHECK(engine_hears("window show SING", PATIENCE_MS));
  nj_destroy(instance);
}

static void an_edit_begins_has_values_and_ends(void) {
  nj_instance *instance = instance_with("--window edit");
  CHECK(nj_window_show(instance, "A"));
  edit_list list = edits_until(instance, NJ_EDIT_END, 0, 43.5);
  CHECK(list.count >= 3);
  CHECK(list.edits[0].type == NJ_EDIT_BEGIN);
  CHECK(list.edits[list.count - 2].type == NJ_EDIT_VALUE);
  CHECK_EQUAL(list.edits[list.count - 2].value, 43.5);
  CHECK_EQUAL(nj_get(instance, 0), 43.5);
  CHECK(atomic_load(&calls) > 0);
  nj_destroy(instance);
}

static void what_the_host_has_no_room_for_comes_later(void) {
  nj_instance *instance = instance_with("--window edit");
  CHECK(nj_window_show(instance, "A"));
  for (uint32_t i = 0; i < PATIENCE_MS && nj_get(instance, 0) != 43.5; i++) {
    nj_sleep_ms(1);
  }
  static const enum nj_edit_type order[] = {NJ_EDIT_BEGIN, NJ_EDIT_VALUE, NJ_EDIT_END};
  for (uint32_t i = 0; i < 3; i++) {
    edit_list none = {.room = 0};
    nj_give_edits(instance, take, &none);
    edit_list one = {.room = 1};
    for (uint32_t ms = 0; ms < PATIENCE_MS && one.count == 0; ms++) {
      /* The engine's last line may still be on its way. */
      nj_give_edits(instance, take, &one);
      nj_sleep_ms(1);
    }
    CHECK_EQUAL(one.count, 1);
    CHECK(one.edits[0].type == order[i]);
    CHECK_EQUAL(one.edits[0].value, 43.5);
  }
  edit_list rest = {.room = MOST_EDITS};
  nj_give_edits(instance, take, &rest);
  CHECK_EQUAL(rest.count, 0);
  nj_destroy(instance);
}

static void whoever_holds_a_parameter_lets_go_when_the_window_hides(void) {
  nj_instance *instance = instance_with("--window hold");
  CHECK(nj_window_show(instance, "A"));
  edits_until(instance, NJ_EDIT_VALUE, 1, 100);
  CHECK_EQUAL(nj_get(instance, 1), 100);
  CHECK(engine_hears("window value 1 100", PATIENCE_MS));
  nj_window_hide(instance);
  edits_until(instance, NJ_EDIT_END, 1, 100);
  nj_destroy(instance);
}

static void whoever_holds_a_parameter_lets_go_when_the_engine_is_gone(void) {
  nj_instance *instance = instance_with("--window hold");
  CHECK(nj_window_show(instance, "A"));
  edits_until(instance, NJ_EDIT_VALUE, 1, 100);
  nj_deactivate(instance);
  edits_until(instance, NJ_EDIT_END, 1, 100);
  nj_destroy(instance);
}

static void a_program_changes_each_parameter_by_an_edit(void) {
  nj_instance *instance = instance_with("--window program");
  CHECK(nj_window_show(instance, "A"));
  const nj_plugin *plugin = nj_plugin_of(instance);
  uint32_t last = plugin->parameter_count - 1;
  edit_list list = edits_until(instance, NJ_EDIT_END, last, plugin->programs[2].values[last]);
  CHECK_EQUAL(list.count, 3 * plugin->parameter_count);
  CHECK_EQUAL(nj_get(instance, 0), plugin->programs[2].values[0]);
  nj_destroy(instance);
}

static void a_refused_window_says_why(void) {
  nj_instance *instance = instance_with("--window refuse");
  CHECK(!nj_window_show(instance, "A"));
  CHECK(strstr(nj_message(instance), "There is no display.") != NULL);
  nj_destroy(instance);
  /* Who asked has the answer already. */
  CHECK_EQUAL(closes, 0);
}

static void a_window_that_its_user_closes_is_told(void) {
  nj_instance *instance = instance_with("--window close");
  /* Either the question is still open, or the host is called. */
  int expected = nj_window_show(instance, "A") ? 1 : 0;
  edits_until(instance, NJ_EDIT_END, 0, 12);
  for (uint32_t i = 0; i < PATIENCE_MS && atomic_load(&closes) < expected; i++) {
    nj_sleep_ms(1);
  }
  nj_destroy(instance);
  CHECK_EQUAL(closes, expected);
}

static void a_host_does_not_wait_for_a_silent_engine(void) {
  nj_instance *instance = instance_with("--window silent");
  CHECK(nj_window_show(instance, "A"));
  nj_destroy(instance);
}

static void garbage_is_left_out(void) {
  nj_instance *instance = instance_with("--window garbage");
  CHECK(nj_window_show(instance, "A"));
  edit_list list = {.room = MOST_EDITS};
  nj_give_edits(instance, take, &list);
  CHECK_EQUAL(list.count, 0);
  CHECK_EQUAL(nj_get(instance, 0), 100);
  CHECK(becomes_ready(instance, PATIENCE_MS));
  nj_destroy(instance);
}

static void a_window_comes_with_the_next_engine(void) {
  use_engine("--window open");
  nj_instance *instance = nj_create(nj_plugin_at(0), (nj_listener){.window_closed = count_close});
  CHECK(nj_window_show(instance, "before"));
  CHECK(nj_activate(instance, 48000, BLOCK, BLOCK, 1));
  CHECK(engine_hears("window show before", PATIENCE_MS));
  CHECK(nj_window_show(instance, "then"));
  nj_deactivate(instance);
  CHECK(engine_hears("window show then", PATIENCE_MS));
  char path[256];
  snprintf(path, sizeof path, "%s/window.txt", engine_folder());
  CHECK(remove(path) == 0);
  CHECK(nj_activate(instance, 44100, BLOCK, BLOCK, 1));
  CHECK(engine_hears("window show then", PATIENCE_MS));
  nj_destroy(instance);
}

static void without_an_engine_there_is_no_window(void) {
  use_engine("");
  unsetenv("NIGHTJAR_ENGINE_COMMAND");
  nj_instance *instance = active_instance("dev.nightjar.denoiser", BLOCK, 1);
  CHECK(comes_to_say(instance, "plugin install", PATIENCE_MS));
  for (uint32_t i = 0; i < PATIENCE_MS && nj_window_show(instance, "A"); i++) {
    nj_window_hide(instance);
    nj_sleep_ms(1);
  }
  CHECK(!nj_window_show(instance, "A"));
  nj_destroy(instance);
}

int main(void) {
  RUN(the_engine_learns_all_that_a_window_shows);
  RUN(a_long_list_of_programs_arrives_whole);
  RUN(an_edit_begins_has_values_and_ends);
  RUN(what_the_host_has_no_room_for_comes_later);
  RUN(whoever_holds_a_parameter_lets_go_when_the_window_hides);
  RUN(whoever_holds_a_parameter_lets_go_when_the_engine_is_gone);
  RUN(a_program_changes_each_parameter_by_an_edit);
  RUN(a_refused_window_says_why);
  RUN(a_window_that_its_user_closes_is_told);
  RUN(a_host_does_not_wait_for_a_silent_engine);
  RUN(garbage_is_left_out);
  RUN(a_window_comes_with_the_next_engine);
  RUN(without_an_engine_there_is_no_window);
  return 0;
}
