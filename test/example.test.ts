import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadCar, loadCycle } from '@firstdrive/library'
import { drive } from '@firstdrive/study'
import { expect, test } from 'vitest'

const example = fileURLToPath(new URL('../examples/range.mjs', import.meta.url))
const vehicle = fileURLToPath(new URL('../packages/library/vehicles/su7-2024.yaml', import.meta.url))

test('the example gives the range that the command line gives, from the built packages', () => {
  const [car, cycle] = [loadCar(vehicle), loadCycle('cltc-p')]
  if (!car.ok || !cycle.ok) throw new Error('the library does not load')
  const { range_km } = drive(car.value, { cycle: cycle.value, untilEmpty: true })

  const { stdout, stderr, status } = spawnSync(process.execPath, [example, vehicle], { encoding: 'utf8' })
  expect([status, stderr], 'npm run build first?').toEqual([0, ''])
  const [, name, figure] = /^(.*): ([\d.]+) km\n$/.exec(stdout) ?? []
  expect(name).toBe('Xiaomi SU7 (2024)')
  expect(Number(figure) / (range_km as number)).toBeCloseTo(1, 2) // a build may be older than the sources
})

test('a mistake in the car’s file is told with its place', () => {
  const { stderr, status } = spawnSync(process.execPath, [example, './nowhere.yaml'], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/nowhere\.yaml: expected a file, got nothing by this name/)
})

test('the guide shows the example as it is', () => {
  const guide = readFileSync(new URL('../docs/programming.md', import.meta.url), 'utf8')
  const [, shown] = /```js\n([\s\S]*?)```/.exec(guide) ?? []
  expect(readFileSync(example, 'utf8').split('\n').slice(1).join('\n')).toBe(shown)
})
