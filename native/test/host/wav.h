/* WAV files: reads 16, 24 and 32 bits and float, writes float. */
#ifndef NJ_HOST_WAV_H
#define NJ_HOST_WAV_H

#include <stdbool.h>
#include <stdint.h>

typedef struct wav {
  uint32_t rate;
  uint32_t channels;
  uint32_t frames;
  float *samples; /* channels side by side within a frame */
} wav;

/* Ends the program with a message if that can't be done. */
wav wav_read(const char *path);
void wav_write(const char *path, const wav *sound);

#endif
