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

void nj_vst3_from_utf16(char *to, size_t capacity, const vst3_char *text) {
  size_t length = 0;
  while (text[length] != 0 && length + 1 < capacity) {
    to[length] = text[length] < 0x80 ? (char)text[length] : '?';
    length++;
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
