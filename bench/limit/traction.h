/* packages/engine/src/vehicle/traction.ts and traction-state.ts */
#ifndef TRACTION_H
#define TRACTION_H

#include "battery.h"
#include "chassis.h"
#include "drive-unit.h"

typedef struct {
  ChassisParameters chassis;
  DriveUnitParameters front, rear;
  bool rearLeads;
  BatteryParameters battery;
  double recoveredShare, driveGrip, chargeShare, auxiliaryPower, topSpeed;
} VehicleParameters;

typedef struct {
  double target, wanted, delivered, brakeForce, brakePower;
  double leadPulling, leadHolding, followPulling, followHolding;
  double motors, power, bound, inner;
  bool packBinds, chargeBinds;
} TractionState;

typedef struct {
  ChassisState chassis;
  DriveUnitState front, rear;
  TractionState traction;
  BatteryState battery;
  double wantedAuxiliaries, auxiliaries, imbalance;
} VehicleState;

static const double forceTolerance = 1e-7;

static inline const DriveUnitParameters *leadOf(const VehicleParameters *vehicle) { return vehicle->rearLeads ? &vehicle->rear : &vehicle->front; }
static inline const DriveUnitParameters *followOf(const VehicleParameters *vehicle) { return vehicle->rearLeads ? &vehicle->front : &vehicle->rear; }
static inline DriveUnitState *leadState(const VehicleParameters *vehicle, VehicleState *state) { return vehicle->rearLeads ? &state->rear : &state->front; }
static inline DriveUnitState *followState(const VehicleParameters *vehicle, VehicleState *state) { return vehicle->rearLeads ? &state->front : &state->rear; }

static inline void limitLead(const VehicleParameters *vehicle, VehicleState *state) {
  DriveUnitState *lead = leadState(vehicle, state);
  const double grip = vehicle->chassis.grip * (vehicle->rearLeads ? state->chassis.rearLoad : state->chassis.frontLoad);
  lead->roadSpeed = state->chassis.meanSpeed;
  limitDriveUnit(leadOf(vehicle), lead);
  state->traction.leadPulling = least(lead->pulling, grip * vehicle->driveGrip);
  state->traction.leadHolding = least(lead->holding, grip);
}

static inline void limitFollower(const VehicleParameters *vehicle, VehicleState *state) {
  DriveUnitState *follow = followState(vehicle, state);
  const double grip = vehicle->chassis.grip * (vehicle->rearLeads ? state->chassis.frontLoad : state->chassis.rearLoad);
  limitDriveUnit(followOf(vehicle), follow);
  state->traction.followPulling = least(follow->pulling, grip * vehicle->driveGrip);
  state->traction.followHolding = least(follow->holding, grip);
}

static inline void setMotors(const VehicleParameters *vehicle, VehicleState *state) {
  TractionState *traction = &state->traction;
  const double force = traction->motors, leadPulling = traction->leadPulling, leadHolding = traction->leadHolding;
  DriveUnitState *lead = leadState(vehicle, state);
  const DriveUnitParameters *other = followOf(vehicle);
  const double alone = force + other->idleDrag;
  const bool helped = other->present && (alone > leadPulling || force < -leadHolding);

  lead->force = least(greatest(helped ? force : alone, -leadHolding), leadPulling);
  stepDriveUnit(leadOf(vehicle), lead);
  traction->motors = lead->force;
  traction->power = lead->electricalPower;
  if (!other->present) return;
  DriveUnitState *follow = followState(vehicle, state);
  follow->roadSpeed = state->chassis.meanSpeed;
  if (helped) {
    limitFollower(vehicle, state);
    follow->force = least(greatest(force - lead->force, -traction->followHolding), traction->followPulling);
    stepDriveUnit(other, follow);
  } else if (other->canIdle)
    idleDriveUnit(other, follow);
  else
    turnDriveUnit(other, follow);
  traction->motors += follow->force;
  traction->power += follow->electricalPower;
}

static const double powerTolerance = 1e-7;
enum { mostTrials = 80 };

static void solveMotors(const VehicleParameters *vehicle, VehicleState *state) {
  TractionState *traction = &state->traction;
  const double bound = traction->bound;
  double inner = traction->inner, outer = traction->motors, outerExcess = traction->power - bound;
  const double sign = outerExcess > 0 ? 1 : -1;
  traction->motors = inner;
  setMotors(vehicle, state);
  double innerExcess = traction->power - bound;
  int side = 0;
  for (int trial = 0; trial < mostTrials && sign * innerExcess <= -powerTolerance; trial++) {
    double middle = (inner * outerExcess - outer * innerExcess) / (outerExcess - innerExcess);
    if (!(middle > least(inner, outer) && middle < greatest(inner, outer))) middle = 0.5 * (inner + outer);
    traction->motors = middle;
    setMotors(vehicle, state);
    const double excess = traction->power - bound;
    if (sign * excess <= 0) {
      inner = middle;
      innerExcess = excess;
      if (side == 1) outerExcess *= 0.5;
      side = 1;
    } else {
      outer = middle;
      outerExcess = excess;
      if (side == -1) innerExcess *= 0.5;
      side = -1;
    }
  }
  traction->motors = inner;
  setMotors(vehicle, state);
}

static inline void keepPack(const VehicleParameters *vehicle, VehicleState *state) {
  TractionState *traction = &state->traction;
  const double most = greatest(state->battery.available - state->wantedAuxiliaries, 0);
  const double fewest = -state->battery.acceptable * vehicle->chargeShare - state->wantedAuxiliaries;
  if (traction->power > most) {
    traction->packBinds = true;
    traction->bound = most;
    if (followOf(vehicle)->present) limitFollower(vehicle, state);
    traction->inner = -traction->leadHolding - traction->followHolding;
    solveMotors(vehicle, state);
  }
  if (traction->power < fewest) {
    traction->chargeBinds = true;
    traction->bound = fewest;
    traction->inner = 0;
    solveMotors(vehicle, state);
  }
}

static inline void brake(const ChassisParameters *chassis, VehicleState *state) {
  TractionState *traction = &state->traction;
  const double wanted = traction->wanted, motors = traction->motors;
  const double grip = greatest(chassis->grip * (state->chassis.frontLoad + state->chassis.rearLoad) + least(motors, 0), 0);
  const double most = least(chassis->brakeForce, grip);
  const double missing = wanted - motors;
  if (missing >= -most) {
    traction->brakeForce = missing;
    traction->delivered = wanted;
  } else {
    traction->brakeForce = -most;
    traction->delivered = motors - most;
  }
}

static inline void shareForce(const VehicleParameters *vehicle, VehicleState *state) {
  TractionState *traction = &state->traction;
  traction->brakeForce = 0;
  traction->packBinds = false;
  traction->chargeBinds = false;

  limitLead(vehicle, state);
  traction->motors = traction->wanted < 0 ? vehicle->recoveredShare * traction->wanted : traction->wanted;
  setMotors(vehicle, state);
  keepPack(vehicle, state);
  traction->delivered = traction->motors;
  if (traction->wanted < traction->motors) brake(&vehicle->chassis, state);
}

#endif
