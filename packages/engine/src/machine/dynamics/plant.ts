import type { Ampere, NewtonMetre, RadianPerSecond, Second, Watt } from '@firstdrive/units'
import { type InverterParameters, inverterLoss } from '../inverter.ts'
import { ironDrag, ironFlux, noLoadDrag } from '../iron.ts'
import type { MachineParameters } from '../machine.ts'
import { createOperatingPoint, linkFlux, type OperatingPoint } from '../operating-point.ts'
import { turnedBack, type Vector } from './rotation.ts'

/**
 * The machine in time, at a speed that a test bench holds. Vectors in coordinates that turn with the rotor.
 *   dψ/dt = u − R·i − jω·ψ      induction: dψ_R/dt = R_R·(i − i_M(ψ_R)),  ψ = ψ_R + L_σ·i
 */
export interface Plant {
  readonly machine: MachineParameters
  readonly inverter: InverterParameters
  readonly speed: RadianPerSecond
  readonly flux: Vector
  readonly rotorFlux: Vector
  readonly current: Vector
  /** What the last step made of it, means over the step. */
  readonly mean: { torque: NewtonMetre; acPower: Watt; inverterLoss: Watt }
  /** Speed, dc voltage, field current, and the currents of now in the axes of the rotor's flux. */
  readonly at: OperatingPoint
}

/** In steady state at the currents given in coordinates of the rotor's flux. */
export function createPlant(machine: MachineParameters, inverter: InverterParameters, start: OperatingPoint): Plant {
  const at = { ...createOperatingPoint(start.speed, start.dcVoltage), dCurrent: start.dCurrent, qCurrent: start.qCurrent, fieldCurrent: start.fieldCurrent }
  linkFlux(machine, at)
  return {
    machine,
    inverter,
    speed: start.speed,
    flux: { x: at.dFlux, y: at.qFlux },
    rotorFlux: { x: at.rotorFlux, y: 0 },
    current: { x: at.dCurrent, y: at.qCurrent },
    mean: { torque: 0, acPower: 0, inverterLoss: 0 },
    at,
  }
}

/** Another current in a wound rotor: the stator's flux stays, its current follows. */
export function setField(plant: Plant, fieldCurrent: Ampere): void {
  plant.at.fieldCurrent = fieldCurrent
  linkFlux(plant.machine, plant.at)
}

/** Where the d axis lies, seen from the rotor: along its magnets or poles, in an induction machine along the flux that slips past it. */
export function dAxis({ machine, rotorFlux }: Plant): Vector {
  if (machine.rotor.kind !== 'cage') return { x: 1, y: 0 }
  const size = Math.hypot(rotorFlux.x, rotorFlux.y)
  return size < 1e-9 ? { x: 1, y: 0 } : { x: rotorFlux.x / size, y: rotorFlux.y / size }
}

export const substeps = 8

/**
 * One PWM period with the mean voltage of the inverter, which stands still while the rotor turns on. `voltage` is as the rotor sees it at the start,
 * `turn` what the rotor turns in a substep.
 */
export function stepPlant(plant: Plant, voltage: Vector, turn: Vector, dt: Second): void {
  const { mean } = plant
  mean.torque = 0
  mean.acPower = 0
  mean.inverterLoss = 0
  let u = voltage
  observe(plant, u, 0.5)
  for (let k = 1; k <= substeps; k++) {
    const later = turnedBack(u, turn)
    advance(plant, u, later, dt / substeps)
    u = later
    observe(plant, u, k < substeps ? 1 : 0.5)
  }
}

/** Runge's rule of fourth order. */
function advance(plant: Plant, u: Vector, later: Vector, h: Second): void {
  const { flux, rotorFlux } = plant
  const half = { x: 0.5 * (u.x + later.x), y: 0.5 * (u.y + later.y) }
  const start = { flux: { ...flux }, rotorFlux: { ...rotorFlux } }
  const k1 = slope(plant, start.flux, start.rotorFlux, u)
  const k2 = slope(plant, moved(start.flux, k1.flux, 0.5 * h), moved(start.rotorFlux, k1.rotorFlux, 0.5 * h), half)
  const k3 = slope(plant, moved(start.flux, k2.flux, 0.5 * h), moved(start.rotorFlux, k2.rotorFlux, 0.5 * h), half)
  const k4 = slope(plant, moved(start.flux, k3.flux, h), moved(start.rotorFlux, k3.rotorFlux, h), later)
  for (const of of ['flux', 'rotorFlux'] as const) {
    plant[of].x = start[of].x + (h / 6) * (k1[of].x + 2 * k2[of].x + 2 * k3[of].x + k4[of].x)
    plant[of].y = start[of].y + (h / 6) * (k1[of].y + 2 * k2[of].y + 2 * k3[of].y + k4[of].y)
  }
  Object.assign(plant.current, currentOf(plant, plant.flux, plant.rotorFlux))
}

