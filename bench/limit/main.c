/* limit <plan>: the energy-only drive of a plan, timed on request. The protocol is that of bench/peers. */
#define _POSIX_C_SOURCE 199309L
#include "simulate.h"
#include <time.h>

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec * 1e-6;
}

int main(int count, char **arguments) {
  if (count != 2) fail("expected", "one argument, the file of a plan");
  const Plan plan = readPlan(arguments[1]);
  const Drive drive = readDrive(&plan);
  const Trace first = simulate(&drive);
  printf("{\"steps\": %d, \"battery_J\": %.17g, \"state_of_charge\": %.17g, \"bound_s\": %.17g}\n", first.steps, first.ledger.terminals,
         first.stateOfCharge, first.bound);
  fflush(stdout);

  int drives;
  while (scanf(" run %d", &drives) == 1) {
    if (drives < 1) fail("expected", "run <drives>, at least 1");
    volatile double kept = 0; /* so that no drive is left out */
    const double start = milliseconds();
    for (int k = 0; k < drives; k++) kept = simulate(&drive).ledger.terminals;
    const double elapsed = milliseconds() - start;
    (void)kept;
    printf("{\"ms_per_drive\": %.17g}\n", elapsed / drives);
    fflush(stdout);
  }
  return 0;
}
