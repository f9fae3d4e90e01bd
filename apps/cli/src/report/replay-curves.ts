import { type BatteryParameters, column } from '@firstdrive/engine'
import type { Series } from '@firstdrive/report'
import type { DriveTable } from '@firstdrive/spec'
import type { MeasuredDrive, Replay } from '@firstdrive/study'
import { toCelsius, toKilometres, toKilometresPerHour, toKilowattHours, toKilowatts, toPercent } from '@firstdrive/units'
import { readingsAt } from './readings.ts'

type Values = readonly (number | null)[]

/** One quantity along a drive, as measured and as predicted; null where there is none of it. */
export interface Curve {
  readonly key: string
  readonly plot: string
  readonly unit: string
  readonly measured: Values | null
  readonly predicted: Values | null
}

export interface ReplayCurves {
  readonly t_s: readonly number[]
  readonly distance_km: readonly number[]
  readonly curves: readonly Curve[]
}

/** A speed that was followed so well has one line. */
const followed_kmh = 0.5

/** Measured and predicted at every second of a replay. Readings that are missing leave a gap, though the engine is given what lies between. */
export function replayCurves(drive: MeasuredDrive, found: Replay, table: DriveTable, battery: BatteryParameters): ReplayCurves {
  const { trace } = found
  const t_s = Array.from(column(trace, 'time'))
  const predicted = (name: string, convert: (value: number) => number): readonly number[] => Array.from(column(trace, name), convert)
  const measured = (values: readonly number[]): Values | null =>
    values.length === 0
      ? null
      : readingsAt(
          table.time_s,
          values,
          t_s.map((t) => table.time_s[0]! + t),
        )
  /** The mean of a step stands at its end. */
  const stepped = (values: Float64Array, convert: (value: number) => number): Values => t_s.map((_, row) => convert(values[Math.max(0, row - 1)]!))
  const power = Array.from(column(trace, 'battery.power'))
  const speed = { measured: t_s.map((_, row) => toKilometresPerHour(drive.speed[row]!)), predicted: predicted('chassis.speed', toKilometresPerHour) }
  const behind = speed.predicted.some((kmh, row) => Math.abs(kmh - speed.measured[row]!) > followed_kmh)
  const shown = (z: number): number => toPercent(drive.charge?.of === 'window' ? (z - battery.emptyCharge) / (battery.fullCharge - battery.emptyCharge) : z)
  const curves: readonly Curve[] = [
    { key: 'speed', plot: 'Speed', unit: 'km/h', measured: speed.measured, predicted: behind ? speed.predicted : null },
    { key: 'elevation', plot: 'Elevation', unit: 'm', measured: measured(table.elevation_m), predicted: null },
    { key: 'power', plot: 'Power at the battery', unit: 'kW', measured: stepped(drive.power, toKilowatts), predicted: power.map(toKilowatts) },
    {
      key: 'energy',
      plot: 'Energy from the battery',
      unit: 'kWh',
      measured: summed(t_s.map((_, row) => (row === 0 ? 0 : drive.power[row - 1]! * drive.step))),
      predicted: summed(power.map((watt, row) => (row === 0 ? 0 : watt * drive.step))),
    },
    {
      key: 'heater',
      plot: heaterLeftOut(drive, found) ? 'Heating, by a stale channel' : 'Heating',
      unit: 'kW',
      measured: drawn(measured(table.heater_W)),
      predicted: null,
    },
    { key: 'cooling', plot: 'Air conditioning', unit: 'kW', measured: drawn(measured(table.air_conditioning_W)), predicted: null },
    {
      key: 'soc',
      plot: drive.charge?.of === 'window' ? 'State of charge, as shown' : 'State of charge of the cells',
      unit: '%',
      measured: drive.charge && measured(drive.charge.of === 'cells' ? table.cell_soc_pct : table.soc_pct),
      predicted: predicted('battery.stateOfCharge', shown),
    },
    { key: 'voltage', plot: 'Voltage at the battery', unit: 'V', measured: stepped(drive.voltage, Number), predicted: predicted('battery.voltage', Number) },
    {
      key: 'temperature',
      plot: 'Temperature of the pack',
      unit: '°C',
      measured: measured(table.battery_temperature_C),
      predicted: predicted('battery.temperature', toCelsius),
    },
  ]
  return { t_s, distance_km: predicted('chassis.distance', toKilometres), curves: curves.filter(({ measured, predicted }) => measured ?? predicted) }
}

/** Whether the heater claims to have drawn, and nothing of it was believed. */
export const heaterLeftOut = ({ heater }: MeasuredDrive, { causes }: Replay): boolean =>
  heater?.some((power) => power > 0) === true && causes.every(({ cause, of, energy_kWh }) => cause !== 'heating' || of !== 'prediction' || energy_kWh === 0)

/** As the page draws them: what was measured below, what is predicted above it. */
export const seriesOf = ({ curves }: ReplayCurves): readonly Series[] =>
  curves.flatMap(({ key, plot, unit, measured, predicted }): readonly Series[] => [
    ...(measured === null ? [] : [{ key: `${key}-measured`, label: 'measured', unit, plot, kind: 'measured', values: measured } as const]),
    ...(predicted === null ? [] : [{ key: `${key}-predicted`, label: 'predicted', unit, plot, kind: 'simulated', values: predicted } as const]),
  ])

/** A channel that never drew anything is no plot. */
const drawn = (watts: Values | null): Values | null =>
  watts?.some((watt) => watt !== null && watt > 0) ? watts.map((watt) => (watt === null ? null : toKilowatts(watt))) : null

function summed(joules: readonly number[]): readonly number[] {
  let total = 0
  return joules.map((joule) => {
    total += joule
    return toKilowattHours(total)
  })
}
