import { describe, expect, test } from 'vitest'
import { evaluateGrid } from '../../numerics/grid.ts'
import { inverterAt } from '../inverter.ts'
import { atTemperature, type MachineParameters } from '../machine.ts'
import { layerLimit, type MapLayer, mapMachine } from '../machine-map.ts'
import { createReferences, findCurrents } from '../references.ts'
import { scaleDesign } from '../scaling.ts'
import { runTorque, type TorqueTrace } from './field-oriented.ts'
import { createPlant, stepPlant, substeps } from './plant.ts'
import { currentRipple } from './ripple.ts'
import { direction } from './rotation.ts'
import { readStep } from './step-response.ts'

const warm = { stator: 353.15, rotor: 353.15 }
const wish = { power: 275e3, torque: 500, maximumSpeed: 2199, dcVoltage: 800, inverter: 'sic', after: 'production' } as const
const dcVoltage = 800
const magnets = atTemperature(scaleDesign({ ...wish, type: 'pmsm' }), warm)
const layer = mapMachine(magnets, [dcVoltage], { speeds: 65, torques: 97 }).layers[0]!

const held = (machine: MachineParameters, layer: MapLayer, speed: number, torque: number, duration: number): TorqueTrace =>
  runTorque({ machine, layer, speed, dcVoltage, frequency: 12e3, duration, torque: () => torque })

describe('in steady state', () => {
  test('at 30 points torque and loss are those of the map, within 1 % and 3 %', () => {
    for (let k = 0; k < 30; k++) {
      const speed = (magnets.maximumSpeed * (((7 * k) % 30) + 0.5)) / 30.5
      const torque = (layerLimit(layer, speed, k % 3 === 0 ? -1 : 1) * (((11 * k) % 29) + 1)) / 30
      const { torque: given, loss } = readStep(held(magnets, layer, speed, torque, 0.03), 0)
      const mapped = evaluateGrid(layer.machineLoss, speed, torque) + evaluateGrid(layer.inverterLoss, speed, torque)
      expect(Math.abs(given / torque - 1), `torque at ${speed} rad/s, ${torque} N·m`).toBeLessThan(0.01)
      expect(Math.abs(loss / mapped - 1), `loss at ${speed} rad/s, ${torque} N·m`).toBeLessThan(0.03)
    }
  })

  test.each(['induction', 'externally-excited'] as const)('so they are of a machine of type %s', (type) => {
    const machine = atTemperature(scaleDesign({ ...wish, type }), warm)
    const own = mapMachine(machine, [dcVoltage], { speeds: 17, torques: 33 }).layers[0]!
    for (const [k, part] of [
      [2, 0.75],
      [6, 0.5],
      [12, -0.5],
    ] as const) {
      const speed = (k / 16) * machine.maximumSpeed
      const torque = Math.round((part * layerLimit(own, speed, 1)) / (machine.torque / 16)) * (machine.torque / 16) // at a knot, where the map is exact
      const { torque: given, loss } = readStep(held(machine, own, speed, torque, 0.4), 0)
      const references = createReferences(machine, dcVoltage)
      findCurrents(references, speed, torque)
      expect(Math.abs(given / torque - 1)).toBeLessThan(0.01)
      expect(Math.abs(loss / references.at.loss - 1)).toBeLessThan(0.03)
    }
  })

  test('with a flux table too', () => {
    const { rotor } = magnets
    if (rotor.kind !== 'magnets') throw new Error('a machine with magnets')
    const design = scaleDesign({ ...wish, type: 'pmsm' })
    const dCurrent = Array.from({ length: 13 }, (_, k) => (k / 12 - 1) * 1.1 * design.currentLimit)
    const qCurrent = Array.from({ length: 13 }, (_, k) => (k / 12) * 1.1 * design.currentLimit)
    const table = {
      dCurrent,
      qCurrent,
      dFlux: dCurrent.map((d) => qCurrent.map((q) => rotor.flux + rotor.d * d - 0.02 * rotor.flux * (q / design.currentLimit) ** 2)),
      qFlux: dCurrent.map(() => qCurrent.map((q) => (rotor.q * q) / (1 + 0.3 * (q / design.currentLimit) ** 2))),
    }
    const machine = atTemperature({ ...design, rotor: { kind: 'magnets', flux: rotor.flux, temperatureCoefficient: 0, inductance: table } }, warm)
    const own = mapMachine(machine, [dcVoltage], { speeds: 33, torques: 65 }).layers[0]!
    for (const [speed, torque] of [
      [300, 350],
      [1200, -120],
    ] as const) {
      const references = createReferences(machine, dcVoltage)
      findCurrents(references, speed, torque)
      const { torque: given, loss } = readStep(held(machine, own, speed, torque, 0.03), 0)
      expect(Math.abs(given / torque - 1)).toBeLessThan(0.01)
      expect(Math.abs(loss / references.at.loss - 1)).toBeLessThan(0.03)
    }
  })
})

