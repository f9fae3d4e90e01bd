import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { DriveLog } from '@firstdrive/library'
import { engineBuild } from '@firstdrive/programme'
import type { Fact, ReplayReport } from '@firstdrive/report'
import { type Car, compileVehicle, type DriveTable, driveColumns, type MappingSpec } from '@firstdrive/spec'
import { driverLoad, type MeasuredDrive, type Replay } from '@firstdrive/study'
import { fixed } from '@firstdrive/units'
import { replayCauses } from './replay-causes.ts'
import { heaterLeftOut, replayCurves, seriesOf } from './replay-curves.ts'
import { replayErrors } from './replay-errors.ts'
import { sourcesOf } from './sources.ts'
import { sourceBlocks, toldCar } from './told-car.ts'

/** A measured drive as it was read: the log and the mapping that its columns went through. */
export interface ReadLog {
  readonly log: DriveLog
  readonly mapping: MappingSpec | null
  readonly load: number | undefined
}

/** A replay as plain data for its page. It holds no time of day and no folder of this machine: the same grounds give the same bytes. */
export function replayReport(car: Car, drive: MeasuredDrive, found: Replay, read: ReadLog): ReplayReport {
  const { spec } = car.vehicle
  const curves = replayCurves(drive, found, read.log.drive, compileVehicle(car, { load: read.load ?? driverLoad }).battery)
  return {
    title: `${spec.name}: ${drive.id}`,
    subtitle: subtitle(drive, found),
    engine_version: engineBuild(),
    distance_km: found.distance_km,
    duration_s: drive.power.length * drive.step,
    energy_measured_kWh: found.energy_measured_kWh,
    energy_predicted_kWh: found.energy_predicted_kWh,
    error_pct: found.error_pct,
    errors: replayErrors(found, curves),
    drive: { title: drive.id, t_s: curves.t_s, distance_km: curves.distance_km, series: seriesOf(curves) },
    causes: replayCauses(found),
    notes: [...found.notes, ...bridgedNotes(read.log.drive)],
    car: toldCar(car),
    sources: sourcesOf(sourceBlocks(car)),
    log: { name: read.mapping?.title ?? basename(read.log.file), facts: logFacts(read), note: read.mapping?.note ?? '' },
  }
}

/** What the engine was told of the drive. */
function subtitle(drive: MeasuredDrive, found: Replay): string {
  const drawn = [...(drive.heater !== null && !heaterLeftOut(drive, found) ? ['heating'] : []), ...(drive.airConditioning === null ? [] : ['cooling'])]
  const road = drive.hasElevation ? ' on the measured road' : ''
  const comfort = drawn.length === 0 ? '' : `, and draws for ${drawn.join(' and ')} what was measured`
  return `A measured drive, and the same drive by the engine: it follows the measured speed${road} from the charge and the temperature that the pack had at the start${comfort}. Nothing else of the measurement is known to it.`
}

/** A reading that is missing is bridged for the engine; a reader should know how many were. */
const bridgedNotes = (table: DriveTable): readonly string[] =>
  driveColumns.flatMap((name) => {
    const missing = table[name].filter(Number.isNaN).length
    return missing === 0
      ? []
      : [`${fixed(missing, 0)} of ${fixed(table[name].length, 0)} readings of ${name} are missing: the engine was given what lies between their neighbours.`]
  })

function logFacts({ log: { id, file, drive }, load }: ReadLog): readonly Fact[] {
  const air = drive.ambient_C.filter((celsius) => !Number.isNaN(celsius))
  return [
    { label: 'file', value: basename(file) },
    { label: 'drive', value: id },
    { label: 'readings', value: fixed(drive.time_s.length, 0) },
    { label: 'air', value: air.length === 0 ? 'not measured' : `${fixed(air.reduce((sum, celsius) => sum + celsius, 0) / air.length, 1)} °C` },
    { label: 'in the car', value: `${fixed(load ?? driverLoad, 0)} kg` },
    { label: 'columns', value: driveColumns.filter((name) => drive[name].length > 0).join(', ') },
    { label: 'sha256', value: createHash('sha256').update(readFileSync(file)).digest('hex') },
  ]
}
