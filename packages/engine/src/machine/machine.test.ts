import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, tabulate } from '../numerics/curve.ts'
import { evaluateGrid } from '../numerics/grid.ts'
import type { MachineDesign } from './design.ts'
import { driveTable, noLoadBeside } from './drive-table.ts'
import { inverterAt, inverterLoss, lossless } from './inverter.ts'
import { baseSpeed, fluxOf, mostTorquePerAmpere, mostTorquePerVolt, openCircuitVoltage, torqueOf } from './loci.ts'
import { atTemperature, type MachineParameters } from './machine.ts'
import { layerLimit, mapMachine, usualKnots } from './machine-map.ts'
import { createOperatingPoint, operate, voltageLimit } from './operating-point.ts'
import { createReferences, findCurrents, leastLoad, torqueLimit } from './references.ts'
import { scaleDesign, sizeOf } from './scaling.ts'
import { lowest } from './search.ts'

const room = { stator: 293.15, rotor: 293.15 }
const warm = { stator: 353.15, rotor: 353.15 }
const rpm = Math.PI / 30

/** A machine with magnets inside and without any loss but in its copper. */
const ideal = { polePairs: 4, flux: 0.07, d: 120e-6, q: 300e-6 }
const plain: MachineDesign = {
  polePairs: 4,
  resistance: 0,
  doublingFrequency: Infinity,
  currentLimit: 600,
  modulation: 1,
  torque: 1e4,
  power: 1e9,
  maximumSpeed: 2000,
  iron: { hysteresis: 0, eddy: 0, dReaction: 0, qReaction: 0 },
  noLoad: [0, 0, 0],
  inverter: lossless,
  rotor: { kind: 'magnets', flux: 0.07, temperatureCoefficient: -0.0011, inductance: { d: 120e-6, q: 300e-6 } },
}
const wish = { power: 220e3, torque: 400, maximumSpeed: 21_000 * rpm, dcVoltage: 400, inverter: 'sic', after: 'production' } as const
const designs = {
  magnets: scaleDesign({ ...wish, type: 'pmsm' }),
  surface: { ...plain, resistance: 0.01, rotor: { ...plain.rotor, inductance: { d: 150e-6, q: 150e-6 } } } as MachineDesign,
  cage: scaleDesign({ ...wish, type: 'induction' }),
  winding: scaleDesign({ ...wish, type: 'externally-excited' }),
}
const machines = Object.entries(designs).map(([name, design]) => ({ name, machine: atTemperature(design, warm) }))

