/* What a VST3 host reads of SING's note expressions, byte by byte, as its own layout has it. */
#include <string.h>

#include "check.h"
#include "vst3_host.h"

enum { SING = 1, EXPRESSIONS = 6 };
/* Of the structure that the host hands over. */
enum { TYPE_AT = 0, INITIAL_AT = 776, MINIMUM_AT = 784, MAXIMUM_AT = 792, STEPS_AT = 800 };
enum { PARAMETER_AT = 808, FLAGS_AT = 812, INFO_BYTES = 816 };

static int32_t number_at(const uint8_t *bytes, size_t at) {
  int32_t number;
  memcpy(&number, bytes + at, sizeof number);
  return number;
}

static double value_at(const uint8_t *bytes, size_t at) {
  double value;
  memcpy(&value, bytes + at, sizeof value);
  return value;
}

static void each_says_its_range_and_whether_it_has_two_sides(void *expressions) {
  static const struct {
    int32_t type;
    double initial;
    int32_t flags;
  } expected[EXPRESSIONS] = {{VST3_VOLUME, 0.25, 0},           {VST3_PAN, 0.5, VST3_BIPOLAR},
                             {VST3_TUNING, 0.5, VST3_BIPOLAR}, {VST3_VIBRATO, 0, 0},
                             {VST3_EXPRESSION_LEVEL, 1, 0},    {VST3_BRIGHTNESS, 0.5, VST3_BIPOLAR}};
  const vst3_expressions_table *table = VST3_TABLE(vst3_expressions_table, expressions);
  CHECK(table->count(expressions, 0, 0) == EXPRESSIONS);
  for (int32_t i = 0; i < EXPRESSIONS; i++) {
    union {
      vst3_expression_info info;
      uint8_t bytes[INFO_BYTES + 16];
    } room;
    memset(&room, 0x5a, sizeof room);
    CHECK(table->get(expressions, 0, 0, i, &room.info) == VST3_OK);
    CHECK(number_at(room.bytes, TYPE_AT) == expected[i].type);
    CHECK(value_at(room.bytes, INITIAL_AT) == expected[i].initial);
    CHECK(value_at(room.bytes, MINIMUM_AT) == 0 && value_at(room.bytes, MAXIMUM_AT) == 1);
    CHECK(number_at(room.bytes, STEPS_AT) == 0);
    CHECK(number_at(room.bytes, PARAMETER_AT) == -1);
    CHECK(number_at(room.bytes, FLAGS_AT) == expected[i].flags);
    for (size_t at = INFO_BYTES; at < sizeof room.bytes; at++) {
      CHECK(room.bytes[at] == 0x5a);
    }
  }
}

static void there_are_none_of_other_buses_and_places(void *expressions) {
  const vst3_expressions_table *table = VST3_TABLE(vst3_expressions_table, expressions);
  vst3_expression_info info;
  CHECK(table->count(expressions, 1, 0) == 0);
  CHECK(table->get(expressions, 1, 0, 0, &info) != VST3_OK);
  CHECK(table->get(expressions, 0, 0, EXPRESSIONS, &info) != VST3_OK);
  CHECK(table->get(expressions, 0, 0, -1, &info) != VST3_OK);
  CHECK(table->get(expressions, 0, 0, 0, NULL) != VST3_OK);
}

static void a_keyboard_s_movements_have_theirs(void *component) {
  static const vst3_id physical_id = VST3_PHYSICAL_ID;
  void *physical = vst3_host_query(component, physical_id);
  CHECK(physical != NULL);
  vst3_physical_map maps[] = {{VST3_PRESS, 0}, {VST3_SIDEWAYS, 0}, {VST3_UPWARDS, 0}, {77, 0}};
  vst3_physical_maps all = {4, maps};
  CHECK(VST3_TABLE(vst3_physical_table, physical)->get(physical, 0, 0, &all) == VST3_OK);
  CHECK(maps[0].expression == VST3_EXPRESSION_LEVEL && maps[1].expression == VST3_TUNING);
  CHECK(maps[2].expression == VST3_BRIGHTNESS && maps[3].expression == VST3_NO_PARAMETER);
  vst3_host_release(physical);
}

int main(int count, char **arguments) {
  static const vst3_id expressions_id = VST3_EXPRESSIONS_ID;
  CHECK(count == 2);
  void *component = vst3_host_open(arguments[1], SING);
  void *expressions = vst3_host_query(component, expressions_id);
  CHECK(expressions != NULL);
  each_says_its_range_and_whether_it_has_two_sides(expressions);
  there_are_none_of_other_buses_and_places(expressions);
  a_keyboard_s_movements_have_theirs(component);
  vst3_host_release(expressions);
  vst3_host_close(component);
  return 0;
}
