/* packages/engine/src/chassis/chassis.ts */
#ifndef CHASSIS_H
#define CHASSIS_H

#include "plan.h"

static const double g = 9.80665;

typedef struct {
  double mass, rotatingMass, dragArea, rollingConstant, rollingLinear, rollingQuadratic, grip, frontShare, loadTransfer, brakeForce;
  double coldDrag, runningHeatCapacity, runningConductance;
} ChassisParameters;

typedef struct {
  double speed, distance, meanSpeed, acceleration, speedAfter, force;
  double airForce, rollingForce, climbForce, frontLoad, rearLoad;
  double airPower, rollingPower, climbPower, kineticPower;
  double runningTemperature, runningKept, runningPerWatt;
} ChassisState;

typedef struct {
  double step, rate, grade, airDensity, headwind, rollingFactor, airTemperature;
  double target, comfortPower;
} Surroundings;

static ChassisParameters readChassis(const Plan *plan) {
  const char *part = "plan.vehicle.chassis";
  return (ChassisParameters){
      .mass = number(plan, part, "mass"),
      .rotatingMass = number(plan, part, "rotatingMass"),
      .dragArea = number(plan, part, "dragArea"),
      .rollingConstant = number(plan, part, "rollingConstant"),
      .rollingLinear = number(plan, part, "rollingLinear"),
      .rollingQuadratic = number(plan, part, "rollingQuadratic"),
      .grip = number(plan, part, "grip"),
      .frontShare = number(plan, part, "frontShare"),
      .loadTransfer = number(plan, part, "loadTransfer"),
      .brakeForce = number(plan, part, "brakeForce"),
      .coldDrag = number(plan, part, "coldDrag"),
      .runningHeatCapacity = number(plan, part, "runningHeatCapacity"),
      .runningConductance = number(plan, part, "runningConductance"),
  };
}

static const double warmEnough = 293.15;

static ChassisState createChassis(const ChassisParameters *chassis, double speed, double airTemperature, double dt) {
  const double x = (0.5 * dt * chassis->runningConductance) / chassis->runningHeatCapacity;
  const double kept = x < 1 ? (1 - x) / (1 + x) : 0;
  return (ChassisState){
      .speed = speed, .runningTemperature = airTemperature, .runningKept = kept, .runningPerWatt = (1 - kept) / chassis->runningConductance};
}

static inline double inertia(const ChassisParameters *chassis) { return chassis->mass + chassis->rotatingMass; }

static inline void resistChassis(const ChassisParameters *chassis, ChassisState *state, const Surroundings *road) {
  const double v = state->meanSpeed, a = state->acceleration, grade = road->grade;
  const double cosine = grade == 0 ? 1 : 1 / sqrt(1 + grade * grade);
  const double u = v + road->headwind;
  const double weight = chassis->mass * g * cosine;
  const double cold = 1 + chassis->coldDrag * greatest(warmEnough - state->runningTemperature, 0);
  const double moved = chassis->loadTransfer * (chassis->mass * a + weight * grade);
  state->airForce = 0.5 * road->airDensity * chassis->dragArea * u * fabs(u);
  state->rollingForce = road->rollingFactor * cold * cosine * (chassis->rollingConstant + v * (chassis->rollingLinear + v * chassis->rollingQuadratic));
  state->climbForce = weight * grade;
  state->frontLoad = greatest(weight * chassis->frontShare - moved, 0);
  state->rearLoad = greatest(weight * (1 - chassis->frontShare) + moved, 0);
}

static inline void restChassis(ChassisState *state) {
  state->meanSpeed = 0;
  state->acceleration = 0;
  state->speedAfter = 0;
  state->airForce = 0;
  state->rollingForce = 0;
  state->climbForce = 0;
}

static inline void stepChassis(const ChassisParameters *chassis, ChassisState *state, const Surroundings *road) {
  const double dt = road->step, air = road->airTemperature;
  const double v = state->meanSpeed;
  state->airPower = state->airForce * v;
  state->rollingPower = state->rollingForce * v;
  state->climbPower = state->climbForce * v;
  state->kineticPower = (state->force - state->airForce - state->rollingForce - state->climbForce) * v;
  state->speed = state->speedAfter;
  state->distance += v * dt;
  if (chassis->coldDrag > 0)
    state->runningTemperature = air + state->runningKept * (state->runningTemperature - air) + state->runningPerWatt * state->rollingPower;
}

#endif
