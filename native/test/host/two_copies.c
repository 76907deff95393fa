/* Two copies of the library in one process, as when a host loads two formats: neither disturbs the other. */
#include <stdio.h>
#include <stdlib.h>

#include "guest.h"

#define BLOCK 200u
#define BLOCKS 60u

static float sample_at(uint32_t frame) {
  return (float)(frame * 2654435761u >> 16 & 0x7fff) / 65536.0f;
}

static clap_guest *activated(const clap_module *module) {
  clap_guest *guest = guest_open(module, "dev.nightjar.denoiser");
  guest->render->set(guest->plugin, CLAP_RENDER_OFFLINE);
  if (!guest_activate(guest, 48000, BLOCK, BLOCK)) {
    fprintf(stderr, "The plug-in can't be activated.\n");
    exit(1);
  }
  return guest;
}

/* The test engine multiplies by the first parameter / 100. */
static void play_block(clap_guest *guest, uint32_t block, double percent) {
  const uint32_t latency = guest_latency(guest);
  for (uint32_t i = 0; i < BLOCK; i++) {
    guest->in[0][i] = guest->in[1][i] = sample_at(block * BLOCK + i);
  }
  if (block == 0) {
    guest_add_param(guest, 0, 0, percent);
  }
  guest_process(guest, BLOCK, false);
  for (uint32_t i = 0; i < BLOCK; i++) {
    uint32_t at = block * BLOCK + i;
    float expected = at < latency ? 0 : sample_at(at - latency) * (float)(percent / 100);
    if (guest->out[0][i] != expected || guest->out[1][i] != expected) {
      fprintf(stderr, "frame %u is %g, not %g\n", at, (double)guest->out[0][i], (double)expected);
      exit(1);
    }
  }
}

int main(int count, char **words) {
  if (count != 3) {
    return 2;
  }
  clap_module modules[2] = {module_open(words[1]), module_open(words[2])};
  if (modules[0].entry == modules[1].entry) {
    fprintf(stderr, "The two are the same copy.\n");
    return 1;
  }
  clap_guest *guests[4];
  for (int i = 0; i < 4; i++) {
    guests[i] = activated(&modules[i % 2]);
  }
  for (uint32_t block = 0; block < BLOCKS; block++) {
    for (int i = 0; i < 4; i++) {
      play_block(guests[i], block, 20 + 20 * i);
    }
  }
  /* One copy goes; the other plays on. */
  guest_deactivate(guests[0]);
  guest_close(guests[0]);
  guest_deactivate(guests[2]);
  guest_close(guests[2]);
  module_close(&modules[0]);
  for (uint32_t block = BLOCKS; block < 2 * BLOCKS; block++) {
    play_block(guests[1], block, 40);
    play_block(guests[3], block, 80);
  }
  guest_deactivate(guests[1]);
  guest_close(guests[1]);
  guest_deactivate(guests[3]);
  guest_close(guests[3]);
  module_close(&modules[1]);
  return 0;
}
