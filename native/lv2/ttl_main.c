/*
 * nightjar-lv2-ttl FOLDER [BINARY]: writes what LV2 hosts read about the plug-ins, those of the user's
 * plug-in folder included, as FOLDER/manifest.ttl and two files a plug-in. BINARY is the library's name in
 * FOLDER.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ttl.h"

/* Opens FOLDER/NAME SUFFIX; ends the program if it can't. */
static FILE *open_file(const char *folder, const char *name, const char *suffix) {
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/%s%s", folder, name, suffix);
  FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "w") : NULL;
  if (!file) {
    fprintf(stderr, "nightjar-lv2-ttl: can't write %s/%s%s: %s\n", folder, name, suffix, strerror(errno));
    exit(1);
  }
  return file;
}

static void close_file(FILE *file, const char *name) {
  bool failed = ferror(file) != 0;
  if (fclose(file) != 0 || failed) {
    fprintf(stderr, "nightjar-lv2-ttl: can't write all of %s: %s\n", name, strerror(errno));
    exit(1);
  }
}

int main(int count, char **arguments) {
  if (count < 2 || count > 3) {
    fprintf(stderr, "usage: nightjar-lv2-ttl FOLDER [BINARY]\n");
    return 2;
  }
  const char *folder = arguments[1];
  FILE *manifest = open_file(folder, "manifest", ".ttl");
  nj_ttl_manifest(manifest, count > 2 ? arguments[2] : "nightjar.so");
  close_file(manifest, "manifest.ttl");
  for (uint32_t i = 0; i < nj_lv2_variant_count(); i++) {
    nj_lv2_variant variant = nj_lv2_variant_at(i);
    char name[NJ_TTL_URI_BYTES];
    if (!nj_ttl_file(variant, name, sizeof name)) {
      continue;
    }
    FILE *description = open_file(folder, name, ".ttl");
    nj_ttl_plugin(description, variant);
    close_file(description, name);
    FILE *presets = open_file(folder, name, "-presets.ttl");
    nj_ttl_presets(presets, variant);
    close_file(presets, name);
  }
  return 0;
}
