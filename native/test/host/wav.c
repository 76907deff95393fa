#include "wav.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void refuse(const char *path, const char *reason) {
  fprintf(stderr, "%s: %s\n", path, reason);
  exit(1);
}

static uint32_t number(const uint8_t *at, int bytes) {
  uint32_t value = 0;
  for (int i = 0; i < bytes; i++) {
    value |= (uint32_t)at[i] << (8 * i);
  }
  return value;
}

static uint8_t *file_bytes(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    refuse(path, "can't be read");
  }
  fseek(file, 0, SEEK_END);
  long length = ftell(file);
  rewind(file);
  uint8_t *bytes = malloc((size_t)length + 1);
  *size = bytes ? fread(bytes, 1, (size_t)length, file) : 0;
  fclose(file);
  return bytes;
}

static float sample_at(const uint8_t *at, uint32_t format, uint32_t bits) {
  uint32_t value = number(at, (int)bits / 8);
  if (format == 3) {
    float sample;
    memcpy(&sample, &value, sizeof sample);
    return sample;
  }
  return (float)((double)(int32_t)(value << (32 - bits)) / 2147483648.0);
}

wav wav_read(const char *path) {
  size_t size = 0;
  uint8_t *bytes = file_bytes(path, &size);
  if (size < 12 || memcmp(bytes, "RIFF", 4) != 0 || memcmp(bytes + 8, "WAVE", 4) != 0) {
    refuse(path, "is no WAV file");
  }
  wav sound = {0};
  uint32_t format = 0;
  uint32_t bits = 0;
  for (size_t at = 12; at + 8 <= size;) {
    uint32_t length = number(bytes + at + 4, 4);
    const uint8_t *chunk = bytes + at + 8;
    size_t left = size - at - 8;
    length = length > left ? (uint32_t)left : length;
    if (memcmp(bytes + at, "fmt ", 4) == 0 && length >= 16) {
      format = number(chunk, 2);
      format = format == 0xfffe && length >= 26 ? number(chunk + 24, 2) : format;
      sound.channels = number(chunk + 2, 2);
      sound.rate = number(chunk + 4, 4);
      bits = number(chunk + 14, 2);
    } else if (memcmp(bytes + at, "data", 4) == 0) {
      bool known = (format == 3 && bits == 32) || (format == 1 && (bits == 16 || bits == 24 || bits == 32));
      if (!known || sound.channels == 0) {
        refuse(path, "is of a format that this host does not read");
      }
      sound.frames = length / (sound.channels * (bits / 8));
      sound.samples = calloc((size_t)sound.frames * sound.channels + 1, sizeof(float));
      for (size_t i = 0; i < (size_t)sound.frames * sound.channels; i++) {
        sound.samples[i] = sample_at(chunk + i * (bits / 8), format, bits);
      }
    }
    at += 8 + (size_t)length + (length & 1);
  }
  free(bytes);
  if (!sound.samples) {
    refuse(path, "holds no sound");
  }
  return sound;
}

static void put(FILE *file, uint32_t value, int bytes) {
  for (int i = 0; i < bytes; i++) {
    fputc((int)(value >> (8 * i) & 0xff), file);
  }
}

void wav_write(const char *path, const wav *sound) {
  FILE *file = fopen(path, "wb");
  if (!file) {
    refuse(path, "can't be written");
  }
  uint32_t bytes = sound->frames * sound->channels * 4;
  fwrite("RIFF", 1, 4, file);
  put(file, 36 + bytes, 4);
  fwrite("WAVEfmt ", 1, 8, file);
  put(file, 16, 4);
  put(file, 3, 2);
  put(file, sound->channels, 2);
  put(file, sound->rate, 4);
  put(file, sound->rate * sound->channels * 4, 4);
  put(file, sound->channels * 4, 2);
  put(file, 32, 2);
  fwrite("data", 1, 4, file);
  put(file, bytes, 4);
  fwrite(sound->samples, 4, (size_t)sound->frames * sound->channels, file);
  if (fclose(file) != 0) {
    refuse(path, "can't be written in full");
  }
}
