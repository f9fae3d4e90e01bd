/* packages/engine/src/vehicle/vehicle.ts and audit.ts */
#ifndef VEHICLE_H
#define VEHICLE_H

#include "traction.h"

static VehicleParameters readVehicle(const Plan *plan) {
  if (find(plan, "plan.vehicle.split.kind=lead-first") == NULL) fail("knows no other split than", "lead-first");
  if (number(plan, "plan.vehicle.front.heat", "present") != 0 || number(plan, "plan.vehicle.rear.heat", "present") != 0) fail("knows no", "drive that warms");
  return (VehicleParameters){
      .chassis = readChassis(plan),
      .front = readDriveUnit(plan, "plan.vehicle.front"),
      .rear = readDriveUnit(plan, "plan.vehicle.rear"),
      .rearLeads = find(plan, "plan.vehicle.lead=rear") != NULL,
      .battery = readBattery(plan),
      .recoveredShare = number(plan, "plan.vehicle", "recoveredShare"),
      .driveGrip = number(plan, "plan.vehicle", "driveGrip"),
      .chargeShare = number(plan, "plan.vehicle", "chargeShare"),
      .auxiliaryPower = number(plan, "plan.vehicle", "auxiliaryPower"),
      .topSpeed = number(plan, "plan.vehicle", "topSpeed"),
  };
}

static VehicleState createVehicle(const VehicleParameters *vehicle, double speed, double stateOfCharge, double airTemperature, double dt) {
  return (VehicleState){.chassis = createChassis(&vehicle->chassis, speed, airTemperature, dt), .battery = createBattery(&vehicle->battery, stateOfCharge, dt)};
}

static inline void limitVehicle(const VehicleParameters *vehicle, VehicleState *state) {
  limitSimpleBattery(&vehicle->battery, &state->battery);
  state->front.dcVoltage = state->battery.voltage;
  state->rear.dcVoltage = state->battery.voltage;
}

static inline void demandVehicle(const VehicleParameters *vehicle, VehicleState *state, const Surroundings *around) {
  state->traction.target = around->target < vehicle->topSpeed ? around->target : vehicle->topSpeed;
  state->wantedAuxiliaries = vehicle->auxiliaryPower + around->comfortPower;
}

static inline void stand(VehicleState *state) {
  restChassis(&state->chassis);
  restDriveUnit(&state->front);
  restDriveUnit(&state->rear);
  state->traction.wanted = 0;
  state->traction.delivered = 0;
  state->traction.brakeForce = 0;
  state->traction.packBinds = false;
  state->traction.chargeBinds = false;
}

static const double speedTolerance = 1e-11;
static const double creep = 1e-6;
enum { mostPasses = 60, dampedFrom = 16 };

static inline void findMotion(const VehicleParameters *vehicle, VehicleState *state, const Surroundings *around) {
  ChassisState *chassis = &state->chassis;
  TractionState *traction = &state->traction;
  const double target = traction->target, dt = around->step, rate = around->rate;
  const double m = inertia(&vehicle->chassis);
  const double v0 = chassis->speed;
  const double asked = 0.5 * (v0 + target);
  if (asked == 0) stand(state);

  chassis->speedAfter = target;
  double v = asked;
  for (int pass = 1; v > 0; pass++) {
    chassis->meanSpeed = v;
    chassis->acceleration = 2 * (v - v0) * rate;
    resistChassis(&vehicle->chassis, chassis, around);
    const double R = chassis->airForce + chassis->rollingForce + chassis->climbForce;
    traction->wanted = m * (target - v0) * rate + R;
    shareForce(vehicle, state);
    const bool met = fabs(traction->delivered - traction->wanted) <= forceTolerance;
    if (met && v == asked) {
      chassis->speedAfter = target;
      break;
    }
    if (pass == 1) {
      v = greatest(v0, creep);
      continue;
    }
    const double F = traction->delivered - R;
    const double freely = v0 + (0.5 * dt * F) / m;
    const double next = met ? asked : freely >= 0.5 * v0 ? freely : v0 == 0 ? 0 : (-0.5 * m * v0 * v0) / (F * dt);
    chassis->speedAfter = greatest(2 * next - v0, 0);
    if (next == 0) stand(state);
    if (fabs(next - v) <= speedTolerance || pass == mostPasses) break;
    v = pass < dampedFrom ? next : 0.5 * (v + next);
  }
}

static inline void drawPower(const VehicleParameters *vehicle, VehicleState *state) {
  const double drive = state->front.electricalPower + state->rear.electricalPower;
  const double asked = drive + state->wantedAuxiliaries;
  const double available = state->battery.available;
  const double e = state->battery.source;
  const double reserve = isEmpty(&vehicle->battery, &state->battery) ? (0.25 * e * e) / state->battery.resistance : available;
  const double power = asked <= available ? asked : fmin(asked, reserve);
  state->auxiliaries = power - drive;
  state->battery.wanted = power;
  stepSimpleBattery(&state->battery);
}

static inline void actVehicle(const VehicleParameters *vehicle, VehicleState *state, const Surroundings *around) {
  findMotion(vehicle, state, around);
  state->traction.brakePower = -state->traction.brakeForce * state->chassis.meanSpeed;
  state->chassis.force = state->traction.delivered;
  stepChassis(&vehicle->chassis, &state->chassis, around);
  drawPower(vehicle, state);
}

static inline void auditVehicle(VehicleState *state) {
  const ChassisState *chassis = &state->chassis;
  const double moving = chassis->airPower + chassis->rollingPower + chassis->climbPower + chassis->kineticPower;
  state->imbalance = state->battery.chemicalPower -
                     (moving + state->traction.brakePower + state->front.loss + state->rear.loss + state->battery.heat + state->auxiliaries);
}

#endif
