/* Texts that are more than ASCII go out as UTF-16 and come back; programs are found by their names. */
#include <stdbool.h>

#include "check.h"
#include "listed.h"
#include "vst3_host.h"

/* Parameters' places; the program's is behind them. */
enum { PLUGIN = 2, SIZE = 0, DEPTH = 1, PROGRAM = 2, STEPS = 4 };

static const char list[] = "plugin a.b|Gr\xc3\xb6\xc3\x9f"
                           "e|effect|2|2|0|NjAB|a-b\n"
                           "parameter size|Gr\xc3\xb6\xc3\x9f"
                           "e||0|3|0|Small;Gr\xc3\xb6\xc3\x9f"
                           "e;"
                           "\xe2\x82\xac;\xf0\x9d\x84\x9e clef\n"
                           "parameter depth|Depth|\xc2\xb5s|0|10|0|\n"
                           "program H\xc3\xa4lfte|1;5\n"
                           "program Full|2;10\n"
                           "program Far|3;0\n";

static void *controller;
static const vst3_controller_table *edits;

static uint32_t id_at(int32_t index) {
  vst3_parameter parameter;
  CHECK(edits->get_parameter(controller, index, &parameter) == VST3_OK);
  return parameter.id;
}

static bool equal(const vst3_char *text, const uint16_t *expected) {
  size_t i = 0;
  while (text[i] == expected[i] && text[i] != 0) {
    i++;
  }
  return text[i] == expected[i];
}

static double value_of(int32_t index, vst3_char *text) {
  double normal = -1;
  return edits->text_to_value(controller, id_at(index), text, &normal) == VST3_OK ? normal : -1;
}

static void every_step_is_found_by_its_text(void) {
  static const uint16_t size[] = {'G', 'r', 0xf6, 0xdf, 'e', 0}, euro[] = {0x20ac, 0},
                        clef[] = {0xd834, 0xdd1e, ' ', 'c', 'l', 'e', 'f', 0};
  static const uint16_t *const texts[STEPS] = {NULL, size, euro, clef};
  for (int i = 0; i < STEPS; i++) {
    vst3_text text;
    CHECK(edits->value_to_text(controller, id_at(SIZE), i / 3.0, text) == VST3_OK);
    CHECK(texts[i] == NULL || equal(text, texts[i]));
    CHECK(value_of(SIZE, text) == i / 3.0);
  }
}

static void a_unit_that_is_not_ascii_is_understood(void) {
  vst3_text text;
  CHECK(edits->value_to_text(controller, id_at(DEPTH), 0.5, text) == VST3_OK);
  CHECK(value_of(DEPTH, text) == 0.5);
}

static void programs_are_found_by_their_names(void) {
  vst3_text text;
  for (int i = 0; i < 3; i++) {
    CHECK(edits->value_to_text(controller, id_at(PROGRAM), i / 2.0, text) == VST3_OK);
    CHECK(value_of(PROGRAM, text) == i / 2.0);
  }
  vst3_char nowhere[] = {'N', 'o', 0};
  CHECK(value_of(PROGRAM, nowhere) == -1);
}

static void half_a_pair_is_no_text_of_ours(void) {
  vst3_char halves[][3] = {{0xd834, 0, 0}, {0xdd1e, 0xd834, 0}, {0xd834, 'x', 0}};
  for (int i = 0; i < 3; i++) {
    CHECK(value_of(SIZE, halves[i]) == -1);
  }
}

/* A host's text is up to 127 units, of which each may take three bytes. */
static void long_texts_are_cut_at_a_character(void) {
  vst3_text text;
  for (int i = 0; i < 127; i++) {
    text[i] = 0x20ac;
  }
  text[127] = 0;
  CHECK(value_of(SIZE, text) == -1);
}

int main(int count, char **arguments) {
  static const vst3_id controller_id = VST3_CONTROLLER_ID;
  CHECK(count == 2);
  list_plugins(list);
  void *component = vst3_host_open(arguments[1], PLUGIN);
  controller = vst3_host_query(component, controller_id);
  edits = VST3_TABLE(vst3_controller_table, controller);
  every_step_is_found_by_its_text();
  a_unit_that_is_not_ascii_is_understood();
  programs_are_found_by_their_names();
  half_a_pair_is_no_text_of_ours();
  long_texts_are_cut_at_a_character();
  vst3_host_release(controller);
  vst3_host_close(component);
  return 0;
}