describe('a step of torque', () => {
  const step = (speed: number, torque: number, voltage = dcVoltage) =>
    readStep(runTorque({ machine: magnets, layer, speed, dcVoltage: voltage, frequency: 12e3, duration: 0.02, torque: (t) => (t < 0.002 ? 0 : torque) }), 0.002)

  test('is there in a millisecond, without overshoot, at crawl and where the field is weakened', () => {
    for (const [speed, torque] of [
      [50, 400],
      [600, 300],
      [1900, 110],
    ] as const) {
      const { riseTime, overshoot, torque: end, settlingTime } = step(speed, torque)
      expect(riseTime).toBeLessThan(1.5e-3)
      expect(overshoot).toBeLessThan(0.03)
      expect(settlingTime).toBeLessThan(4e-3)
      expect(Math.abs(end / torque - 1)).toBeLessThan(0.01)
    }
  })

  test('meets the voltage limit on its way and comes away from it', () => {
    const { atVoltageLimit, voltageShare, torque } = step(600, 430)
    expect(voltageShare).toBeCloseTo(1, 9)
    expect(atVoltageLimit).toBeGreaterThan(0)
    expect(atVoltageLimit).toBeLessThan(2e-3)
    expect(Math.abs(torque / 430 - 1)).toBeLessThan(0.01)
  })

  test('with a tenth less voltage than the references know it stays at the limit and gives less, but stays calm', () => {
    const { atVoltageLimit, torque } = step(1900, 110, 0.9 * dcVoltage)
    expect(atVoltageLimit).toBeGreaterThan(10e-3)
    expect(torque).toBeGreaterThan(0)
    expect(torque).toBeLessThan(110)
  })
})

test('energy closes: what flows in and does not come out as copper loss is in the air gap and the fields', () => {
  const references = createReferences(magnets, dcVoltage)
  findCurrents(references, 800, 200)
  const { at } = references
  const inverter = inverterAt(magnets.inverter, dcVoltage)
  const plant = createPlant(magnets, inverter, at)
  const w = magnets.polePairs * 800
  const dt = 1e-5
  // turning with the rotor, as no inverter does: exactly the steady state
  for (let k = 0; k < 10; k++) stepPlant(plant, { x: at.dVoltage, y: at.qVoltage }, direction(0), dt)
  expect(plant.current.x / at.dCurrent).toBeCloseTo(1, 2)
  expect(plant.mean.torque / at.torque).toBeCloseTo(1, 2)
  expect((plant.mean.acPower + plant.mean.inverterLoss - plant.mean.torque * 800) / at.loss).toBeCloseTo(1, 1)
  expect(direction((w * dt) / substeps).x).toBeCloseTo(Math.cos((w * dt) / substeps), 14)
})

describe('the ripple of switching', () => {
  const at = { ...createReferences(magnets, dcVoltage).at, dVoltage: 0, qVoltage: (0.5 * dcVoltage) / Math.sqrt(3) }

  test('falls with the frequency and rises with the voltage', () => {
    const slow = currentRipple(magnets, at, 10e3)
    expect(currentRipple(magnets, at, 20e3).peakToPeak / slow.peakToPeak).toBeCloseTo(0.5, 9)
    expect(currentRipple(magnets, { ...at, dcVoltage: 1.2 * dcVoltage }, 10e3).rms).toBeGreaterThan(slow.rms)
    expect(currentRipple(magnets, { ...at, qVoltage: 0 }, 10e3).peakToPeak).toBe(0)
  })

  test('where one vector does it all is u·T·(1 − 3u/2U)/2L of a phase, and elsewhere not far from it', () => {
    const round = { ...magnets, rotor: { kind: 'magnets', flux: 0.05, d: 1e-4, q: 1e-4 } } as MachineParameters
    const { peakToPeak, rms } = currentRipple(round, at, 10e3)
    const alone = (at.qVoltage * 1e-4 * (1 - (1.5 * at.qVoltage) / dcVoltage)) / (2 * 1e-4)
    expect(peakToPeak / alone).toBeGreaterThan(1 - 1e-9)
    expect(peakToPeak / alone).toBeLessThan(1.2)
    expect(rms).toBeLessThan(peakToPeak / Math.sqrt(12))
  })
})

test('directions are those of the built-in functions', () => {
  for (let angle = -20; angle < 20; angle += 0.37) {
    const { x, y } = direction(angle)
    expect(x).toBeCloseTo(Math.cos(angle), 12)
    expect(y).toBeCloseTo(Math.sin(angle), 12)
  }
})
