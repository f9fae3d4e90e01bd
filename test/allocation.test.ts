import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('ALL1 nothing is allocated in the step: the heap’s slope from 10⁵ to 10⁶ steps, warmed up', () => {
  const script = fileURLToPath(new URL('heap-slope.ts', import.meta.url))
  // compiled code and the shapes it stands on stay, however often the heap is cleared for a measurement
  const settled = ['--no-flush-bytecode', '--retain-maps-for-n-gc=1000']
  const flags = ['--expose-gc', ...settled, '--min-semi-space-size=128', '--max-semi-space-size=256', '--conditions=source', '--import', 'tsx']
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, script], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const lines = stdout.trim().split('\n')
  expect(lines.length).toBe(4)
  for (const line of lines) {
    const [vehicle, model, slope] = line.split(' ')
    expect(Math.abs(Number(slope)), `${vehicle}, ${model}, bytes a step`).toBeLessThan(0.1)
  }
})