describe('closed forms', () => {
  const machine = atTemperature({ ...plain, resistance: 0.01 }, room)
  const lossless = atTemperature(plain, room)
  const current = 600
  const u = 400 / Math.sqrt(3)

  test('most torque per ampere: no other angle gives more, and the search finds the same', () => {
    const best = mostTorquePerAmpere(ideal, current)
    for (const turn of [-0.01, 0.01]) {
      const other = { d: best.d * Math.cos(turn) - best.q * Math.sin(turn), q: best.d * Math.sin(turn) + best.q * Math.cos(turn) }
      expect(torqueOf(ideal, other)).toBeLessThan(torqueOf(ideal, best))
    }
    const references = createReferences(machine, 400)
    expect(torqueLimit(references, 0, 1)).toBeCloseTo(torqueOf(ideal, best), 1)
    for (const amperes of [50, 200, 550]) {
      const at = mostTorquePerAmpere(ideal, amperes)
      findCurrents(references, 0, torqueOf(ideal, at))
      expect(references.at.current).toBeCloseTo(amperes, 3)
      expect(Math.abs(references.at.dCurrent - at.d)).toBeLessThan(0.2)
    }
    const round = mostTorquePerAmpere({ ...ideal, q: ideal.d }, current)
    expect([Math.abs(round.d), round.q]).toEqual([0, current])
  })

  test('base speed: up to it the whole torque, beyond it less', () => {
    const speed = baseSpeed(ideal, current, u)
    expect(u / (4 * speed)).toBeCloseTo(fluxOf(ideal, mostTorquePerAmpere(ideal, current)), 12)
    const references = createReferences(lossless, 400)
    const most = torqueOf(ideal, mostTorquePerAmpere(ideal, current))
    expect(torqueLimit(references, 0.999 * speed, 1) / most).toBeCloseTo(1, 4)
    expect(torqueLimit(references, 1.1 * speed, 1) / most).toBeLessThan(0.985)
  })

  test('most torque per volt: with current to spare the envelope is that of the voltage', () => {
    const strong = atTemperature({ ...plain, currentLimit: 2000 }, room)
    const references = createReferences(strong, 400)
    for (const speed of [1500, 1800, 2000]) {
      const best = mostTorquePerVolt(ideal, u / (4 * speed))
      expect(Math.hypot(best.d, best.q)).toBeLessThan(2000)
      expect(torqueLimit(references, speed, 1) / torqueOf(ideal, best)).toBeCloseTo(1, 3)
    }
    expect(mostTorquePerVolt({ ...ideal, q: ideal.d }, 0.05).d).toBeCloseTo(-ideal.flux / ideal.d, 9)
  })

  test('open circuit: the voltage of the magnets, which warm ones lose', () => {
    const at = createOperatingPoint(1000, 400)
    const inverter = inverterAt(lossless.inverter, 400)
    operate(lossless, inverter, at)
    expect(at.voltage).toBeCloseTo(openCircuitVoltage(ideal, 1000), 9)
    operate(atTemperature(plain, { stator: 293.15, rotor: 393.15 }), inverter, at)
    expect(at.voltage / openCircuitVoltage(ideal, 1000)).toBeCloseTo(1 - 0.11, 9)
  })

  test('an induction machine: rotor loss is slip times the power of the air gap', () => {
    const machine = atTemperature(designs.cage, warm)
    const at = { ...createOperatingPoint(500, 400), dCurrent: 200, qCurrent: 300 }
    operate(machine, inverterAt(machine.inverter, 400), at)
    const slip = at.frequency - machine.polePairs * 500
    expect((at.airGapTorque * slip) / machine.polePairs / at.rotorLoss).toBeCloseTo(1, 9)
    const terminals = 1.5 * (at.dVoltage * at.dCurrent + at.qVoltage * at.qCurrent)
    expect((at.copperLoss + at.rotorLoss + at.airGapTorque * 500) / terminals).toBeCloseTo(1, 9)
  })

  test('warm copper resists more', () => {
    expect(atTemperature(designs.magnets, warm).resistance / designs.magnets.resistance).toBeCloseTo(1 + 0.00393 * 60, 9)
  })
})

describe('the inverter', () => {
  const device = { threshold: 0, resistance: 2e-3 }
  const sic = { ...lossless, transistor: device, diode: device, switchingEnergy: 0.04, referenceCurrent: 600, referenceVoltage: 800, voltageExponent: 1.3 }

  test('a channel that conducts both ways loses 3/2·r·I², and switching 6·f·E/π', () => {
    expect(inverterLoss(inverterAt({ ...sic, switchingEnergy: 0 }, 800), 600, 0.7)).toBeCloseTo(1.5 * 2e-3 * 600 * 600, 9)
    expect(inverterLoss(inverterAt({ ...sic, transistor: lossless.diode, diode: lossless.diode }, 800), 600, 0)).toBeCloseTo((6 * 10e3 * 0.04) / Math.PI, 9)
  })

  test('at twice the frequency it switches twice; at less voltage less', () => {
    const at = (f: number, U: number) => inverterLoss(inverterAt({ ...sic, switchingFrequency: f }, U), 300, 0.5)
    const conduction = 1.5 * 2e-3 * 300 * 300
    expect((at(20e3, 800) - conduction) / (at(10e3, 800) - conduction)).toBeCloseTo(2, 9)
    expect((at(10e3, 400) - conduction) / (at(10e3, 800) - conduction)).toBeCloseTo(0.5 ** 1.3, 9)
  })

  test('diodes conduct more when regenerating', () => {
    const igbt = inverterAt({ ...lossless, transistor: { threshold: 0.8, resistance: 1e-3 }, diode: { threshold: 1.2, resistance: 1e-3 } }, 400)
    expect(inverterLoss(igbt, 300, -0.8)).toBeGreaterThan(inverterLoss(igbt, 300, 0.8))
  })
})

/** The least loss over 1600 currents i_d, i_q found by halving: slow and simple. */
function bruteForce(machine: MachineParameters, dcVoltage: number, speed: number, torque: number): number {
  const inverter = inverterAt(machine.inverter, dcVoltage)
  const at = createOperatingPoint(speed, dcVoltage)
  const I = machine.currentLimit
  let least = Infinity
  for (let k = 0; k <= 1600; k++) {
    at.dCurrent = machine.rotor.kind === 'cage' ? ((k + 0.5) / 1601) * I : (k / 1600 - 1) * I
    let [low, high] = [-I, I]
    for (let halving = 0; halving < 36; halving++) {
      at.qCurrent = 0.5 * (low + high)
      operate(machine, inverter, at)
      if (at.torque < torque) low = at.qCurrent
      else high = at.qCurrent
    }
    const within = at.current <= I * (1 + 1e-6) && at.voltage <= voltageLimit(machine, dcVoltage) * (1 + 1e-6)
    if (within && Math.abs(at.torque - torque) < 1e-6 * machine.torque) least = Math.min(least, at.loss)
  }
  return least
}

