import type { Hertz, NewtonMetre, RadianPerSecond, Second, Volt, Watt } from '@firstdrive/units'
import { evaluateGrid } from '../../numerics/grid.ts'
import { inverterAt } from '../inverter.ts'
import type { MachineParameters } from '../machine.ts'
import { layerLimit, type MapLayer } from '../machine-map.ts'
import { createOperatingPoint, linkFlux, type OperatingPoint, operate } from '../operating-point.ts'
import { torquePerCurrent } from '../references.ts'
import { createPlant, dAxis, type Plant, setField, stepPlant, substeps } from './plant.ts'
import { direction, turned, turnedBack, type Vector } from './rotation.ts'

/** A test bench that holds the speed, and what is asked of the control there. */
export interface TorqueTest {
  readonly machine: MachineParameters
  /** The references that the control looks up. */
  readonly layer: MapLayer
  readonly speed: RadianPerSecond
  /** At the inverter, which may be lower than that of the references. */
  readonly dcVoltage: Volt
  /** One update a PWM period, which takes effect a period later. */
  readonly frequency: Hertz
  readonly duration: Second
  readonly torque: (time: Second) => NewtonMetre
}

/** One row a PWM period. */
export interface TorqueTrace {
  readonly dt: Second
  readonly asked: Float64Array
  readonly torque: Float64Array
  readonly dCurrent: Float64Array
  readonly qCurrent: Float64Array
  /** Of the largest phase voltage without over-modulation, U/√3. */
  readonly voltageShare: Float64Array
  readonly dcPower: Float64Array
  readonly loss: Float64Array
}

/** α·T: how much of an error a period takes away. */
const bandwidth = 0.25
const learning = 0.05 // the same of what the model did not foresee
const fieldTime: Second = 0.05 // of the current in a wound rotor under its own control

/**
 * Field-oriented control in steps of the PWM period T. References i*(Ω, T, U) from the map; the current regulators work on flux linkages, in which the
 * axes are decoupled exactly even when the rotor turns a radian in a period:
 *   ψ(k+1) = e^(−jωT)·(ψ(k) + T·(u(k) − R·i(k) + d))      what the voltage under way will do
 *   ψ*     = ψ(k+1) + α·(ψ(i*)/κ − ψ(k+1))                where the next is to lead
 *   u(k+1) = (e^(jωT)·ψ* − ψ(k+1))/T + R·i − d            within U/√3
 * d learns what came otherwise than foreseen, also at that limit: it cannot wind up. Between samples the flux runs along the chord of a circle, so that
 * its mean is κ = (sin h/h)², h = ωT/2, of what is sampled.
 */
export function runTorque({ machine, layer, speed, dcVoltage, frequency, duration, torque }: TorqueTest): TorqueTrace {
  const dt = 1 / frequency
  const rows = Math.max(1, Math.round(duration * frequency))
  const trace = emptyTrace(dt, rows)
  const start = lookUpReference(machine, layer, speed, dcVoltage, torque(0))
  const plant = createPlant(machine, inverterAt(machine.inverter, dcVoltage), start)
  const control = createControl(plant, start, dt)
  const turnSubstep = direction((machine.polePairs * speed * dt) / substeps)
  for (let k = 0; k < rows; k++) {
    const asked = torque(k * dt)
    const applied = control.next
    const reference = lookUpReference(machine, layer, speed, dcVoltage, asked)
    if (machine.rotor.kind === 'winding') setField(plant, plant.at.fieldCurrent + (reference.fieldCurrent - plant.at.fieldCurrent) * (dt / fieldTime))
    regulate(control, applied, reference)
    stepPlant(plant, applied, turnSubstep, dt)
    record(trace, k, asked, plant, Math.hypot(applied.x, applied.y) / control.limit)
  }
  return trace
}

interface Control {
  readonly plant: Plant
  readonly dt: Second
  readonly limit: Volt
  /** What the rotor turns in a period. */
  readonly turn: Vector
  /** 1/κ */
  readonly chord: number
  readonly unforeseen: Vector
  expected: Vector
  /** The voltage of the next period, as the rotor will see it at its start. */
  next: Vector
}

/** Begins in steady state, with the voltage that keeps the currents. */
function createControl(plant: Plant, start: OperatingPoint, dt: Second): Control {
  const { machine, flux, current, speed } = plant
  const w = machine.polePairs * speed
  const slip = slipOf(plant, start)
  const half = direction(0.5 * w * dt)
  const keeps = { x: machine.resistance * current.x - (w + slip) * flux.y, y: machine.resistance * current.y + (w + slip) * flux.x }
  return {
    plant,
    dt,
    limit: start.dcVoltage / Math.sqrt(3),
    turn: direction(w * dt),
    chord: half.y === 0 ? 1 : (0.5 * w * dt * 0.5 * w * dt) / (half.y * half.y),
    unforeseen: { x: 0, y: 0 },
    expected: { ...flux },
    next: turned(keeps, half),
  }
}

