/* The same tests through the entry of a format, with the test engine: test-doors FORMAT BINARY [live]. */
#include <string.h>

#include "exam.h"

int main(int count, char **words) {
  const format_door *const all[] = {&clap_door, &vst3_door, &vst2_door, &lv2_door};
  const bool live = count == 4 && strcmp(words[3], "live") == 0;
  CHECK(count == 3 || live);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (strcmp(all[i]->format, words[1]) == 0) {
      if (live) {
        return exam_live(all[i], words[2]) ? 0 : 77;
      }
      exam_keeper(all[i], words[2]);
      exam_effect(all[i], words[2]);
      exam_instrument(all[i], words[2]);
      return 0;
    }
  }
  CHECK(!"a format of this name");
  return 1;
}
