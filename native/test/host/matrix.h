/* The tests of the matrix. */
#ifndef NJ_HOST_MATRIX_H
#define NJ_HOST_MATRIX_H

#include "modes.h"
#include "random.h"

/* Prints what does not hold, and counts it. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void fails(const char *test, const char *format, ...);

/* Plays a block of noise with random events; false if the plug-in fails or what comes out is not finite. */
bool play(clap_guest *guest, random_source *random, uint32_t frames, bool in_place);
void random_events(clap_guest *guest, random_source *random, uint32_t frames);

void test_description(const clap_module *module, const host_options *options);
void test_parameters(const clap_module *module, const host_options *options);
void test_states(const clap_module *module, const host_options *options);
void test_presets(const clap_module *module, const host_options *options);
void test_configs(const clap_module *module, const host_options *options);
void test_bypass(const clap_module *module, const host_options *options);

#endif
