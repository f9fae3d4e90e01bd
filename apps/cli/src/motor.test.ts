import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'

const folder = mkdtempSync(join(tmpdir(), 'motor-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('firstdrive motor', () => {
  test('a machine with a design: its stable shape', async () => {
    const { code, out, err } = await firstdrive('motor', 'xiaomi-v6s-design', '--step', '200', '--voltage', '700', '--json')
    expect([code, err]).toEqual([0, ''])
    const said = JSON.parse(out)
    expect(Object.keys(said)).toEqual([
      'machine',
      'type',
      'design',
      'voltage_V',
      'temperature_C',
      'torque_Nm',
      'power_kW',
      'base_speed_rpm',
      'maximum_speed_rpm',
      'peak_efficiency_pct',
      'peak_efficiency_machine_pct',
      'envelope',
      'steps',
      'files',
    ])
    expect(said).toMatchObject({ machine: 'xiaomi-v6s-design', type: 'pmsm', design: 'given', voltage_V: 700, temperature_C: 80 })
    expect(said.torque_Nm).toBeCloseTo(500, 6)
    expect(said.peak_efficiency_machine_pct).toBeGreaterThan(said.peak_efficiency_pct)
    expect(said.peak_efficiency_machine_pct).toBeLessThan(100)
    for (const { efficiency_pct, idle_loss_W, voltage_share } of said.envelope) {
      expect(efficiency_pct).toBeLessThan(100)
      expect(idle_loss_W).toBeGreaterThan(0)
      expect(voltage_share).toBeLessThanOrEqual(0.9501)
    }
    expect(said.steps).toHaveLength(3)
    for (const { asked_Nm, torque_Nm, rise_ms, overshoot_pct } of said.steps) {
      expect(Math.abs(torque_Nm / asked_Nm - 1)).toBeLessThan(0.01)
      expect(rise_ms).toBeLessThan(2)
      expect(overshoot_pct).toBeLessThan(5)
    }
  })

  test('warmer it loses more, with less voltage it gives less', async () => {
    const ask = async (...words: string[]) => JSON.parse((await firstdrive('motor', 'xiaomi-v6-design', '--json', ...words)).out)
    const [usual, hot, weak] = [await ask(), await ask('--temperature', '140'), await ask('--voltage', '250')]
    expect(hot.peak_efficiency_pct).toBeLessThan(usual.peak_efficiency_pct)
    expect(weak.base_speed_rpm).toBeLessThan(usual.base_speed_rpm)
    expect(weak.power_kW).toBeLessThan(usual.power_kW)
  })

  test('tables for a controller, and the section that was scaled', async () => {
    const out = join(folder, 'tables')
    const said = await firstdrive('motor', 'bmw-i3', '--step', '100', '--out', out)
    expect(said.code).toBe(0)
    expect(said.out).toContain('Its file has no design: this one is scaled')
    expect(readdirSync(out).sort()).toEqual(['bmw-i3-design.txt', 'bmw-i3-envelope.csv', 'bmw-i3-map.csv', 'bmw-i3-references.h', 'bmw-i3-step.csv'])
    const map = readFileSync(join(out, 'bmw-i3-map.csv'), 'utf8').trimEnd().split('\n')
    expect(map[0]).toBe('dc_voltage_V,speed_rpm,torque_Nm,d_current_A,q_current_A,field_current_A,machine_loss_W,inverter_loss_W')
    expect(map.length).toBe(1 + 3 * 33 * 49)
    const header = readFileSync(join(out, 'bmw-i3-references.h'), 'utf8')
    expect(header).toContain('static const float bmw_i3_d_current_A[3][33][49] = {')
    expect(header.match(/-?\d[\d.e+-]*f/g)!.length).toBeGreaterThan(2 * 3 * 33 * 49)
    expect(header).not.toMatch(/NaN|Infinity/)
    const body = readFileSync('packages/library/machines/bmw-i3.yaml', 'utf8').replace(/scaled_from:.*\n/, '')
    const own = join(folder, 'own.yaml')
    writeFileSync(own, body + readFileSync(join(out, 'bmw-i3-design.txt'), 'utf8'))
    const again = await firstdrive('motor', own, '--json')
    expect(JSON.parse(again.out)).toMatchObject({ design: 'given' })
  })

  test.each([
    [['motor', 'xiaomi-v7'], 'Did you mean xiaomi-v6?'],
    [['motor', 'xiaomi-v6-design', '--step', '900'], 'expected at most the 400 Nm'],
    [['motor', 'xiaomi-v6-design', '--voltage', '20'], '--voltage 20: expected more, at which the machine can turn at its 21000 rpm'],
    [['motor', 'xiaomi-v6-design', '--step', 'hard'], 'expected a number in Nm, got "hard"'],
    [['motor', 'xiaomi-v6-design', '--out', join(folder, 'file')], 'expected a folder to write into, got a file'],
  ])('what is wrong ends with 2: %j', async (words, told) => {
    writeFileSync(join(folder, 'file'), '')
    const { code, out, err } = await firstdrive(...words)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(told)
    expect(err).not.toContain('    at ')
  })
})
