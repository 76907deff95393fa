/* nightjar-mini-host: loads a CLAP and renders with it or puts it to the test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "modes.h"
#include "traces.h"

static const char usage[] =
    "Usage: nightjar-mini-host [OPTION]... FILE.clap [PLUGIN_ID]\n"
    "Puts the plug-in to the test, at many rates and block sizes; or:\n"
    "  --list                  says which plug-ins are in the file\n"
    "  --render IN.wav OUT.wav renders offline; IN.wav may be - for an instrument, with --seconds\n"
    "  --kill-engine           plays, ends the engine by force, and expects it back, with its --param\n"
    "  --soak MINUTES          plays in real time for so long\n"
    "  --window SECONDS        shows the plug-in's window until a parameter is changed in it, for so long at "
    "most\n"
    "Options:\n"
    "  --param NAME=VALUE      by name or number; the value may be a text\n"
    "  --midi 'FRAME STATUS FIRST SECOND'  a MIDI message, hexadecimal but for the frame; sorted by frame\n"
    "  --load FILE --save FILE states, before and after rendering\n"
    "  --kill-at SECOND        of the render: ends the engine by force\n"
    "  --block N  --rate HZ  --seconds S   for rendering and playing\n"
    "  --instances N           play at once, with --kill-engine and --soak\n"
    "  --speed X               of time, for both; 0.5 is half as fast, for a machine that can't do more\n"
    "  --kills N               of the engine, one after another\n"
    "  --flush                 plays nothing meanwhile\n"
    "  --raw                   leaves the latency in the rendered file\n"
    "  --seed N                of the random numbers\n"
    "  --watched               fails without the watch preloaded that counts allocations, locks and system "
    "calls\n"
    "  --engine                fails without an engine, and if anything is left behind at the end\n"
    "  --strict                tests also what only Nightjar promises\n"
    "Exits with 0 if all is well, 1 if not, 2 if it was called wrongly.\n";

enum mode { MATRIX, LIST, RENDER, KILL_ENGINE, SOAK, WINDOW };

static int wrong(const char *word) {
  fprintf(stderr, "Not understood: %s\n\n%s", word, usage);
  return 2;
}

int main(int count, char **words) {
  host_options options = {
      .seed = 1, .rate = 48000, .block = 256, .seconds = 2, .instances = 1, .kills = 1, .speed = 1};
  enum mode mode = MATRIX;
  for (int i = 1; i < count; i++) {
    const char *word = words[i];
    const char *value = i + 1 < count ? words[i + 1] : NULL;
    if (strcmp(word, "--help") == 0) {
      fputs(usage, stdout);
      return 0;
    } else if (strcmp(word, "--list") == 0) {
      mode = LIST;
    } else if (strcmp(word, "--kill-engine") == 0) {
      mode = KILL_ENGINE;
    } else if (strcmp(word, "--strict") == 0) {
      options.strict = true;
    } else if (strcmp(word, "--engine") == 0) {
      options.needs_engine = true;
    } else if (strcmp(word, "--watched") == 0) {
      options.watched = true;
    } else if (strcmp(word, "--flush") == 0) {
      options.flush = true;
    } else if (strcmp(word, "--raw") == 0) {
      options.raw = true;
    } else if (strncmp(word, "--", 2) != 0) {
      if (options.id) {
        return wrong(word);
      }
      *(options.path ? &options.id : &options.path) = word;
    } else if (!value) {
      return wrong(word);
    } else if (strcmp(word, "--render") == 0 && i + 2 < count) {
      mode = RENDER;
      options.in_wav = value;
      options.out_wav = words[i + 2];
      i += 2;
    } else if (strcmp(word, "--load") == 0 || strcmp(word, "--save") == 0) {
      *(word[2] == 'l' ? &options.load_file : &options.save_file) = value;
      i++;
    } else if (strcmp(word, "--param") == 0 && options.param_count < MOST_WORDS) {
      options.params[options.param_count++] = value;
      i++;
    } else if (strcmp(word, "--midi") == 0 && options.midi_count < MOST_WORDS) {
      options.midi[options.midi_count++] = value;
      i++;
    } else {
      double number = atof(value);
      i++;
      if (strcmp(word, "--soak") == 0) {
        mode = SOAK;
        options.soak_minutes = number;
      } else if (strcmp(word, "--window") == 0) {
        mode = WINDOW;
        options.window_seconds = number;
      } else if (strcmp(word, "--seed") == 0) {
        options.seed = strtoull(value, NULL, 10);
      } else if (strcmp(word, "--rate") == 0 && number >= 1000) {
        options.rate = number;
      } else if (strcmp(word, "--block") == 0 && number >= 1 && number <= 65536) {
        options.block = (uint32_t)number;
      } else if (strcmp(word, "--instances") == 0 && number >= 1 && number <= MOST_INSTANCES) {
        options.instances = (uint32_t)number;
      } else if (strcmp(word, "--speed") == 0 && number > 0) {
        options.speed = number;
      } else if (strcmp(word, "--kills") == 0 && number >= 1) {
        options.kills = (uint32_t)number;
      } else if (strcmp(word, "--seconds") == 0 && number > 0) {
        options.seconds = number;
      } else if (strcmp(word, "--kill-at") == 0 && number > 0) {
        options.kill_at = number;
      } else {
        return wrong(word);
      }
    }
  }
  if (!options.path) {
    return wrong("no plug-in was named");
  }
  clap_module module = module_open(options.path);
  traces before = traces_now();
  int pid = -1;
  if (options.needs_engine) {
    engine_await(&module, options.id);
    pid = engine_pid();
  }
  int status = 0;
  switch (mode) {
  case LIST:
    module_list(&module);
    break;
  case RENDER:
    status = run_render(&module, &options);
    break;
  case KILL_ENGINE:
    status = run_kill_engine(&module, &options);
    break;
  case WINDOW:
    status = run_window(&module, &options);
    break;
  case SOAK:
    status = run_soak(&module, &options);
    break;
  default:
    status = run_matrix(&module, &options);
    break;
  }
  if (options.needs_engine && mode != KILL_ENGINE && engine_pid() != pid) {
    printf("FAILED the engine %d is gone\n", pid);
    status = 1;
  }
  if (options.needs_engine && !traces_are_gone(before)) {
    status = 1;
  }
  module_close(&module);
  return status;
}
