#include "base64.h"

#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void nj_base64_encode(const uint8_t *bytes, size_t size, char *text) {
  for (size_t i = 0; i < size; i += 3) {
    uint32_t group = (uint32_t)bytes[i] << 16;
    group |= i + 1 < size ? (uint32_t)bytes[i + 1] << 8 : 0;
    group |= i + 2 < size ? bytes[i + 2] : 0;
    *text++ = alphabet[group >> 18];
    *text++ = alphabet[group >> 12 & 63];
    *text++ = i + 1 < size ? alphabet[group >> 6 & 63] : '=';
    *text++ = i + 2 < size ? alphabet[group & 63] : '=';
  }
  *text = '\0';
}

/* Below 0 for what is none of them. */
static int digit_of(char c) {
  const char *at = c ? strchr(alphabet, c) : NULL;
  return at ? (int)(at - alphabet) : -1;
}

/* Four characters, the last one or two of them perhaps '='; the number of bytes, 0 if they make no sense. */
static size_t decode_group(const char *text, bool last, uint8_t *bytes) {
  size_t padding = last && text[3] == '=' ? (text[2] == '=' ? 2 : 1) : 0;
  uint32_t group = 0;
  for (size_t i = 0; i < 4; i++) {
    int digit = i < 4 - padding ? digit_of(text[i]) : 0;
    if (digit < 0) {
      return 0;
    }
    group = group << 6 | (uint32_t)digit;
  }
  const size_t count = 3 - padding;
  for (size_t i = 0; i < 3; i++) {
    uint8_t byte = (uint8_t)(group >> (16 - 8 * i));
    if (i < count) {
      bytes[i] = byte;
    } else if (byte) {
      return 0;
    }
  }
  return count;
}

bool nj_base64_decode(const char *text, uint8_t *bytes, size_t *size) {
  const size_t length = strlen(text);
  *size = 0;
  if (length % 4 != 0) {
    return false;
  }
  for (size_t i = 0; i < length; i += 4) {
    size_t count = decode_group(text + i, i + 4 == length, bytes + *size);
    if (count == 0) {
      return false;
    }
    *size += count;
  }
  return true;
}
