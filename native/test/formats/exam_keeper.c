/*
 * States of a Java plug-in that keeps more than parameters. The test engine makes it a gain of its first
 * byte / 100, and adds a byte each time that it is asked.
 */
#include <string.h>

#include "exam.h"

static const char plugins[] = "plugin org.example.keeper|Keeper|effect|2|2|0|Keep|nightjar-keeper\nstate\n"
                              "parameter gain|Gain|%|0|100|100|\n";
/* Its data are "2", so the gain is 0.5. */
static const char state_at_half[] =
    "nightjar-state 1\nplugin org.example.keeper\ngain 100\ndata: Mg==\nend\n";

static bool holds(const char *state, size_t size, const char *text) {
  for (size_t i = 0; i + strlen(text) <= size; i++) {
    if (memcmp(state + i, text, strlen(text)) == 0) {
      return true;
    }
  }
  return false;
}

static void play_at_half(const format_door *door) {
  exam_begin(door);
  exam_play_on(door, 12);
  check_gain(door, 0, 12 * DOOR_FRAMES, 0.5f);
}

void exam_keeper(const format_door *door, const char *path) {
  use_engine("--natural 300");
  list_plugins(plugins);
  char state[DOOR_STATE_BYTES];
  door->open(path, KEEPER);
  CHECK(door->load(state_at_half, strlen(state_at_half)));
  play_at_half(door);
  size_t size = door->save(state);
  CHECK(holds(state, size, "data: MiE=\n"));
  CHECK(!door->load("garbage", 7));
  door->deactivate();
  /* The engine was asked once more when it was left. */
  size = door->save(state);
  CHECK(holds(state, size, "data: MiEh\n"));
  play_at_half(door);
  door->deactivate();
  door->close();
  door->open(path, KEEPER);
  CHECK(door->load(state, size));
  play_at_half(door);
  /* While it plays. */
  CHECK(door->load(state, size));
  door->deactivate();
  door->close();
}
