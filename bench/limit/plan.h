/*
 * A plan as packages/study/src/bench/limit.ts writes it: a line for each number or table of the engine's Plan,
 *   <path> <count> <value> …       plan.vehicle.chassis.mass 1 2305
 * and for each text a line whose path ends with it:
 *   <path>=<text> 0                plan.vehicle.lead=rear 0
 * Values are the shortest decimals that give back the same double.
 */
#ifndef PLAN_H
#define PLAN_H

#include "numerics.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char path[160];
  int count;
  double *values;
} Entry;

typedef struct {
  Entry *entries;
  int count;
} Plan;

static void fail(const char *problem, const char *what) {
  fprintf(stderr, "limit: %s %s\n", problem, what);
  exit(2);
}

static Plan readPlan(const char *file) {
  FILE *in = fopen(file, "r");
  if (in == NULL) fail("cannot read", file);
  Plan plan = {NULL, 0};
  Entry entry;
  while (fscanf(in, "%159s %d", entry.path, &entry.count) == 2) {
    entry.values = malloc(sizeof(double) * (entry.count > 0 ? entry.count : 1));
    for (int k = 0; k < entry.count; k++)
      if (fscanf(in, "%lf", &entry.values[k]) != 1) fail("expected as many numbers as it says in", entry.path);
    plan.entries = realloc(plan.entries, sizeof(Entry) * (plan.count + 1));
    plan.entries[plan.count++] = entry;
  }
  if (!feof(in)) fail("expected <path> <count> <value> … on every line of", file);
  fclose(in);
  return plan;
}

static const Entry *find(const Plan *plan, const char *path) {
  for (int k = 0; k < plan->count; k++)
    if (strcmp(plan->entries[k].path, path) == 0) return &plan->entries[k];
  return NULL;
}

static const Entry *entryOf(const Plan *plan, const char *part, const char *field) {
  char path[160];
  snprintf(path, sizeof path, "%s.%s", part, field);
  const Entry *entry = find(plan, path);
  if (entry == NULL || entry->count < 1) fail("the plan lacks", path); /* the engine has changed: follow it here */
  return entry;
}

static double number(const Plan *plan, const char *part, const char *field) { return entryOf(plan, part, field)->values[0]; }

static Curve curve(const Plan *plan, const char *part, const char *field) {
  char path[160];
  snprintf(path, sizeof path, "%s.%s", part, field);
  const Entry *values = entryOf(plan, path, "values");
  return (Curve){number(plan, path, "start"), number(plan, path, "density"), values->count - 1, values->values};
}

static Grid grid(const Plan *plan, const char *part, const char *field) {
  char path[160];
  snprintf(path, sizeof path, "%s.%s", part, field);
  return (Grid){
      .startX = number(plan, path, "startX"),
      .densityX = number(plan, path, "densityX"),
      .startY = number(plan, path, "startY"),
      .densityY = number(plan, path, "densityY"),
      .countX = (int)number(plan, path, "countX"),
      .countY = (int)number(plan, path, "countY"),
      .values = entryOf(plan, path, "values")->values,
  };
}

#endif
