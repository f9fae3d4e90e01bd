import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('heap-slope.ts', import.meta.url))

test('ALL1 nothing is allocated in the step: what a drive of 10⁶ steps allocates beyond one of 10⁵, warmed up', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--conditions=source', '--import', 'tsx', script], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const lines = stdout.trim().split('\n')
  expect(lines).toHaveLength(4)
  for (const line of lines) {
    const [vehicle, model, slope, end] = line.split(' ')
    expect(end).toBe('complete')
    expect(Math.abs(Number(slope)), `${vehicle} ${model}, bytes a step`).toBeLessThan(0.1)
  }
}, 180_000)
