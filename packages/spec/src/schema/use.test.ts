import { expect, test } from 'vitest'
import { said } from '../../test/made-up-car.ts'
import { use } from './use.ts'

const months = '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]'
const whole = `name: Somebody, somewhere
sources: {}
source: assumed
climate:
  source: assumed
  place: Somewhere
  monthly_mean_C: ${months}
trips:
  distance: { value: 40, unit: km }
  days_per_week: { value: 5 }
charging:
  from: { value: 20, unit: "%" }
  to: { value: 0.8 }
  fast_share: { value: 10, unit: "%" }
  slow_power: { value: 11, unit: kW }
  fast_power: { value: 100, unit: kW }
parking: { at: { value: 60, unit: "%" } }
pack:
  driving_rise: { value: 4, unit: K }
  slow_rise: { value: 3, unit: K }
  fast_rise: { value: 15, unit: K }
`

test('a profile is sound, and so is one that stands anywhere or drives at one speed', () => {
  const others = [
    whole,
    whole.replace(/parking.*\n/, ''),
    whole.replace('days_per_week: { value: 5 }', 'days_per_week: { value: 5.5 }\n  speed: { value: 110, unit: km/h }'),
  ]
  for (const text of others) expect(said(use, text, 'x.yaml')).toEqual([])
})

test.each([
  ['eleven months', months, '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]', /^x.yaml:7:19 climate.monthly_mean_C: expected a list of 12, got a list of 11\./],
  ['a month in kelvin', ' 7, 8', ' 293, 8', /^x.yaml:7:38 climate.monthly_mean_C.6: expected a mean temperature from -60 to 60 °C, got 293\./],
  ['a month in words', ' 7, 8', ' warm, 8', /^x.yaml:7:38 climate.monthly_mean_C.6: expected a finite number, got the text "warm"\./],
  ['charging downwards', 'value: 20', 'value: 80', /^x.yaml:12:18 charging.from.value: expected a state of charge below to \(0\.8\), got 80 %\./],
  ['more than full', '{ value: 0.8 }', '{ value: 80 }', /^x.yaml:13:16 charging.to.value: expected at most 1 \(100 %\), got 80\./],
  [
    'standing where it never is',
    'value: 60',
    'value: 90',
    /^x.yaml:17:25 parking.at.value: expected a state of charge between from \(20 %\) and to \(0\.8\) of charging, got 90 %\./,
  ],
  ['an eighth day', 'value: 5 }', 'value: 8 }', /^x.yaml:10:27 trips.days_per_week.value: expected at most 7, got 8\./],
  ['no distance', '  distance: { value: 40, unit: km }\n', '', /^x.yaml:9:3 trips.distance: expected a quantity such as/],
  [
    'cooler while it drives',
    'driving_rise: { value: 4',
    'driving_rise: { value: -4',
    /^x.yaml:19:26 pack.driving_rise.value: expected a number of at least 0, got -4 K\./,
  ],
])('INP1 %s', (_, from, to, told) => {
  expect(said(use, whole.replace(from, to), 'x.yaml')).toEqual([expect.stringMatching(told)])
})
