/* VST3's texts are UTF-16, ours UTF-8. */
#include <string.h>

#include "vst3_plugin.h"

/* Bytes that follow a character's first; -1 if that begins none. */
static int bytes_after(uint8_t first) {
  if (first < 0x80) {
    return 0;
  }
  if (first < 0xc0 || first >= 0xf8) {
    return -1;
  }
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/* Reads one character and moves on; a byte that belongs to none is U+FFFD. */
static uint32_t next_character(const uint8_t **text) {
  const uint8_t *at = *text;
  int more = bytes_after(at[0]);
  uint32_t character = more > 0 ? at[0] & (0x3fu >> more) : at[0];
  for (int i = 1; i <= more; i++) {
    if ((at[i] & 0xc0) != 0x80) {
      more = -1;
    } else {
      character = character << 6 | (at[i] & 0x3fu);
    }
  }
  *text = at + (more > 0 ? more : 0) + 1;
  return more < 0 || character > 0x10ffff ? 0xfffd : character;
}

void nj_vst3_to_utf16(vst3_char *to, size_t capacity, const char *text) {
  const uint8_t *from = (const uint8_t *)text;
  size_t length = 0;
  while (*from != 0 && length + 2 < capacity) {
    uint32_t character = next_character(&from);
    if (character < 0x10000) {
      to[length++] = (vst3_char)character;
    } else {
      to[length++] = (vst3_char)(0xd800 + ((character - 0x10000) >> 10));
      to[length++] = (vst3_char)(0xdc00 + ((character - 0x10000) & 0x3ff));
    }
  }
  to[length] = 0;
}

/* Reads one character and moves on; half a pair is U+FFFD. */
static uint32_t next_unit(const vst3_char **text) {
  uint32_t first = *(*text)++;
  if (first < 0xd800 || first > 0xdfff) {
    return first;
  }
  uint32_t second = **text;
  if (first > 0xdbff || second < 0xdc00 || second > 0xdfff) {
    return 0xfffd;
  }
  (*text)++;
  return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

/* Gives the bytes that a character takes, 1 to 4. */
static size_t to_utf8(uint32_t character, char bytes[4]) {
  size_t more = character < 0x80 ? 0 : character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
  static const uint8_t heads[] = {0, 0xc0, 0xe0, 0xf0};
  for (size_t i = more; i > 0; i--) {
    bytes[i] = (char)(0x80 | (character & 0x3f));
    character >>= 6;
  }
  bytes[0] = (char)(heads[more] | character);
  return more + 1;
}

void nj_vst3_from_utf16(char *to, size_t capacity, const vst3_char *text) {
  size_t length = 0;
  while (*text != 0) {
    char bytes[4];
    size_t count = to_utf8(next_unit(&text), bytes);
    if (length + count >= capacity) {
      break;
    }
    memcpy(to + length, bytes, count);
    length += count;
  }
  to[length] = 0;
}

void nj_vst3_copy(char *to, size_t capacity, const char *text) {
  size_t length = strlen(text);
  if (length >= capacity) {
    length = capacity - 1;
  }
  memcpy(to, text, length);
  to[length] = 0;
}
