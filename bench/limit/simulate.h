/* packages/engine/src/simulate.ts, vehicle/ledger.ts; of vehicle/limit-log.ts only for how long any limit bound, not which. */
#ifndef SIMULATE_H
#define SIMULATE_H

#include "vehicle.h"

typedef struct {
  double terminals, air, rolling, climb, kinetic, brakes, drive, auxiliaries, regenerated, chemical, heat, throughput;
} Ledger;

typedef struct {
  double step, startSpeed, endSpeed, endDistance, endAcceleration;
  bool endsAtRest, endsAtBreakOff;
  int steps, targets, grades, comforts;
  const double *target, *grade, *comfortPower, *lowest, *highest;
} Course;

typedef struct {
  VehicleParameters vehicle;
  Course course;
  const double *airTemperature, *airDensity, *headwind, *rollingFactor;
  int weathers;
  double stateOfCharge;
} Drive;

typedef struct {
  Ledger ledger;
  double missed, bound, stateOfCharge;
  int steps, misses;
} Trace;

static const double breakOff = 4;
static const double imbalanceTolerance = 1e-3;

static Drive readDrive(const Plan *plan) {
  const Entry *target = entryOf(plan, "plan.course", "target"), *grade = entryOf(plan, "plan.course", "grade"), *comfort = entryOf(plan, "plan.course", "comfortPower");
  const Entry *air = entryOf(plan, "plan.environment", "airTemperature");
  return (Drive){
      .vehicle = readVehicle(plan),
      .course =
          {
              .step = number(plan, "plan.course", "step"),
              .startSpeed = number(plan, "plan.course", "startSpeed"),
              .endSpeed = number(plan, "plan.course", "endSpeed"),
              .endDistance = number(plan, "plan.course", "endDistance"),
              .endAcceleration = number(plan, "plan.course", "endAcceleration"),
              .endsAtRest = number(plan, "plan.course", "endsAtRest") != 0,
              .endsAtBreakOff = number(plan, "plan.course", "endsAtBreakOff") != 0,
              .steps = (int)number(plan, "plan.course", "steps"),
              .targets = target->count,
              .grades = grade->count,
              .comforts = comfort->count,
              .target = target->values,
              .grade = grade->values,
              .comfortPower = comfort->values,
              .lowest = entryOf(plan, "plan.course", "lowest")->values,
              .highest = entryOf(plan, "plan.course", "highest")->values,
          },
      .airTemperature = air->values,
      .airDensity = entryOf(plan, "plan.environment", "airDensity")->values,
      .headwind = entryOf(plan, "plan.environment", "headwind")->values,
      .rollingFactor = entryOf(plan, "plan.environment", "rollingFactor")->values,
      .weathers = air->count,
      .stateOfCharge = number(plan, "plan", "stateOfCharge"),
  };
}

static inline void book(Ledger *ledger, const VehicleState *state, double dt) {
  const double terminals = state->battery.power * dt;
  ledger->terminals += terminals;
  ledger->air += state->chassis.airPower * dt;
  ledger->rolling += state->chassis.rollingPower * dt;
  ledger->climb += state->chassis.climbPower * dt;
  ledger->kinetic += state->chassis.kineticPower * dt;
  ledger->brakes += state->traction.brakePower * dt;
  ledger->drive += (state->front.loss + state->rear.loss) * dt;
  ledger->auxiliaries += state->auxiliaries * dt;
  ledger->chemical += state->battery.chemicalPower * dt;
  ledger->heat += state->battery.heat * dt;
  if (terminals < 0) {
    ledger->regenerated -= terminals;
    ledger->throughput -= terminals;
  } else
    ledger->throughput += terminals;
}

static inline bool isBound(const VehicleState *state, const Surroundings *around) {
  const TractionState *traction = &state->traction;
  const double missing = traction->wanted - traction->delivered;
  return traction->chargeBinds || (around->target > traction->target && around->target < INFINITY) || fabs(missing) > forceTolerance;
}

static Trace simulate(const Drive *drive) {
  const VehicleParameters *vehicle = &drive->vehicle;
  const Course *course = &drive->course;
  const double dt = course->step, empty = vehicle->battery.emptyCharge, full = vehicle->battery.fullCharge;
  VehicleState state = createVehicle(vehicle, course->startSpeed, empty + drive->stateOfCharge * (full - empty), drive->airTemperature[0], dt);
  Surroundings around = {.step = dt, .rate = 1 / dt};
  Trace trace = {0};
  double running = 0;
  int k = 0, at = 0, gradeAt = 0, comfortAt = 0, weatherAt = 0;
  while (k < course->steps) {
    around.target = course->target[at];
    around.grade = course->grade[gradeAt];
    around.comfortPower = course->comfortPower[comfortAt];
    around.airTemperature = drive->airTemperature[weatherAt];
    around.airDensity = drive->airDensity[weatherAt];
    around.headwind = drive->headwind[weatherAt];
    around.rollingFactor = drive->rollingFactor[weatherAt];
    const double before = state.chassis.speed;

    limitVehicle(vehicle, &state);
    demandVehicle(vehicle, &state, &around);
    actVehicle(vehicle, &state, &around);
    auditVehicle(&state);
    if (!(fabs(state.imbalance) < imbalanceTolerance)) fail("the energy balance is open", "");
    book(&trace.ledger, &state, dt);
    if (isBound(&state, &around)) trace.bound += dt;
    k++;

    const double speed = state.chassis.speed;
    if (speed < course->lowest[at] || speed > course->highest[at]) {
      if (running == 0) trace.misses++;
      running += dt;
      trace.missed += dt;
      if (course->endsAtBreakOff && running >= breakOff) break;
    } else
      running = 0;
    if (speed >= course->endSpeed || state.chassis.distance >= course->endDistance || speed - before <= course->endAcceleration * dt ||
        (course->endsAtRest && speed == 0))
      break;
    at = at + 1 == course->targets ? 0 : at + 1;
    gradeAt = gradeAt + 1 == course->grades ? 0 : gradeAt + 1;
    comfortAt = comfortAt + 1 == course->comforts ? 0 : comfortAt + 1;
    weatherAt = weatherAt + 1 == drive->weathers ? 0 : weatherAt + 1;
  }
  trace.steps = k;
  trace.stateOfCharge = state.battery.stateOfCharge;
  return trace;
}

#endif
