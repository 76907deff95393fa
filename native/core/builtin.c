#include <string.h>

#include "table.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof((array)[0])))

static const char *const off_on[] = {"Off", "On"};
static const char *const denoiser_models[] = {"Speech 16k", "Speech 16k light"};

static const nj_parameter denoiser_parameters[] = {
    {"limit", "Attenuation limit", "Limit", "dB", 0, 100, 100, 0, NULL, NULL},
    {"mix", "Mix", "Mix", "%", 0, 100, 100, 0, NULL, NULL},
    {"model", "Model", "Model", "", 0, 1, 0, NJ_STEPPED, denoiser_models, NULL},
    {"bypass", "Bypass", "Bypass", "", 0, 1, 0, NJ_STEPPED | NJ_BYPASS, off_on, NULL},
};

static const nj_program denoiser_programs[] = {
    {"Full", (const double[]){100, 100, 0, 0}},
    {"Natural", (const double[]){18, 100, 0, 0}},
    {"Gentle", (const double[]){12, 100, 0, 0}},
    {"Half", (const double[]){100, 50, 0, 0}},
};

static const char *const sing_presets[] = {
    "General MIDI",
#define NJ_PRESET(name) name,
#include "nj_presets.inc"
#undef NJ_PRESET
};

static const nj_parameter sing_parameters[] = {
    {"preset", "Preset", "Preset", "", 0, COUNT(sing_presets) - 1, 0, NJ_STEPPED | NJ_PROGRAMS, sing_presets,
     NULL},
    {"morph", "Morph", "Morph", "%", 0, 100, 0, 0, NULL, NULL},
    {"attack", "Attack", "Attack", "%", -100, 100, 0, 0, NULL, NULL},
    {"decay", "Decay", "Decay", "%", -100, 100, 0, 0, NULL, NULL},
    {"release", "Release", "Release", "%", -100, 100, 0, 0, NULL, NULL},
    {"cutoff", "Cutoff", "Cutoff", "%", -100, 100, 0, 0, NULL, NULL},
    {"resonance", "Resonance", "Reso", "%", -100, 100, 0, 0, NULL, NULL},
    {"tuning", "Tuning", "Tuning", "ct", -100, 100, 0, 0, NULL, NULL},
    {"level", "Level", "Level", "dB", -60, 12, 0, 0, NULL, NULL},
};

static double sing_values[COUNT(sing_presets)][COUNT(sing_parameters)];
static nj_program sing_programs[COUNT(sing_presets)];

static const nj_plugin plugins[NJ_BUILT_IN] = {
    {
        .id = "dev.nightjar.denoiser",
        .uri = "https://nightjar.dev/plugins/denoiser",
        .name = "Nightjar Denoiser",
        .description = "Takes the noise from speech, live",
        .file = "nightjar-denoiser",
        .kind = NJ_DENOISER,
        .vst2_id = 0x4e6a446eu, /* NjDn */
        .input_channels = 2,
        .output_channels = 2,
        .mono_too = true,
        .parameter_count = COUNT(denoiser_parameters),
        .parameters = denoiser_parameters,
        .program_count = COUNT(denoiser_programs),
        .programs = denoiser_programs,
    },
    {
        .id = "dev.nightjar.sing",
        .uri = "https://nightjar.dev/plugins/sing",
        .name = "Nightjar SING",
        .description = "A neural instrument: General MIDI and morphing sounds",
        .file = "nightjar-sing",
        .kind = NJ_INSTRUMENT,
        .vst2_id = 0x4e6a5367u, /* NjSg */
        .input_channels = 0,
        .output_channels = 2,
        .parameter_count = COUNT(sing_parameters),
        .parameters = sing_parameters,
        .program_count = COUNT(sing_programs),
        .programs = sing_programs,
    },
};

uint32_t nj_built_in(nj_plugin *into) {
  for (uint32_t i = 0; i < COUNT(sing_presets); i++) {
    for (uint32_t p = 0; p < COUNT(sing_parameters); p++) {
      sing_values[i][p] = sing_parameters[p].initial;
    }
    sing_values[i][0] = i;
    sing_programs[i] = (nj_program){sing_presets[i], sing_values[i]};
  }
  memcpy(into, plugins, sizeof plugins);
  for (uint32_t i = 0; i < NJ_BUILT_IN; i++) {
    nj_class_of(into[i].id, into[i].vst3_class);
  }
  return NJ_BUILT_IN;
}
