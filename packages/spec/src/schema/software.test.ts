import { describe, expect, test } from 'vitest'
import { said } from '../../test/made-up-car.ts'
import { software } from './software.ts'

const text = `name: Made-up software
version: "1"
sources: {}
split: fixed
follow_share: { value: 0.4, source: assumed }
torque_map:
  rear:
    source: assumed
    speed_rpm: [0, 5000, 16000]
    share: [0.8, 0.9, 1]
pedal_map:
  source: assumed
  speed_kmh: [0, 50, 200]
  pedal: [0, 0.5, 1]
  share:
    - [0, 0, 0]
    - [0.4, 0.5, 0.5]
    - [0.9, 1, 1]
derating:
  source: assumed
  winding_start: { value: 150, unit: degC }
  winding_end: { value: 180, unit: degC }
  junction_start: { value: 150, unit: degC }
  junction_end: { value: 175, unit: degC }
`
const told = (line: string, becomes: string) => said(software, text.replace(line, becomes), 'software/x.yaml')

describe('a version of motor software', () => {
  test('is sound as it stands', () => {
    expect(told('', '')).toEqual([])
  })

  test.each([
    ['share: [0.8, 0.9, 1]', 'share: [0.8, 0.9]', 'torque_map.rear.share: expected 3 values, got 2. One for each speed: a map has no holes.'],
    ['share: [0.8, 0.9, 1]', 'share: [0.8, null, 1]', 'torque_map.rear.share.1: expected a finite number, got nothing.'],
    ['share: [0.8, 0.9, 1]', 'share: [0.8, 1.2, 1]', 'torque_map.rear.share.1: expected a share from 0 to 1, got 1.2.'],
    [
      'speed_rpm: [0, 5000, 16000]',
      'speed_rpm: [0, 5000, 5000]',
      'torque_map.rear.speed_rpm.2: expected more than the 5000 before it, got 5000. The list must rise.',
    ],
    ['speed_rpm: [0, 5000, 16000]', 'speed_rpm: [100, 5000, 16000]', 'torque_map.rear.speed_rpm.0: expected 0, got 100.'],
    ['    - [0.4, 0.5, 0.5]\n', '', 'pedal_map.share: expected 3 rows, got 2. One for each place of the pedal: a map has no holes.'],
    ['pedal: [0, 0.5, 1]', 'pedal: [0, 0.5, 0.9]', 'pedal_map.pedal.2: expected 1, got 0.9.'],
    ['- [0.9, 1, 1]', '- [0.3, 1, 1]', 'pedal_map.share.2.0: expected at least the 0.4 of the row before, got 0.3. More pedal never gives less.'],
    ['winding_end: { value: 180', 'winding_end: { value: 140', 'derating.winding_end.value: expected a temperature above winding_start, got 140 degC.'],
    ['split: fixed', 'split: optimal', 'follow_share: expected no share'],
    ['split: fixed', 'split: optiml', 'split: expected one of lead-first, optimal, fixed, got "optiml". Did you mean optimal?'],
  ])('%s → %s is told', (line, becomes, message) => {
    expect(told(line, becomes).join('\n')).toContain(message)
  })
})
