/* Which hosts are taken to render offline, by their pace alone; the clock is the test's. */
#include "check.h"
#include "pace.h"

#define BLOCK_NS 10000000.0

static uint64_t now_ns;
static bool ahead;

/* A host that takes its own share of a block's time for each, while we take ours of it. */
static void play(nj_pace *pace, uint32_t blocks, double hosts_share, double own_share) {
  for (uint32_t i = 0; i < blocks; i++) {
    now_ns += (uint64_t)(hosts_share * BLOCK_NS);
    ahead = nj_pace_enter(pace, BLOCK_NS, now_ns);
    now_ns += (uint64_t)(own_share * BLOCK_NS);
    nj_pace_leave(pace, now_ns);
  }
}

static nj_pace ahead_of_time(void) {
  nj_pace pace = {0};
  play(&pace, 80, 0.05, 0);
  CHECK(ahead);
  return pace;
}

static void a_host_in_real_time_is_never_ahead(void) {
  nj_pace pace = {0};
  for (int second = 0; second < 60; second++) {
    play(&pace, 100, 0.99, 0.01);
    CHECK(!ahead);
  }
}

static void a_host_that_waits_for_a_slow_engine_stays_ahead(void) {
  nj_pace pace = ahead_of_time();
  for (int second = 0; second < 60; second++) {
    play(&pace, 100, 0.05, second % 2 ? 3 : 0.5);
    CHECK(ahead);
  }
}

static void a_host_back_in_real_time_is_soon_known_though_we_wait_for_the_engine(void) {
  for (int percent = 0; percent < 50; percent += 7) {
    nj_pace pace = ahead_of_time();
    play(&pace, 200, 1 - percent / 100.0, percent / 100.0);
    CHECK(!ahead);
  }
}

int main(void) {
  now_ns = 1;
  a_host_in_real_time_is_never_ahead();
  a_host_that_waits_for_a_slow_engine_stays_ahead();
  a_host_back_in_real_time_is_soon_known_though_we_wait_for_the_engine();
  return 0;
}
