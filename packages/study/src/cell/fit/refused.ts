import { fileIssue, type Issue } from '@firstdrive/spec'
import { type Ampere, significant } from '@firstdrive/units'
import type { CellRecord } from './record.ts'
import { longestPulse, pulsesOf, restsOf, type Stretch, shortestRest, stepsOf } from './stretch.ts'

/** Records of one cell, and what each consists of. */
export interface Divided {
  readonly record: CellRecord
  readonly stretches: readonly Stretch[]
}

/** What makes records useless for a fit, whatever the cell. */
export function refusedRecords(divided: readonly Divided[], largest: Ampere): readonly Issue[] {
  const files = divided.map(({ record }) => record.file).join(', ')
  if (largest === 0) return [fileIssue(files, 'a cell under load', 'a current of nought in every row', 'Is current_A the right column?')]
  const reversed = divided.flatMap(({ record }) => reversedSign(record, largest))
  if (reversed.length > 0) return reversed
  const issues: Issue[] = []
  if (divided.every(({ record, stretches }) => pulsesOf(record, stretches, largest).length === 0))
    issues.push(
      fileIssue(
        files,
        `pulses: loads of at most ${longestPulse} s between two steps of the current, of three rows or more`,
        'none',
        'Without them the resistances cannot be told apart: give a file of pulses (HPPC) too.',
      ),
    )
  if (divided.every(({ stretches }) => restsOf(stretches).length === 0))
    issues.push(
      fileIssue(
        files,
        `a rest of at least ${shortestRest / 60} min`,
        'none',
        'Without one the open-circuit voltage cannot be told from the drop over the resistances: let the cell rest between the pulses.',
      ),
    )
  return issues
}

/** Where the current steps up the voltage must fall: −Σ ΔU·ΔI/Σ ΔI² is a resistance, so above nought. */
function reversedSign(record: CellRecord, largest: Ampere): readonly Issue[] {
  const { current, voltage, file } = record
  const steps = stepsOf(record, largest)
    .filter((k) => k > 0)
    .map((k) => ({ k, dI: current[k]! - current[k - 1]!, dU: voltage[k]! - voltage[k - 1]! }))
  if (steps.length === 0 || steps.reduce((sum, { dI, dU }) => sum - dU * dI, 0) > 0) return []
  const { k, dI, dU } = steps.reduce((most, step) => (Math.abs(step.dI) > Math.abs(most.dI) ? step : most))
  return [
    {
      code: 'physics',
      file,
      line: record.lineOf(k),
      column: 1,
      path: 'current_A',
      expected: 'a voltage that falls where the current rises, discharge being positive',
      got: `${dU > 0 ? 'a rise' : 'a fall'} by ${significant(Math.abs(1e3 * dU))} mV where the current ${dI > 0 ? 'rises' : 'falls'} by ${significant(Math.abs(dI))} A`,
      hint: dU === 0 ? 'Is voltage_V the right column?' : 'The sign of the current is reversed: here discharge is positive. Multiply the column by −1.',
    },
  ]
}
