import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { interpolate } from '@firstdrive/engine'
import { type CellSpec, cell, cellText, compileCell, formatIssue, parseAs, type Result } from '@firstdrive/spec'
import { type CellRecord, fitCell, fittedCell, type Reading, readCellRecord, recordError } from '@firstdrive/study'
import { type Celsius, fixed, type Ratio, toPercent, type Volt } from '@firstdrive/units'
import type { Case } from '../case.ts'
import type { Part } from '../suite.ts'

const folder = 'battery/ornl-leaf-cell'
const pulses: readonly (readonly [file: string, temperature: Celsius])[] = [
  ['NissanLeaf-cell-Low-Current-HPPC-10C.csv', 10],
  ['NissanLeaf-cell-Low-Current-HPPC-25C-2.csv', 25],
  ['NissanLeaf-cell-Low-Current-HPPC-40C-1.csv', 40],
]
/** Temperature of the chamber: the README gives none, the thermocouples begin at 25 °C. */
const discharges = ['1C', '2C', '3C'].map((rate) => `${rate}-Discharge-Bitrode-data.csv`)
const fittedTo = pulses[1]![0]

export const ornlLeafCell: Part = {
  title: 'Cell of a Nissan Leaf, measured by ORNL',
  about:
    'A cell fitted to the pulses (HPPC) at 25 °C alone by fit-cell, put under the currents of the pulses at 10, 25 and 40 °C and of full discharges at 1C, 2C and 3C. A case is the root mean square of the voltage error over all rows, from the rest before the first pulse or discharge on; the state of charge there is read off the fitted open-circuit voltage at that rest. How the resistances depend on temperature is the usual law, not fitted. The discharges are taken as held at 25 °C, which they are not: without a limit.',
  needs: [...pulses.map(([file]) => `${folder}/${file}`), ...discharges.map((file) => `${folder}/${file}`)],
  limits: [{ quantity: 'ornl_hppc_rmse_mV', statistic: 'max_abs_mV', limit: 15 }],
  origins: () => [
    {
      about: 'ORNL, battery cell data from a 2013 Nissan Leaf',
      origin: 'Wiggins, Allu & Wang, https://doi.org/10.5281/zenodo.2580327',
      version: 'read from the data folder; not brought along',
      licence: 'not stated beside the data; none of it is in this repository',
    },
  ],
  cases: (data) => {
    const record = (file: string, temperature: Celsius): CellRecord =>
      sound(readCellRecord(bitrodeTable(readFileSync(join(data, folder, file), 'utf8'), temperature), file))
    const fit = sound(fitCell([record(fittedTo, 25)], { base: null, capacity: null, stateOfCharge: null }))
    const { spec } = sound(parseAs(cell, cellText(fittedCell(fit, null, 'Cell of a Nissan Leaf of 2013')), 'leaf-2013.yaml'))
    const { reading } = fit.prepared
    return [
      ...pulses.map(([file, temperature]) => caseOf('ornl_hppc_rmse_mV', `HPPC ${temperature} °C`, spec, reading, fromRest(record(file, temperature)))),
      ...discharges.map((file) => caseOf('ornl_discharge_rmse_mV', file.slice(0, 2), spec, reading, oneDischarge(fromRest(record(file, 25))))),
    ]
  },
}

/**
 * A log of a Bitrode cycler as a table of ours: its columns are Exclude, Time, Cycle, Loop, Loop, Loop, Step, StepTime, Current, Voltage …,
 * with or without that head, and its current is positive in charge. Rows that are excluded or that stand still in time are left out.
 */
export function bitrodeTable(text: string, temperature: Celsius): string {
  const rows: string[] = []
  let last = -Infinity
  for (const line of text.split(/\r?\n/)) {
    const [exclude, time, , , , , , , current, voltage] = line.split(',')
    if (exclude?.trim() !== 'No' || !(Number(time) > last)) continue
    last = Number(time)
    rows.push(`${last},${-Number(current)},${Number(voltage)}`)
  }
  return [`# temperature_C: ${temperature}`, 'time_s,current_A,voltage_V', ...rows].join('\n')
}

const resting = 0.1 // A; the meter's noughts are within 0.02
const nearFull: Volt = 4.1

/** From the last row of the rest in which the cell stands full, before the first discharge. */
function fromRest(record: CellRecord): CellRecord {
  const { current, voltage } = record
  const from = current.findIndex((I, k) => Math.abs(I) < resting && voltage[k]! > nearFull && current[k + 1]! > 1)
  return rowsOf(record, from, current.length)
}

/** To the end of the first discharge. */
function oneDischarge(record: CellRecord): CellRecord {
  const to = record.current.findIndex((I, k) => k > 1 && I < 1)
  return rowsOf(record, 0, to < 0 ? record.current.length : to)
}

const rowsOf = (record: CellRecord, from: number, to: number): CellRecord => ({
  ...record,
  time: record.time.slice(from, to),
  current: record.current.slice(from, to),
  voltage: record.voltage.slice(from, to),
  temperature: record.temperature.slice(from, to),
})

function caseOf(quantity: string, id: string, spec: CellSpec, reading: Reading, record: CellRecord): Case {
  const { rmse, largest, at, rows, start } = recordError(compileCell(spec).battery, record, reading, chargeAtRest(spec, record.voltage[0]!))
  const note = `${rows} rows from ${fixed(toPercent(start), 1)} %; at most ${fixed(largest, 0)} mV, at ${fixed(at, 0)} s`
  return { id, quantity, expected: 0, got: rmse, error_pct: Number.NaN, note }
}

/** Where the open-circuit voltage is that of the rest: by halving, because it never falls with the charge. */
function chargeAtRest({ open_circuit: { soc, voltage } }: CellSpec, rest: Volt): Ratio {
  let [low, high] = [0, 1]
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2
    if (interpolate(soc, voltage, middle) < rest) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function sound<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new Error(result.issues.map(formatIssue).join('\n'))
}
