import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('heap-slope.ts', import.meta.url))
// compiled code and the shapes it stands on stay, however often the heap is cleared for a measurement
const settled = ['--no-flush-bytecode', '--retain-maps-for-n-gc=1000']
const flags = ['--expose-gc', ...settled, '--min-semi-space-size=128', '--max-semi-space-size=256', '--conditions=source', '--import', 'tsx']

/** Bytes a step of each car and plan. */
function slopes(): readonly number[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, script], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  return stdout
    .trim()
    .split('\n')
    .map((line) => Math.abs(Number(line.split(' ')[2])))
}

test('ALL1 nothing is allocated in the step: the heap’s slope from 10⁵ to 10⁶ steps, warmed up', () => {
  // An allocation in the step shows in every measurement; code that is compiled anew only in some, on a busy machine.
  const measured = [slopes()]
  while (measured.length < 4 && !measured.at(-1)?.every((slope) => slope < 0.1)) measured.push(slopes())
  const last = measured.at(-1) ?? []
  expect(last.length).toBe(4)
  for (const slope of last) expect(slope, 'bytes a step').toBeLessThan(0.1)
}, 180_000)