const moved = (a: Vector, slope: Vector, h: Second): Vector => ({ x: a.x + h * slope.x, y: a.y + h * slope.y })

function slope(plant: Plant, flux: Vector, rotorFlux: Vector, u: Vector): { readonly flux: Vector; readonly rotorFlux: Vector } {
  const { machine, speed } = plant
  const i = currentOf(plant, flux, rotorFlux)
  const w = machine.polePairs * speed
  const eddies = w / machine.doublingFrequency
  const R = machine.resistance * (1 + eddies * eddies)
  const { rotor } = machine
  let change = { x: 0, y: 0 }
  if (rotor.kind === 'cage') {
    const magnetising = magnetisingCurrent(plant, rotorFlux)
    change = { x: rotor.resistance * (i.x - magnetising.x), y: rotor.resistance * (i.y - magnetising.y) }
  }
  return { flux: { x: u.x - R * i.x + w * flux.y, y: u.y - R * i.y - w * flux.x }, rotorFlux: change }
}

/** The current along the rotor's flux that makes it: the inverse of the magnetising curve. */
function magnetisingCurrent({ machine: { rotor } }: Plant, flux: Vector): Vector {
  if (rotor.kind !== 'cage') return { x: 0, y: 0 }
  const size = Math.hypot(flux.x, flux.y)
  if (size < 1e-12) return { x: 0, y: 0 }
  const { values, density } = rotor.magnetising
  let k = 1
  while (k < values.length - 1 && values[k]! < size) k++
  const current = (k - 1 + (size - values[k - 1]!) / (values[k]! - values[k - 1]!)) / density
  return { x: (current * flux.x) / size, y: (current * flux.y) / size }
}

/** Currents of flux linkages. With a flux table by Newton's rule from the last ones. */
function currentOf(plant: Plant, flux: Vector, rotorFlux: Vector): Vector {
  const { rotor } = plant.machine
  switch (rotor.kind) {
    case 'magnets':
      return { x: (flux.x - rotor.flux) / rotor.d, y: flux.y / rotor.q }
    case 'cage':
      return { x: (flux.x - rotorFlux.x) / rotor.leakage, y: (flux.y - rotorFlux.y) / rotor.leakage }
    case 'winding':
      return { x: (flux.x - plant.at.rotorFlux) / rotor.d, y: flux.y / rotor.q }
    case 'saturating':
      return saturatingCurrent(plant, flux)
  }
}

function saturatingCurrent({ machine, at, current }: Plant, flux: Vector): Vector {
  const d = 0.01 * machine.currentLimit
  let i = { ...current }
  for (let k = 0; k < 6; k++) {
    const here = linked(machine, at, i.x, i.y)
    const miss = { x: flux.x - here.x, y: flux.y - here.y }
    if (Math.abs(miss.x) + Math.abs(miss.y) < 1e-9) break
    const alongD = linked(machine, at, i.x + d, i.y)
    const alongQ = linked(machine, at, i.x, i.y + d)
    const [a, b, c, e] = [(alongD.x - here.x) / d, (alongQ.x - here.x) / d, (alongD.y - here.y) / d, (alongQ.y - here.y) / d]
    const determinant = a * e - b * c
    i = { x: i.x + (e * miss.x - b * miss.y) / determinant, y: i.y + (a * miss.y - c * miss.x) / determinant }
  }
  return i
}

function linked(machine: MachineParameters, at: OperatingPoint, d: Ampere, q: Ampere): Vector {
  at.dCurrent = d
  at.qCurrent = q
  linkFlux(machine, at)
  return { x: at.dFlux, y: at.qFlux }
}

/** Adds what the machine does now to the means of the step, by the trapezoidal rule: torque by its flux linkages, power by what flows at its terminals. */
function observe(plant: Plant, u: Vector, times: number): void {
  const { machine, inverter, at, speed, flux, rotorFlux, current: i, mean } = plant
  const { polePairs: p, iron, noLoad } = machine
  const weight = times / substeps
  const axis = dAxis(plant)
  const inAxes = turnedBack(i, axis)
  const fluxInAxes = turnedBack(flux, axis)
  const magnets = machine.rotor.kind === 'cage' ? Math.hypot(rotorFlux.x, rotorFlux.y) : at.rotorFlux
  const holdingBack = ironDrag(iron, p, speed, ironFlux(iron, fluxInAxes.x, fluxInAxes.y, magnets)) + noLoadDrag(noLoad, speed)
  const current = Math.hypot(i.x, i.y)
  const acPower = 1.5 * (u.x * i.x + u.y * i.y)
  const active = current === 0 ? 0 : acPower / (0.75 * current * at.dcVoltage)
  at.dCurrent = inAxes.x
  at.qCurrent = inAxes.y
  mean.torque += (1.5 * p * (flux.x * i.y - flux.y * i.x) - holdingBack) * weight
  mean.acPower += acPower * weight
  mean.inverterLoss += inverterLoss(inverter, current, active) * weight
}