/** Reproducible shares between 0 and 1. */
function* shares(seed: number): Generator<number, never> {
  for (let x = seed; ; ) {
    x = (x * 48_271) % 2_147_483_647
    yield x / 2_147_483_647
  }
}

describe('the optimum', () => {
  test.each(['magnets', 'cage'] as const)('lies within 0.1 % of a brute-force search at 100 random points (%s)', (name) => {
    const machine = atTemperature(designs[name], warm)
    const references = createReferences(machine, 400)
    const share = shares(7)
    for (let k = 0; k < 100; k++) {
      const speed = share.next().value * machine.maximumSpeed
      const torque = (2 * share.next().value - 1) * 0.98 * Math.abs(torqueLimit(references, speed, 1))
      expect(findCurrents(references, speed, torque)).toBe(true)
      expect(references.at.loss / bruteForce(machine, 400, speed, torque) - 1, `${speed} rad/s, ${torque} N·m`).toBeLessThan(1e-3)
    }
  })

  test('the grid holds it at its knots', () => {
    const machine = atTemperature(designs.magnets, warm)
    const layer = mapMachine(machine, [400]).layers[0]!
    const share = shares(11)
    let asked = 0
    while (asked < 20) {
      const speed = (Math.floor(share.next().value * 33) / 32) * machine.maximumSpeed
      const torque = (Math.floor(share.next().value * 49) / 24 - 1) * machine.torque
      if (torque > 0.99 * layerLimit(layer, speed, 1) || torque < 0.99 * layerLimit(layer, speed, -1)) continue
      asked++
      const loss = evaluateGrid(layer.machineLoss, speed, torque) + evaluateGrid(layer.inverterLoss, speed, torque)
      expect(Math.abs(loss / bruteForce(machine, 400, speed, torque) - 1), `${speed} rad/s, ${torque} N·m`).toBeLessThan(1e-3)
    }
  })

  test('a wound rotor: no other field current loses less', () => {
    const machine = atTemperature(designs.winding, warm)
    const references = createReferences(machine, 400)
    for (const [speed, torque] of [
      [200, 100],
      [500, 350],
      [1500, 80],
    ] as const) {
      findCurrents(references, speed, torque)
      const { loss, fieldCurrent } = references.at
      for (const factor of [0.9, 0.97, 1.03, 1.1]) expect(bruteForceAt(machine, speed, torque, factor * fieldCurrent)).toBeGreaterThan(0.9995 * loss)
    }
  })
})

/** As `bruteForce`, for a wound rotor with this field current. */
function bruteForceAt(machine: MachineParameters, speed: number, torque: number, fieldCurrent: number): number {
  const inverter = inverterAt(machine.inverter, 400)
  const at = { ...createOperatingPoint(speed, 400), fieldCurrent }
  let least = Infinity
  for (let k = -600; k <= 600; k++) {
    at.dCurrent = (k / 600) * machine.currentLimit
    let [low, high] = [-machine.currentLimit, machine.currentLimit]
    for (let halving = 0; halving < 40; halving++) {
      at.qCurrent = 0.5 * (low + high)
      operate(machine, inverter, at)
      if (at.torque < torque) low = at.qCurrent
      else high = at.qCurrent
    }
    if (at.current <= machine.currentLimit && at.voltage <= voltageLimit(machine, 400) && Math.abs(at.torque - torque) < 1e-4) least = Math.min(least, at.loss)
  }
  return least
}

