/* plugins.txt: what is well formed becomes a plug-in, what is not is left out. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "engine_at_hand.h"
#include "plugins_file.h"

static const char example[] = "# comment\n"
                              "state\n"
                              "plugin org.example.gain|Gain|effect|2|2|64|Gain|gain\n"
                              "state\n"
                              "parameter amount|Amount|dB|-60|12|0|\n"
                              "parameter shape|A long name of it|  |0|2|1|Soft;Hard;Odd\n"
                              "parameter broken|x|y|3|1|0|\n"
                              "program Loud|6;2\n"
                              "program Short|3\n"
                              "plugin org.example.tone|Tone|instrument|0|1|0|Tone|tone\n"
                              "plugin bad id|Gain|effect|2|2|64|Gain|gain\n"
                              "parameter lost|Lost||0|1|0|\n"
                              "plugin org.example.toowide|Wide|effect|9|2|64|Wide|wide\n";

static void plugins_parameters_and_programs_are_read(void) {
  nj_listed listed[8];
  char *text = strdup(example);
  CHECK_EQUAL(nj_plugins_read(text, listed, 8), 2);
  const nj_plugin *gain = &listed[0].plugin;
  CHECK(strcmp(gain->id, "org.example.gain") == 0 && strcmp(gain->name, "Gain") == 0);
  CHECK(strcmp(gain->uri, "https://nightjar.dev/plugins/org.example.gain") == 0);
  CHECK_EQUAL(gain->kind, NJ_JAVA_PLUGIN);
  CHECK_EQUAL(gain->vst2_id, 0x4761696e);
  CHECK_EQUAL(listed[0].latency_frames, 64);
  CHECK_EQUAL(gain->parameter_count, 2);
  CHECK_EQUAL(gain->parameters[0].minimum, -60);
  CHECK(strcmp(gain->parameters[1].steps[2], "Odd") == 0);
  CHECK(strcmp(gain->parameters[1].short_name, "A long n") == 0);
  CHECK_EQUAL(gain->program_count, 2);
  CHECK_EQUAL(gain->programs[0].values[1], 2);
  CHECK_EQUAL(gain->programs[1].values[1], 1);
  CHECK(gain->keeps_data && !listed[1].plugin.keeps_data);
  CHECK_EQUAL(listed[1].plugin.input_channels, 0);
  CHECK_EQUAL(listed[1].plugin.parameter_count, 0);
}

static void no_more_are_read_than_there_is_room_for(void) {
  nj_listed listed[1];
  CHECK_EQUAL(nj_plugins_read(strdup(example), listed, 1), 1);
  CHECK_EQUAL(listed[0].plugin.parameter_count, 2);
}

static void any_bytes_are_survived(void) {
  srand(2);
  for (int round = 0; round < 5000; round++) {
    nj_listed listed[4];
    char *text = strdup(example);
    for (int change = rand() % 30; change >= 0; change--) {
      text[(size_t)rand() % (sizeof example - 1)] = "|;\n-.0e\xff x"[rand() % 11];
    }
    CHECK(nj_plugins_read(text, listed, 4) <= 4);
  }
}

int main(void) {
  RUN(plugins_parameters_and_programs_are_read);
  RUN(no_more_are_read_than_there_is_room_for);
  RUN(any_bytes_are_survived);
  return 0;
}
