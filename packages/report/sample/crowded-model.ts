import type { CarReport, ReportModel, Series } from '../src/index.ts'
import { sampleModel } from './sample-model.ts'

/**
 * The sample at its worst, as made up as it: five cars, words that do not break, drives of 20,000 instants with a gap and two lines
 * of one kind, a car that climbs down, one without a speed, one that only has a name.
 */
export function crowdedModel(): ReportModel {
  const { cars, verdicts, ...rest } = sampleModel()
  const five = ['Base', 'Pro', 'Max', 'Long Range All-Wheel Drive', 'Verlustleistungskennfeldinterpolation'].map((name, i) => {
    const car = cars[i % 3]
    if (!car) throw new Error('the sample has three cars')
    return { ...car, id: `car-${i}`, name, drive: longDrive(), sensitivities: wordy(car) }
  })
  const [base, pro, max, long, bare] = five
  if (!base || !pro || !max || !long || !bare) throw new Error('five names make five cars')
  return {
    ...rest,
    verdicts: five.flatMap(({ id }, i) => verdicts.map((verdict) => ({ ...verdict, id: `${verdict.id}-${i}`, car: id }))),
    cars: [
      base,
      { ...pro, energy: descent(pro) },
      { ...max, drive: max.drive && { ...max.drive, series: max.drive.series.filter(({ plot }) => plot !== 'Speed') } },
      long,
      {
        ...bare,
        drive: null,
        acceleration: null,
        energy: null,
        sensitivities: [],
        inputs: [],
        facts: [],
        limits: [],
        pack: null,
        charging: null,
        not_charged: null,
        pack_tests: [],
      },
    ],
  }
}

function longDrive(): CarReport['drive'] {
  const t_s = Array.from({ length: 20_000 }, (_, i) => i / 10)
  const wave = (key: string, plot: string, unit: string, period: number): Series => ({
    key,
    label: key,
    unit,
    plot,
    kind: 'simulated',
    values: t_s.map((t) => (t > 900 && t < 1200 && key === 'coolant' ? null : 50 + 40 * Math.sin(t / period))),
  })
  const series = [wave('speed', 'Speed', 'km/h', 20), wave('cell', 'Temperature', '°C', 100), wave('coolant', 'Temperature', '°C', 140)]
  return { title: 'WLTC', t_s, phases: [{ label: 'low', from_s: 0, to_s: 600 }], series }
}

const wordy = ({ sensitivities }: CarReport): CarReport['sensitivities'] =>
  sensitivities.map((one) => ({
    ...one,
    inputs: one.inputs.map((input, i) => ({
      ...input,
      label: i === 0 ? 'Verlustleistungskennfeldinterpolationsfaktor' : `${input.label} of a summer tyre at 25 °C`,
    })),
  }))

function descent({ energy }: CarReport): CarReport['energy'] {
  if (energy === null) return null
  const parts = energy.parts.map((part) =>
    part.key === 'climb' ? { ...part, energy_kWh_per_100km: -0.84 } : part.key === 'kinetic' ? { ...part, energy_kWh_per_100km: -0.003 } : part,
  )
  return { ...energy, parts, battery_kWh_per_100km: parts.reduce((sum, { energy_kWh_per_100km }) => sum + energy_kWh_per_100km, 0) }
}