describe.each(machines)('the map of a machine with $name', ({ name, machine }) => {
  const voltages = [320, 400]
  const map = mapMachine({ ...machine, torque: 380, power: 200e3 }, voltages, name === 'winding' ? { speeds: 17, torques: 25 } : usualKnots)

  test('loses never less than nothing, and gives never more than it takes', () => {
    for (const { machineLoss, inverterLoss } of map.layers)
      for (const [k, loss] of machineLoss.values.entries()) {
        expect(loss).toBeGreaterThanOrEqual(0)
        expect(inverterLoss.values[k]).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(loss)).toBe(true)
      }
  })

  test('the references give the torque that is asked, clipped to the envelope: continuous over the whole grid', () => {
    for (const layer of map.layers) {
      const inverter = inverterAt(machine.inverter, layer.dcVoltage)
      const at = createOperatingPoint(0, layer.dcVoltage)
      const { countX, countY, densityX } = layer.dCurrent
      for (let i = 0; i < countX; i++)
        for (let j = 0; j < countY; j++) {
          at.speed = i / densityX
          const asked = ((2 * j) / (countY - 1) - 1) * 380
          at.dCurrent = layer.dCurrent.values[i * countY + j]!
          at.qCurrent = layer.qCurrent.values[i * countY + j]!
          at.fieldCurrent = layer.fieldCurrent.values[i * countY + j]!
          operate(machine, inverter, at)
          const clipped = Math.min(Math.max(asked, layerLimit(layer, at.speed, -1)), layerLimit(layer, at.speed, 1))
          expect(Math.abs(at.torque - clipped), `${at.speed} rad/s, ${asked} N·m`).toBeLessThan(1e-3)
          expect(at.voltage).toBeLessThan(voltageLimit(machine, layer.dcVoltage) * 1.0001)
          expect(at.current).toBeLessThan(machine.currentLimit * 1.0001)
        }
    }
  })

  test('between the knots they miss the torque by less than three hundredths of the most, at worst beside the envelope', () => {
    if (name === 'winding') return // its control takes i_q from torque and flux
    for (const layer of map.layers) {
      const inverter = inverterAt(machine.inverter, layer.dcVoltage)
      const at = createOperatingPoint(0, layer.dcVoltage)
      for (let i = 0; i < 32; i++)
        for (let j = 0; j < 48; j++) {
          at.speed = ((i + 0.5) / 32) * machine.maximumSpeed
          const asked = ((2 * j + 1) / 48 - 1) * 380
          at.dCurrent = evaluateGrid(layer.dCurrent, at.speed, asked)
          at.qCurrent = evaluateGrid(layer.qCurrent, at.speed, asked)
          operate(machine, inverter, at)
          const clipped = Math.min(Math.max(asked, layerLimit(layer, at.speed, -1)), layerLimit(layer, at.speed, 1))
          expect(Math.abs(at.torque - clipped), `${at.speed} rad/s, ${asked} N·m`).toBeLessThan(0.03 * 380)
        }
    }
  })

  test('more voltage never gives less torque', () => {
    for (const [k, torque] of map.layers[0]!.drivingTorque.values.entries())
      expect(map.layers[1]!.drivingTorque.values[k]).toBeGreaterThanOrEqual(torque - 1e-3)
  })
})

describe('a flux table', () => {
  const knots = Array.from({ length: 25 }, (_, k) => -600 + 25 * k)
  const across = Array.from({ length: 25 }, (_, k) => 25 * k)
  const bent = (q: number): number => q / (1 + q / 1500)
  const table = {
    dCurrent: knots,
    qCurrent: across,
    dFlux: knots.map((d) => across.map(() => 0.07 + 120e-6 * d)),
    qFlux: knots.map(() => across.map((q) => 300e-6 * q)),
  }
  const withTable = (change: Partial<typeof table>): MachineParameters =>
    atTemperature({ ...plain, resistance: 0.01, rotor: { ...plain.rotor, inductance: { ...table, ...change } } as MachineDesign['rotor'] }, room)

  test('of straight lines gives what inductances give', () => {
    const straight = createReferences(withTable({}), 400)
    const linear = createReferences(atTemperature({ ...plain, resistance: 0.01 }, room), 400)
    for (const [speed, torque] of [
      [100, 300],
      [800, 150],
      [1500, -60],
    ] as const) {
      expect(findCurrents(straight, speed, torque)).toBe(true)
      findCurrents(linear, speed, torque)
      expect(straight.at.loss / linear.at.loss).toBeCloseTo(1, 6)
      expect(straight.at.torque).toBeCloseTo(torque, 6)
    }
  })

  test('that bends gives less torque', () => {
    const saturated = withTable({ qFlux: knots.map(() => across.map((q) => 300e-6 * bent(q))) })
    expect(torqueLimit(createReferences(saturated, 400), 100, 1)).toBeLessThan(0.95 * torqueLimit(createReferences(withTable({}), 400), 100, 1))
    const references = createReferences(saturated, 400)
    const torque = 0.9 * torqueLimit(references, 900, 1)
    findCurrents(references, 900, torque)
    expect(references.at.loss / bruteForce(saturated, 400, 900, torque) - 1).toBeLessThan(1e-3)
  })
})

