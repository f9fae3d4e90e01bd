import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { madeUpCar } from '../test/made-up-car.ts'
import { assumedShare, inputs, partsOf, withInput } from './car.ts'

const car = madeUpCar()
const all = inputs(car)
const input = (path: string) => all.find((one) => one.path === path)
const { rear } = car.machines

describe('inputs', () => {
  test('every quantity is there once, with its unit, its source and how sure it is', () => {
    expect(all).toHaveLength(19 + 4 + 8 + 9 + 3 + 9)
    expect(new Set(all.map(({ path }) => path)).size).toBe(all.length)
    expect(input('vehicle.body.kerb_mass')).toEqual({
      path: 'vehicle.body.kerb_mass',
      value: 2000,
      unit: 'kg',
      kind: 'measured',
      source: { title: 'Our own scales and tape', kind: 'measured' },
      spread: null,
      note: '',
      file: 'vehicles/saloon.yaml',
    })
    expect(input('vehicle.body.drag_coefficient')).toMatchObject({ kind: 'assumed', spread: 0.05, source: { title: 'Round figures' } })
    expect(input('tyre.rolling_resistance')).toMatchObject({ kind: 'assumed', source: null, unit: '1' })
    expect(input('tyre.speed_share.linear')).toMatchObject({ kind: 'assumed' }) // of the file's own source
    expect(input('pack.usable.full')).toMatchObject({ kind: 'maker' })
    expect(input('machines.rear.reference.losses.no_load.cubic')).toMatchObject({ kind: 'measured', value: 500, unit: 'W' })
  })

  test('the share of what is assumed falls when a source is found', () => {
    const found = madeUpCar({ tyre: [['sources: {}\nsource: assumed', 'sources:\n  drum: { title: "Drum", kind: measured }\nsource: drum']] })
    expect(assumedShare(car) - assumedShare(found)).toBeCloseTo(4 / all.length, 12)
    const assumed = all.filter(({ kind }) => kind === 'assumed').length
    expect(assumedShare(car)).toBe(assumed / all.length)
  })

  test('a machine that drives both axles, or is its own reference, counts once', () => {
    const both = { ...car, machines: { front: rear!, rear: rear! } }
    expect(partsOf(both)).toHaveLength(6)
    expect(inputs(both)).toHaveLength(all.length)
    expect(partsOf({ ...car, machines: { rear: { machine: rear!.reference, reference: rear!.reference } } })).toHaveLength(5)
  })
})

describe('withInput', () => {
  test('changes one quantity and nothing else, and can be taken back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.double({ min: 1e-6, max: 1e6, noNaN: true }), ({ path, value }, other) => {
        const changed = withInput(car, path, other)
        for (const [k, after] of inputs(changed).entries()) expect(after).toEqual(after.path === path ? { ...all[k], value: other } : all[k])
        expect(inputs(withInput(changed, path, value))).toEqual(all)
      }),
    )
    expect(inputs(car)).toEqual(all)
  })

  test('takes the value in the unit in which it was written', () => {
    expect(withInput(car, 'vehicle.top_speed', 180).vehicle.spec.top_speed).toMatchObject({ value: 180, unit: 'km/h', si: 50 })
    expect(withInput(car, 'machines.rear.machine.power', 150).machines.rear?.machine.spec.power.si).toBe(150e3)
  })

  test('a machine that drives both axles changes on both', () => {
    const both = withInput({ ...car, machines: { front: rear!, rear: rear! } }, 'machines.front.machine.torque', 300)
    expect(both.machines.front?.machine.spec.torque.si).toBe(300)
    expect(both.machines.rear?.machine.spec.torque.si).toBe(300)
  })

  test.each([
    'vehicle',
    'vehicle.',
    'vehicle.body',
    'vehicle.name',
    'vehicle.body.kerb_mass.value',
    'vehicle.body.kerb_mass.value.more',
    'vehicle.constructor',
    'vehicle.__proto__',
    'pack.parallel',
    'wing.area',
    '',
  ])('"%s" is no quantity', (path) => expect(() => withInput(car, path, 1)).toThrow(RangeError))
})
