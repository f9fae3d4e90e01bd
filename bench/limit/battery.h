/* packages/engine/src/battery/battery.ts: the pack of the energy-only plan, OCV(z) − R·I. */
#ifndef BATTERY_H
#define BATTERY_H

#include "plan.h"
#include <stdbool.h>

typedef struct {
  double capacity, seriesResistance, fastResistance, minimumVoltage, maximumVoltage, dischargeCurrent, chargeCurrent, weakest, emptyCharge, fullCharge;
  Curve openCircuit;
} BatteryParameters;

typedef struct {
  double stateOfCharge, current, voltage, power, chemicalPower, heat;
  double available, acceptable, availableCurrent, acceptableCurrent;
  double openCircuit, source, resistance, wanted, swing, chargePerAmpere;
} BatteryState;

static BatteryParameters readBattery(const Plan *plan) {
  const char *part = "plan.vehicle.battery";
  return (BatteryParameters){
      .capacity = number(plan, part, "capacity"),
      .seriesResistance = number(plan, part, "seriesResistance"),
      .fastResistance = number(plan, part, "fastResistance"),
      .minimumVoltage = number(plan, part, "minimumVoltage"),
      .maximumVoltage = number(plan, part, "maximumVoltage"),
      .dischargeCurrent = number(plan, part, "dischargeCurrent"),
      .chargeCurrent = number(plan, part, "chargeCurrent"),
      .weakest = number(plan, part, "weakest"),
      .emptyCharge = number(plan, part, "emptyCharge"),
      .fullCharge = number(plan, part, "fullCharge"),
      .openCircuit = curve(plan, part, "openCircuit"),
  };
}

static BatteryState createBattery(const BatteryParameters *battery, double stateOfCharge, double dt) {
  return (BatteryState){.stateOfCharge = stateOfCharge, .voltage = lookUp(&battery->openCircuit, stateOfCharge), .swing = battery->capacity / dt, .chargePerAmpere = dt / battery->capacity};
}

static inline void setLimits(const BatteryParameters *battery, BatteryState *state) {
  const double e = state->source, R0 = state->resistance, z = state->stateOfCharge, swing = state->swing;
  const double conductance = 1 / (R0 * battery->weakest);

  double discharge = (0.5 * e) / R0;
  if (battery->dischargeCurrent < discharge) discharge = battery->dischargeCurrent;
  const double atLowerVoltage = (e - battery->minimumVoltage) * conductance;
  if (atLowerVoltage < discharge) discharge = atLowerVoltage;
  const double atEmpty = (z - battery->emptyCharge) * swing;
  if (atEmpty < discharge) discharge = atEmpty;
  if (discharge < 0) discharge = 0;

  double charge = battery->chargeCurrent;
  const double atUpperVoltage = (battery->maximumVoltage - e) * conductance;
  if (atUpperVoltage < charge) charge = atUpperVoltage;
  const double atFull = (battery->fullCharge - z) * swing;
  if (atFull < charge) charge = atFull;
  if (charge < 0) charge = 0;

  state->availableCurrent = discharge;
  state->acceptableCurrent = charge;
  state->available = (e - R0 * discharge) * discharge;
  state->acceptable = (e + R0 * charge) * charge;
}

static inline void limitSimpleBattery(const BatteryParameters *battery, BatteryState *state) {
  const double openCircuit = lookUp(&battery->openCircuit, state->stateOfCharge);
  state->openCircuit = openCircuit;
  state->source = openCircuit;
  state->resistance = battery->seriesResistance + battery->fastResistance;
  setLimits(battery, state);
}

/* Whether the charge left is what sets the limit: dischargeLimit(…) === 'empty'. */
static inline bool isEmpty(const BatteryParameters *battery, const BatteryState *state) {
  const double e = state->source, R0 = state->resistance, I = state->availableCurrent;
  if (I == battery->dischargeCurrent || I == (0.5 * e) / R0) return false;
  return !(e - R0 * battery->weakest * I <= battery->minimumVoltage * (1 + 1e-9));
}

static inline void stepSimpleBattery(BatteryState *state) {
  const double OCV = state->openCircuit, R = state->resistance;
  const double I = smallerRoot(R, -OCV, state->wanted);
  const double V = OCV - R * I;
  state->current = I;
  state->voltage = V;
  state->power = V * I;
  state->chemicalPower = OCV * I;
  state->heat = R * I * I;
  state->stateOfCharge -= I * state->chargePerAmpere;
}

#endif
