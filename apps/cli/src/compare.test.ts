import { describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

describe('compare', () => {
  test('versions of software side by side, each with its difference from the first', async () => {
    const { code, out } = await firstdrive('compare', 'su7-max-2024', '--software', 'su7-max-1.0', '--software', 'su7-max-1.2', '--json')
    expect(code).toBe(0)
    const { compared } = JSON.parse(out)
    expect(compared.map(({ vehicle, software }: { vehicle: string; software: string }) => [vehicle, software])).toEqual([
      ['su7-max-2024', 'su7-max-1.0'],
      ['su7-max-2024', 'su7-max-1.2'],
    ])
    const [first, second] = compared
    expect(Object.values(first.difference_pct).every((difference) => difference === 0 || difference === null)).toBe(true)
    expect(second.difference_pct.t_0_100_s).toBeCloseTo(100 * (second.figures.t_0_100_s / first.figures.t_0_100_s - 1), 9)
    expect(second.difference_pct.t_0_100_s).toBeGreaterThan(5)
    expect(second.figures.last_winding_C).toBeGreaterThan(80)
  })

  test('cars side by side, as a table', async () => {
    const { code, out } = await firstdrive('compare', 'su7-2024', 'su7-max-2024', '--ambient', '0')
    expect(code).toBe(0)
    expect(out).toMatch(/0–100 km\/h .* s .*\(−\d/)
    expect(out).toContain('su7-max-2024: in launch 5 bound ')
  })

  test.each([
    [
      ['compare', 'su7-max-2024', '--software', 'su7-max-1.O', '--software', 'su7-max-1.1'],
      /^software: expected a software of the library.*Did you mean su7-max-1\.0\?/,
    ],
    [['compare', 'su7-max-2024'], /^compare: expected two cars or two versions of software at least, got one\./],
    [['perform', 'su7-max-2024', '--repeat', '0'], /expected 1 to 100 launches/],
    [['perform', 'su7-max-2024', '--tow', '100', '--interval'], /^perform: expected --interval or --tow, got both/],
  ])('INP1 %s', async (words, message) => {
    const { code, out, err } = await firstdrive(...words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
  })
})

test('perform tells each launch in a row, and what is towed', async () => {
  const { code, out } = await firstdrive('perform', 'su7-max-2024', '--software', 'su7-max-1.0', '--repeat', '3', '--tow', '750', '--json')
  const said = JSON.parse(out)
  expect(code).toBe(0)
  expect(said.launches).toHaveLength(3)
  expect(said).toMatchObject({ software: 'su7-max-1.0', tow_kg: 750 })
  expect((await firstdrive('perform', 'su7-max-2024', '--repeat', '2')).out).toMatch(/Launches in a row/)
})
