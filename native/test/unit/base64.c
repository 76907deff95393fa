/* Bytes as text and back; nothing else is read. */
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "check.h"

static void texts_are_those_of_the_standard(void) {
  static const char *const pairs[][2] = {{"", ""},         {"f", "Zg=="},     {"fo", "Zm8="},
                                         {"foo", "Zm9v"},  {"foob", "Zm9vYg=="}, {"\xff\xfe\xfb", "//77"}};
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    char text[16];
    nj_base64_encode((const uint8_t *)pairs[i][0], strlen(pairs[i][0]), text);
    CHECK(strcmp(text, pairs[i][1]) == 0);
  }
}

static void any_bytes_come_back(void) {
  srand(3);
  for (size_t size = 0; size < 300; size++) {
    uint8_t bytes[300];
    uint8_t read[300];
    char text[NJ_BASE64_LENGTH(300) + 1];
    for (size_t i = 0; i < size; i++) {
      bytes[i] = (uint8_t)rand();
    }
    nj_base64_encode(bytes, size, text);
    CHECK_EQUAL(strlen(text), NJ_BASE64_LENGTH(size));
    size_t count = 0;
    CHECK(nj_base64_decode(text, read, &count));
    CHECK(count == size && memcmp(bytes, read, size) == 0);
  }
}

static void what_nobody_wrote_is_refused(void) {
  static const char *const texts[] = {"Z",        "Zg",   "Zg=",  "Zg==Zg==", "Z===", "====", "Zm9v\n",
                                      "Zm 9vZg=", "Zh==", "Zm9=", "Zm=v",     "=Zg=", "Zm9-", "Zm\xc3\xa4"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    uint8_t bytes[16];
    size_t size = 0;
    CHECK(!nj_base64_decode(texts[i], bytes, &size));
  }
}

int main(void) {
  RUN(texts_are_those_of_the_standard);
  RUN(any_bytes_come_back);
  RUN(what_nobody_wrote_is_refused);
  return 0;
}
