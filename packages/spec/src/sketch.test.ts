import { expect, test } from 'vitest'
import { parseAs } from './parse.ts'
import { type MachineSpec, machine } from './schema/machine.ts'
import { type PackSpec, pack } from './schema/pack.ts'
import { sketch } from './schema/sketch.ts'
import { tyre } from './schema/tyre.ts'
import { type VehicleSpec, vehicle } from './schema/vehicle.ts'
import { expandSketch } from './sketch.ts'

const text = (more = '', air = 'drag_area: { value: 0.55, unit: m2 }') => `name: A car
sources: { sheet: { title: a sheet, kind: maker } }
sketch:
  source: assumed
  kerb_mass: { value: 1800, unit: kg, source: sheet, spread: 0.02 }
  ${air}
  power: { value: 150, unit: kW }
  torque: { value: 310, unit: Nm }
  battery_energy: { value: 60, unit: kWh }
  ${more}
`
const names = { tyre: 'own-tyre', pack: 'own-pack', front: 'own-front', rear: 'own-rear' }

function expanded(more = '', air?: string) {
  const written = parseAs(sketch, text(more, air), 'car.yaml')
  if (!written.ok) throw new Error(JSON.stringify(written.issues))
  const files = expandSketch(written.value.spec, names)
  const sound = <Spec>(schema: Parameters<typeof parseAs>[0], content: string | undefined): Spec => {
    const parsed = parseAs(schema, content ?? '', 'part.yaml')
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    return parsed.value.spec as Spec
  }
  return {
    vehicle: sound<VehicleSpec>(vehicle, files.vehicle),
    tyre: sound(tyre, files.tyre),
    pack: sound<PackSpec>(pack, files.pack),
    machines: Object.entries(files.machines).map(([axle, content]) => [axle, sound<MachineSpec>(machine, content)] as const),
  }
}

test('every file that a sketch stands for is sound; what is known keeps its source and spread, the rest is assumed with a spread', () => {
  const { vehicle: car, machines } = expanded()
  expect(car.body.kerb_mass).toMatchObject({ si: 1800, source: 'sheet', spread: 0.02 })
  expect(car.body.rotating_mass).toMatchObject({ source: 'assumed', spread: 0.3 })
  expect(car.drive).toMatchObject({ lead: 'rear', rear: { machine: 'own-rear' } })
  expect(machines.map(([axle, { type, power }]) => [axle, type, power.si])).toEqual([['rear', 'pmsm', 150e3]])
})

test('two driven axles share power and torque, and the front one idles', () => {
  const { vehicle: car, machines } = expanded('driven: both')
  expect(car.drive.lead).toBe('rear')
  expect(car.drive.front?.idle_drag?.si).toBe(20)
  expect(machines.map(([axle, { type, power, torque }]) => [axle, type, power.si, torque.si])).toEqual([
    ['front', 'induction', 75e3, 155],
    ['rear', 'pmsm', 75e3, 155],
  ])
})

test('the pack has the cells that its chemistry and the power ask for', () => {
  expect(expanded().pack).toMatchObject({ cell: 'qilin-nmc', series: { si: 96 } })
  expect(expanded('chemistry: LFP').pack).toMatchObject({ cell: 'blade-lfp', series: { si: 108 } })
})

test('a fast car is geared so that its machine reaches the limiter', () => {
  const { vehicle: car } = expanded('top_speed: { value: 260, unit: km/h }')
  const fastest = ((16_000 * Math.PI) / 30 / (car.drive.rear?.ratio.si as number)) * 0.33 * 3.6
  expect(fastest).toBeCloseTo(1.05 * 260, -1)
})

test('a sketch without air, or with two kinds of it, is refused', () => {
  const told = (air: string) => JSON.stringify(parseAs(sketch, text('', air), 'car.yaml'))
  expect(told('')).toMatch(/exactly one of: drag_area, or a road_load/)
  expect(
    told(
      'drag_area: { value: 0.55, unit: m2 }\n  road_load: { a: { value: 1, unit: N }, b: { value: 0, unit: N/(km/h) }, c: { value: 1, unit: N/(km/h)2 }, test_mass: { value: 1, unit: t } }',
    ),
  ).toMatch(/exactly one of/)
})
