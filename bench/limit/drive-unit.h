/* packages/engine/src/drive/drive-unit.ts */
#ifndef DRIVE_UNIT_H
#define DRIVE_UNIT_H

#include "plan.h"
#include <stdbool.h>

typedef struct {
  bool present, canIdle;
  double speedRatio, drivingRatio, regenerationRatio, maximumSpeed, idleDrag, fadeEnd, fadeStart, mostHolding, weakenedFrom;
  Curve drivingTorque, regenerationTorque, voltageDriving, voltageRegeneration, noLoadLoss;
  Grid loadLoss;
} DriveUnitParameters;

typedef struct {
  double speed, roadSpeed, dcVoltage, pulling, holding, force, mechanicalPower, electricalPower, loss;
} DriveUnitState;

static DriveUnitParameters readDriveUnit(const Plan *plan, const char *part) {
  char voltage[64];
  snprintf(voltage, sizeof voltage, "%s.voltage", part);
  return (DriveUnitParameters){
      .present = number(plan, part, "present") != 0,
      .canIdle = number(plan, part, "canIdle") != 0,
      .speedRatio = number(plan, part, "speedRatio"),
      .drivingRatio = number(plan, part, "drivingRatio"),
      .regenerationRatio = number(plan, part, "regenerationRatio"),
      .maximumSpeed = number(plan, part, "maximumSpeed"),
      .idleDrag = number(plan, part, "idleDrag"),
      .fadeEnd = number(plan, part, "fadeEnd"),
      .fadeStart = number(plan, part, "fadeStart"),
      .mostHolding = number(plan, part, "mostHolding"),
      .drivingTorque = curve(plan, part, "drivingTorque"),
      .regenerationTorque = curve(plan, part, "regenerationTorque"),
      .weakenedFrom = number(plan, voltage, "from"),
      .voltageDriving = curve(plan, voltage, "driving"),
      .voltageRegeneration = curve(plan, voltage, "regeneration"),
      .noLoadLoss = curve(plan, part, "noLoadLoss"),
      .loadLoss = grid(plan, part, "loadLoss"),
  };
}

static inline void limitDriveUnit(const DriveUnitParameters *unit, DriveUnitState *state) {
  const double v = state->roadSpeed;
  const double speed = v * unit->speedRatio;
  const double blend = v < unit->fadeStart ? greatest((v - unit->fadeEnd) / (unit->fadeStart - unit->fadeEnd), 0) : 1;
  double driving = speed > unit->maximumSpeed ? 0 : lookUp(&unit->drivingTorque, speed);
  double regenerating = lookUp(&unit->regenerationTorque, speed);
  if (speed > unit->weakenedFrom * state->dcVoltage) {
    const double perVolt = speed / state->dcVoltage;
    driving = least(driving, lookUp(&unit->voltageDriving, perVolt));
    regenerating = least(regenerating, lookUp(&unit->voltageRegeneration, perVolt));
  }
  state->speed = speed;
  state->pulling = driving * unit->drivingRatio;
  state->holding = least(regenerating * blend * unit->regenerationRatio, unit->mostHolding);
}

static inline void stepDriveUnit(const DriveUnitParameters *unit, DriveUnitState *state) {
  const double force = state->force, speed = state->speed;
  const double torque = force / (force > 0 ? unit->drivingRatio : unit->regenerationRatio);
  const double noLoad = lookUp(&unit->noLoadLoss, speed);
  const double mechanical = force * state->roadSpeed;
  const double electrical = torque * speed + lookUpGrid(&unit->loadLoss, speed, torque) + noLoad;
  state->mechanicalPower = mechanical;
  state->electricalPower = electrical;
  state->loss = electrical - mechanical;
}

static inline void turnDriveUnit(const DriveUnitParameters *unit, DriveUnitState *state) {
  state->speed = state->roadSpeed * unit->speedRatio;
  state->force = 0;
  stepDriveUnit(unit, state);
}

static inline void idleDriveUnit(const DriveUnitParameters *unit, DriveUnitState *state) {
  const double loss = unit->idleDrag * state->roadSpeed;
  state->force = -unit->idleDrag;
  state->mechanicalPower = -loss;
  state->electricalPower = 0;
  state->loss = loss;
}

static inline void restDriveUnit(DriveUnitState *state) {
  state->speed = 0;
  state->roadSpeed = 0;
  state->force = 0;
  state->mechanicalPower = 0;
  state->electricalPower = 0;
  state->loss = 0;
}

#endif
