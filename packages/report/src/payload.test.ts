import { expect, test } from 'vitest'
import { crowdedModel } from '../sample/crowded-model.ts'
import { hostileName, sampleModel } from '../sample/sample-model.ts'
import { escapeScript, payload } from './payload.ts'

test('RPT1 the data of the page cannot end its script element', () => {
  const json = payload(sampleModel())
  expect(json).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(json).cars[1].name).toBe(hostileName)
  expect(JSON.parse(escapeScript(JSON.stringify('</script><!--\u2028')))).toBe('</script><!--\u2028')
})

test('curves keep four figures of their reach', () => {
  const model = sampleModel()
  const data = JSON.parse(payload(model))
  const drive = model.cars[0]?.drive
  for (const [s, series] of (drive?.series ?? []).entries()) {
    const values = series.values.filter((value) => value !== null)
    const reach = Math.max(...values) - Math.min(...values)
    data.cars[0].drive.series[s].values.forEach((value: number, i: number) => {
      expect(Math.abs(value - (values[i] ?? 0))).toBeLessThanOrEqual(reach * 5e-4)
    })
  }
})

test('an even time axis is three numbers, an uneven one is kept', () => {
  const model = sampleModel()
  expect(JSON.parse(payload(model)).cars[0].drive.axis.at).toEqual({ from: 0, step: 1, count: 1801 })
  const car = model.cars[0]
  if (!car) throw new Error('the sample has a car')
  const uneven = { ...model, cars: [{ ...car, acceleration: { t_s: [0, 0.1, 0.3], speed_kmh: [0, 1, 2], marks: [] } }] }
  expect(JSON.parse(payload(uneven)).cars[0].acceleration.time).toEqual([0, 0.1, 0.3])
})

test('a long drive is thinned on one time axis, its gap stays a gap, its second line of a kind has its own stroke', () => {
  const [{ drive }] = JSON.parse(payload(crowdedModel())).cars
  expect(drive.axis.at.length).toBeLessThanOrEqual(2000)
  const [speed, cell, coolant] = drive.series
  for (const { values } of drive.series) expect(values.length).toBe(drive.axis.at.length)
  expect([Math.min(...speed.values), Math.max(...speed.values)]).toEqual([10, 90])
  drive.axis.at.forEach((second: number, i: number) => {
    expect(coolant.values[i] === null).toBe(second > 900 && second < 1200)
  })
  expect([cell.dash, coolant.dash]).toEqual([[], [8, 4]])
})