test('a voltage too low for the speed is more than the whole of the limits', () => {
  const weak = atTemperature({ ...plain, currentLimit: 100 }, room)
  expect(leastLoad(createReferences(weak, 200), 2000, 0)).toBeGreaterThan(2)
  expect(torqueLimit(createReferences(weak, 200), 2000, 1)).toBeNaN()
})

describe('tables of a drive', () => {
  const machine = atTemperature(designs.magnets, warm)
  const free = driveTable(machine, 400)
  const coasted = noLoadBeside(free, () => Infinity)

  test('load and no load sum to the loss; without load there is none of it', () => {
    const references = createReferences(machine, 400)
    for (const [k, j] of [
      [4, 40],
      [10, 8],
      [20, 30],
    ] as const) {
      const speed = (k / 32) * machine.maximumSpeed
      const torque = (j / 24 - 1) * machine.torque
      findCurrents(references, speed, torque)
      expect((evaluateGrid(free.loadLoss, speed, torque) + evaluate(free.noLoadLoss, speed)) / references.at.loss).toBeCloseTo(1, 6)
      expect(evaluateGrid(free.loadLoss, speed, 0)).toBe(0)
    }
  })

  test('what coasting showed is not counted again: what stays is the inverter, and what weakening the field takes more', () => {
    const { standing } = machine.inverter
    expect(evaluate(coasted, 300)).toBeCloseTo(standing, 6)
    for (const loss of coasted.values) expect(loss).toBeGreaterThanOrEqual(standing)
    const strong = atTemperature({ ...designs.magnets, iron: plain.iron }, warm)
    expect(
      evaluate(
        noLoadBeside(driveTable(strong, 400), () => Infinity),
        2000,
      ),
    ).toBeGreaterThan(3 * standing)
    expect(noLoadBeside(free, () => 0)).toEqual(free.noLoadLoss)
  })
})

describe('scaling', () => {
  test('gives the torque that was wished for, and as its most the power', () => {
    fc.assert(
      fc.property(fc.double({ min: 150, max: 900, noNaN: true }), fc.double({ min: 2.2, max: 4, noNaN: true }), (torque, ratio) => {
        const base = 500
        const wished = { ...wish, type: 'pmsm', torque, power: torque * base, maximumSpeed: ratio * base } as const
        const machine = atTemperature(scaleDesign(wished), warm)
        expect(torqueLimit(createReferences(machine, 400), 0.8 * base, 1)).toBeCloseTo(torque, 3)
        const free = createReferences({ ...machine, power: Infinity }, 400)
        const powers = Array.from({ length: 40 }, (_, k) => (0.8 + 0.02 * k) * base).map((speed) => (torqueLimit(free, speed, 1) * speed) / wished.power)
        expect(Math.abs(Math.max(...powers) - 1)).toBeLessThan(0.03)
      }),
      { numRuns: 20, seed: 3 },
    )
  })

  test('the efficiency does not depend on the voltage, nor the torque on it', () => {
    const loss = (dcVoltage: number): number => {
      const references = createReferences(atTemperature({ ...scaleDesign({ ...wish, type: 'pmsm', dcVoltage }), inverter: lossless }, warm), dcVoltage)
      findCurrents(references, 500, 200)
      return references.at.loss
    }
    expect(loss(800) / loss(400)).toBeCloseTo(1, 6)
  })

  test('a fast rotor is slender', () => {
    const slow = { ...wish, type: 'pmsm', maximumSpeed: 1000 } as const
    const fast = { ...slow, maximumSpeed: 3500 } as const
    expect(sizeOf(fast, scaleDesign(fast)).rotorDiameter).toBeLessThan(sizeOf(slow, scaleDesign(slow)).rotorDiameter)
    expect(sizeOf(slow, scaleDesign(slow)).turns).toBeGreaterThan(0)
  })
})

test('the lowest point of a valley, smooth, bent or beside a wall', () => {
  expect(lowest((x) => (x - 0.3) ** 2, -1, 1, 1e-6)).toBeCloseTo(0.3, 5)
  expect(lowest((x) => Math.abs(x + 0.2), -1, 1, 1e-6)).toBeCloseTo(-0.2, 5)
  expect(lowest((x) => (x < -0.5 ? Infinity : x), -1, 1, 1e-6)).toBeCloseTo(-0.5, 5)
  expect(
    evaluate(
      tabulate(0, 1, 3, (x) => x),
      0.25,
    ),
  ).toBe(0.25)
})