/** Looks at the currents of now, and decides on the voltage of the next period. */
function regulate(control: Control, applied: Vector, asked: OperatingPoint): void {
  const { plant, dt, turn, unforeseen: d, limit, expected, chord } = control
  const { flux, current, machine } = plant
  const R = machine.resistance
  d.x += (learning / dt) * (flux.x - expected.x)
  d.y += (learning / dt) * (flux.y - expected.y)
  const drop = { x: R * current.x - d.x, y: R * current.y - d.y }
  const ahead = turnedBack({ x: flux.x + dt * (applied.x - drop.x), y: flux.y + dt * (applied.y - drop.y) }, turn)

  const reference = settled(plant, asked)
  const slip = direction(slipOf(plant, reference) * dt)
  const free = turned(ahead, slip)
  const target = turned(turned(wantedFlux(plant, reference), slip), slip)
  const led = turned({ x: free.x + bandwidth * (chord * target.x - free.x), y: free.y + bandwidth * (chord * target.y - free.y) }, turn)
  const u = { x: (led.x - ahead.x) / dt + drop.x, y: (led.y - ahead.y) / dt + drop.y }
  const size = Math.hypot(u.x, u.y)
  const clip = size > limit ? limit / size : 1
  control.expected = ahead
  control.next = { x: clip * u.x, y: clip * u.y }
}

/** In an induction machine i_q makes up for a rotor flux that is still under way, as far as the current limit lets it. */
function settled({ machine, rotorFlux }: Plant, asked: OperatingPoint): OperatingPoint {
  if (machine.rotor.kind !== 'cage') return asked
  const room = Math.sqrt(Math.max(machine.currentLimit * machine.currentLimit - asked.dCurrent * asked.dCurrent, 0))
  const wanted = (asked.qCurrent * asked.rotorFlux) / Math.max(Math.hypot(rotorFlux.x, rotorFlux.y), 1e-6)
  return { ...asked, qCurrent: Math.min(Math.max(wanted, -room), room) }
}

/** R_R·i_q/ψ_R */
function slipOf({ machine, rotorFlux }: Plant, { qCurrent }: OperatingPoint): RadianPerSecond {
  if (machine.rotor.kind !== 'cage') return 0
  return (machine.rotor.resistance * qCurrent) / Math.max(Math.hypot(rotorFlux.x, rotorFlux.y), 1e-6)
}

/** Flux linkage of the wanted currents; an induction machine's rotor flux is what it is and slips on. */
function wantedFlux(plant: Plant, reference: OperatingPoint): Vector {
  const { machine, rotorFlux } = plant
  if (machine.rotor.kind !== 'cage') return { x: reference.dFlux, y: reference.qFlux }
  const { leakage } = machine.rotor
  const leaking = turned({ x: leakage * reference.dCurrent, y: leakage * reference.qCurrent }, dAxis(plant))
  return { x: rotorFlux.x + leaking.x, y: rotorFlux.y + leaking.y }
}

/** The references of the map. Where the control sets the rotor's flux it takes i_q from torque and flux: near no torque both follow its root, which no table holds. */
function lookUpReference(machine: MachineParameters, layer: MapLayer, speed: RadianPerSecond, dcVoltage: Volt, torque: NewtonMetre): OperatingPoint {
  const at = createOperatingPoint(speed, dcVoltage)
  at.dCurrent = evaluateGrid(layer.dCurrent, speed, torque)
  at.qCurrent = evaluateGrid(layer.qCurrent, speed, torque)
  at.fieldCurrent = evaluateGrid(layer.fieldCurrent, speed, torque)
  if (machine.rotor.kind === 'cage' || machine.rotor.kind === 'winding') trim(machine, layer, at, torque)
  linkFlux(machine, at)
  return at
}

function trim(machine: MachineParameters, layer: MapLayer, at: OperatingPoint, asked: NewtonMetre): void {
  const inverter = inverterAt(machine.inverter, at.dcVoltage)
  const torque = Math.min(Math.max(asked, layerLimit(layer, at.speed, -1)), layerLimit(layer, at.speed, 1))
  for (let k = 0; k < 3; k++) {
    operate(machine, inverter, at)
    at.qCurrent += (torque - at.torque) / Math.max(torquePerCurrent(machine, at), 1e-3)
  }
}

function emptyTrace(dt: Second, rows: number): TorqueTrace {
  const column = (): Float64Array => new Float64Array(rows)
  return { dt, asked: column(), torque: column(), dCurrent: column(), qCurrent: column(), voltageShare: column(), dcPower: column(), loss: column() }
}

function record(trace: TorqueTrace, k: number, asked: NewtonMetre, plant: Plant, voltageShare: number): void {
  const { mean, at, speed } = plant
  const dcPower = mean.acPower + mean.inverterLoss + fieldPower(plant)
  trace.asked[k] = asked
  trace.torque[k] = mean.torque
  trace.dCurrent[k] = at.dCurrent
  trace.qCurrent[k] = at.qCurrent
  trace.voltageShare[k] = voltageShare
  trace.dcPower[k] = dcPower
  trace.loss[k] = dcPower - mean.torque * speed
}

const fieldPower = ({ machine: { rotor }, at: { fieldCurrent } }: Plant): Watt =>
  rotor.kind === 'winding' ? rotor.resistance * fieldCurrent * fieldCurrent : 0
