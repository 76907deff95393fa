/* What a plug-in of the test engine keeps: what was loaded, and an exclamation mark for each save. */
#ifndef NJ_TEST_KEPT_H
#define NJ_TEST_KEPT_H

#include "data.h"
#include "sound.h"

typedef struct kept_data {
  uint8_t bytes[NJ_MOST_DATA_BYTES];
  size_t size;
  size_t expected; /* of what is being loaded */
  unsigned turn;
} kept_data;

/* Takes a line about it, and answers. The first byte, if there is one, is how loud the sound is. */
void kept_answer(test_sound *sound, kept_data *data, int handle, const char *line);

#endif
