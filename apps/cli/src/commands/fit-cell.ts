import { basename } from 'node:path'
import { loadCell, readText } from '@firstdrive/library'
import { compileCell, type Issue, type Result } from '@firstdrive/spec'
import { type CellFit, type CellRecord, fitCell, fittedCell, type RecordError, readCellRecord, recordError, unknownOf, withSpread } from '@firstdrive/study'
import { fixed, fromAmpereHours, fromPercent, toAmpereHours, toCelsius, toPercent } from '@firstdrive/units'
import { checkNewCell, newCell, nextSteps, writeCell } from '../cell-file.ts'
import { BadInput } from '../failure.ts'
import { endProgress, print, printJson, printTable, progress } from '../output.ts'
import { badInput, valid } from '../valid.ts'

interface FitCellFlags {
  readonly cell?: string
  readonly capacity?: number
  readonly soc?: number
  readonly out: string
  readonly json?: boolean
}

/** `firstdrive fit-cell`: a cell file from measured pulses and discharges, and what they cannot tell. */
export function fitCellCommand(files: readonly string[], { cell, capacity, soc, out, json = false }: FitCellFlags): void {
  checkNewCell(out)
  const twice = files.find((file, k) => files.indexOf(file) < k)
  if (twice !== undefined) throw new BadInput(`fit-cell: expected every file once, got ${twice} twice.`)
  const base = cell === undefined ? null : valid(loadCell(cell)).spec
  const records = readAll(files)
  if (process.stderr.isTTY) progress('fitting …')
  const found = fitCell(records, {
    base,
    capacity: capacity === undefined ? null : fromAmpereHours(capacity),
    stateOfCharge: soc === undefined ? null : fromPercent(soc),
  })
  endProgress()
  const fit = valid(found)
  const name =
    base === null
      ? basename(out)
          .replace(/\.ya?ml$/, '')
          .replaceAll(/[-_]/g, ' ')
      : `${base.name}, fitted to measurements`
  const fitted = newCell(out, fittedCell(fit, base, name))
  const { battery } = compileCell(fitted.checked.spec)
  const errors = fit.prepared.records.map(({ record }, k) => recordError(battery, record, fit.prepared.reading, fit.starts[k]!))
  const unknown = unknownOf(fit, base)
  writeCell(out, fitted)
  if (json) printJson(document(out, name, fit, errors, unknown))
  else show(out, fit, errors, unknown)
}

/** Everything that is wrong with any of them is told at once. */
function readAll(files: readonly string[]): readonly CellRecord[] {
  const read = files.map((file): Result<CellRecord> => {
    const text = readText(file)
    return text.ok ? readCellRecord(text.value, file) : text
  })
  const issues: readonly Issue[] = read.flatMap((one) => (one.ok ? [] : one.issues))
  if (issues.length > 0) throw badInput(issues)
  return read.map(valid)
}

/** The stable shape of `fit-cell --json`. */
const document = (file: string, name: string, fit: CellFit, errors: readonly RecordError[], unknown: readonly string[]): object => ({
  file,
  name,
  capacity_Ah: toAmpereHours(fit.shape.capacity),
  capacity_from: fit.prepared.capacityFrom,
  current_of_a_row: fit.prepared.reading,
  rmse_mV: fit.rmse,
  rmse_otherwise_mV: fit.otherwise,
  records: errors.map(({ file, temperature, rows, start, rmse, largest, at }, k) => ({
    file,
    temperature_C: toCelsius(temperature),
    temperature_from: fit.prepared.records[k]!.record.temperatureFrom,
    rows,
    start_soc_pct: toPercent(start),
    rmse_mV: rmse,
    largest_mV: largest,
    at_s: at,
  })),
  parameters: fit.findings.map(({ name, value, unit, standardDeviation, verdict, reason }) => ({
    name,
    value,
    unit,
    standard_deviation: Number.isFinite(standardDeviation) ? standardDeviation : null,
    verdict,
    reason,
  })),
  unknown,
})

function show(out: string, fit: CellFit, errors: readonly RecordError[], unknown: readonly string[]): void {
  const { prepared, otherwise } = fit
  print(
    `${fixed(toAmpereHours(fit.shape.capacity), 3)} Ah, ${capacityWords[prepared.capacityFrom]}: ${prepared.limits.maximum} to ${prepared.limits.minimum} V.`,
  )
  print(
    `The current of a row is read as flowing ${prepared.reading} row${otherwise === null ? '' : ` (the other way round the error would be ${fixed(otherwise, 1)} instead of ${fixed(fit.rmse, 1)} mV)`}.`,
  )
  for (const { record } of prepared.records) if (record.temperatureFrom === 'assumed') print(`${record.file} does not say how warm it was: 25 °C is assumed.`)
  print('')
  printTable(
    [
      { title: 'record' },
      { title: 'cell', unit: '°C', decimals: 1 },
      { title: 'rows', decimals: 0 },
      { title: 'begins', unit: '%', decimals: 1 },
      { title: 'error', unit: 'mV', decimals: 1 },
      { title: 'largest', unit: 'mV', decimals: 1 },
      { title: 'at', unit: 's', decimals: 0 },
    ],
    errors.map(({ file, temperature, rows, start, rmse, largest, at }) => [basename(file), toCelsius(temperature), rows, toPercent(start), rmse, largest, at]),
  )
  print(`\nAt the charge nearest to half: ${nearHalf(fit)}.`)
  print('\nWhat the records cannot tell:')
  for (const text of unknown) print(`  - ${text}`)
  print(`\n${nextSteps(out)}`)
}

const capacityWords = { swing: 'as counted from full to empty', given: 'as given', rated: 'as rated' } as const

/** One of each kind, with its standard deviation. */
function nearHalf({ findings }: CellFit): string {
  const away = (name: string): number => Math.abs(Number(/ at ([\d.]+) %$/.exec(name)?.[1]) - 50)
  return ['R₀', 'R₁', 'R₂', 'τ₁', 'τ₂']
    .flatMap((symbol) => {
      const [nearest] = findings.filter(({ name }) => name.startsWith(symbol)).sort((a, b) => away(a.name) - away(b.name))
      return nearest === undefined ? [] : [`${symbol} ${withSpread(nearest)}`]
    })
    .join(', ')
}
