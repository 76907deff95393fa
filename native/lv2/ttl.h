/* Writing the descriptions of LV2 plug-ins in Turtle. */
#ifndef NJ_LV2_TTL_H
#define NJ_LV2_TTL_H

#include <stdio.h>

#include "ports.h"

#define NJ_TTL_URI_BYTES 256

/* A text in quotes. */
void nj_ttl_text(FILE *file, const char *text);
/* A number with a point. */
void nj_ttl_number(FILE *file, double value);
/* The first lines of every file: the short names of the vocabularies. */
void nj_ttl_prefixes(FILE *file);

/* Base name of a variant's description, as "nightjar-denoiser-mono". False if there is no room. */
bool nj_ttl_file(nj_lv2_variant variant, char *name, size_t capacity);
/* URI of a preset: the plug-in's with "#preset-3" behind it. */
void nj_ttl_preset_uri(FILE *file, nj_lv2_variant variant, uint32_t program);

/* plug-in's own description, and its presets */
void nj_ttl_plugin(FILE *file, nj_lv2_variant variant);
void nj_ttl_presets(FILE *file, nj_lv2_variant variant);
/* What a host reads first: which plug-ins there are, and where more is said about each. */
void nj_ttl_manifest(FILE *file, const char *binary);

#endif
