import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atTemperature, createReferences, findCurrents, type MachineDesign, scaleDesign, torqueLimit } from '@firstdrive/engine'
import { fromCelsius, fromKilowatts, fromRevolutionsPerMinute } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import type { Part } from '../suite.ts'
import { id3Machine, id3Voltage } from './id3-machine.ts'
import { medianOf } from './median.ts'

const file = 'motor-maps/vw_id3_sumo_mmpevem_loss_map_subset.json'
const room = { stator: fromCelsius(20), rotor: fromCelsius(20) }
const warm = { stator: fromCelsius(80), rotor: fromCelsius(80) }

export const id3: Part = {
  title: 'Losses of the ID.3’s machine and inverter',
  about:
    'A loss map of a designed machine with its inverter. A machine was fitted to every second speed and is compared at the others (id3_loss_pct), a case being the working of a speed whose error is the median there: it shows that the model has the right form, not that it foresees a machine. What the scaling rule foresees from 150 kW, 310 Nm and 16,000 rpm is beside it (id3_scaled_loss_pct) and nothing is promised of it: this machine loses at full torque two to four times what those maps do from which the rule was made, and a third of it without load at its highest speed.',
  needs: [file],
  limits: [{ quantity: 'id3_loss_pct', statistic: 'median_abs_pct', limit: 15 }],
  origins: () => [
    {
      about: 'Loss map of a machine like that of the VW ID.3, with its inverter',
      origin: 'Eclipse SUMO, MMPEVEM (L. Koch, RWTH Aachen; design tool of Kalt et al. 2019), https://github.com/eclipse-sumo/sumo',
      version: '023cf4b',
      licence: 'EPL-2.0; only coefficients were derived, no map is here',
    },
  ],
  cases: (data) => id3Cases(readLossMap(data)),
}

export interface LossMap {
  readonly speed_rpm: readonly number[]
  readonly torque_nm: readonly number[]
  /** A row for each torque; null beyond the envelope. */
  readonly loss_w: readonly (readonly (number | null)[])[]
}

const readLossMap = (data: string): LossMap => JSON.parse(readFileSync(join(data, file), 'utf8')) as LossMap

/** Every second speed beyond rest, those that nothing was fitted to. */
export function id3Cases(map: LossMap): readonly Case[] {
  const columns = map.speed_rpm.map((_, column) => column).filter((column) => column > 0 && column % 2 === 0)
  const scaled = scaleDesign({
    type: 'pmsm',
    power: fromKilowatts(150),
    torque: 310,
    maximumSpeed: fromRevolutionsPerMinute(16_000),
    dcVoltage: id3Voltage,
    inverter: 'igbt',
    after: 'production',
  })
  return [...casesOf('id3_loss_pct', map, columns, id3Machine, room), ...casesOf('id3_scaled_loss_pct', map, columns, scaled, warm)]
}

/** Of each speed the working whose error is the median there: the map itself is not to be repeated. */
function casesOf(quantity: string, map: LossMap, columns: readonly number[], design: MachineDesign, temperatures: typeof warm): readonly Case[] {
  const references = createReferences(atTemperature(design, temperatures), id3Voltage)
  return columns.map((column) => {
    const rpm = map.speed_rpm[column]!
    const speed = fromRevolutionsPerMinute(rpm)
    const limit = torqueLimit(references, speed, 1)
    return medianOf(
      map.torque_nm.flatMap((torque, row) => {
        const theirs = map.loss_w[row]?.[column] ?? null
        if (theirs === null || torque > limit) return []
        findCurrents(references, speed, torque)
        return [compare(quantity, `${Math.round(rpm)} rpm`, theirs, references.at.loss, `W at ${Math.round(torque)} Nm`)]
      }),
    )
  })
}
