import { type CellSpec, fileIssue, fine, type Issue, type Result, wrong } from '@firstdrive/spec'
import { type Ampere, type Coulomb, fixed, fromCelsius, type Kelvin, type Ratio, toAmpereHours, toPercent, type Volt } from '@firstdrive/units'
import { drawnCharge, type KnownEnd, knownEnds, type Reading, swingOf, type VoltageLimits } from './charge-count.ts'
import type { CellRecord } from './record.ts'
import type { Divided } from './refused.ts'
import { stepsOf } from './stretch.ts'
import { type Thinned, thin } from './thin.ts'

/** A record whose charge is counted. */
export interface Counted extends Divided {
  readonly record: CellRecord
  readonly thinned: Thinned
  /** State of charge at the first row, and of the rows that were kept. */
  readonly start: Ratio
  readonly charges: Float64Array
  /** What it was counted from. */
  readonly anchor: 'full' | 'empty' | 'given'
  readonly meanTemperature: Kelvin
}

/** Records of one cell on one scale of charge. */
export interface Prepared {
  readonly reading: Reading
  /** Current, over all records. */
  readonly largest: Ampere
  readonly limits: VoltageLimits
  readonly capacity: Coulomb
  readonly capacityFrom: 'swing' | 'given' | 'rated'
  /** The first is the one that the scale is laid to: the nearest to 25 °C of those that know an end, of several the one that goes furthest. */
  readonly records: readonly Counted[]
}

export interface Given {
  readonly base: CellSpec | null
  readonly capacity: Coulomb | null
  readonly stateOfCharge: Ratio | null
}

/** Capacities of one cell at like temperatures differ by less; one that is further off is another cell, or the same years later. */
const mostCapacityError = 0.05
const leastVisited: Ratio = 0.3
const usualEmpty: Volt = 3.05
/** Lithium iron phosphate, and all that goes to 4.1 V and more. */
const usualFull: readonly (readonly [least: Volt, most: Volt])[] = [
  [3.5, 3.75],
  [4.05, 5],
]
const likeTemperature: Kelvin = 10
/** Beyond this the counted charge is out of the window, not just miscounted. */
const slack: Ratio = 0.05
/** At one row a second all of the first half minute after a step are kept, of an hour's rest some two hundred: fewer where there are many. */
const leastSpacing = 0.03
const mostRows = 5000

/** Counts the charge of every record. The same records are prepared once for each way to read the current. */
export function prepare(divided: readonly Divided[], largest: Ampere, given: Given, reading: Reading): Result<Prepared> {
  const limits = given.base === null ? limitsSeen(divided) : { minimum: given.base.minimum_voltage.si, maximum: given.base.maximum_voltage.si }
  const believed = given.base === null ? customary(limits) : limits
  const counted = divided.map((one) => {
    const drawn = drawnCharge(one.record, reading)
    const ends = knownEnds(one.record, one.stretches, believed, reading)
    return { ...one, drawn, ends, swing: swingOf(ends, drawn), meanTemperature: meanOf(one.record.temperature) }
  })
  const swings = counted.flatMap(({ record, swing, meanTemperature }) => (swing === null ? [] : [{ file: record.file, swing, meanTemperature }]))
  const unlike = unlikeCapacities(swings)
  if (unlike !== null) return wrong([unlike])
  const widest = swings.length > 0 ? Math.max(...swings.map(({ swing }) => swing)) : null
  const capacity = given.capacity ?? widest ?? given.base?.capacity.si ?? null
  if (capacity === null) return wrong([noCapacity(divided, limits)])
  const capacityFrom = given.capacity !== null ? 'given' : widest !== null ? 'swing' : 'rated'

  const issues: Issue[] = []
  const spacing = spacingFor(
    counted.map(({ record }) => record),
    largest,
    reading,
    capacity,
  )
  const records = counted.flatMap((one): Counted[] => {
    const anchored = anchorOf(one, capacity, given.stateOfCharge, divided.length === 1)
    if (!anchored.ok) {
      issues.push(...anchored.issues)
      return []
    }
    const { start, anchor } = anchored.value
    const outside = outOfWindow(one.record, one.drawn, start, capacity)
    if (outside !== null) issues.push(outside)
    const thinned = thin(one.record, stepsOf(one.record, largest), reading, capacity, spacing)
    const charges = Float64Array.from(thinned.rows, (row) => start - one.drawn[row]! / capacity)
    return [{ record: one.record, stretches: one.stretches, thinned, start, charges, anchor, meanTemperature: one.meanTemperature }]
  })
  if (issues.length > 0) return wrong(issues)
  const visited = records.flatMap(({ charges }) => [...charges])
  const [least, most] = [Math.min(...visited), Math.max(...visited)]
  if (given.base === null && most - least < leastVisited) return wrong([tooNarrow(divided, least, most)])
  const swing = ({ charges }: Counted): Ratio => Math.max(...charges) - Math.min(...charges)
  const known = (one: Counted): number => Math.round(Math.abs(one.meanTemperature - fromCelsius(25))) + (one.anchor === 'given' ? 1 : 0) - swing(one)
  return fine({ reading, largest, limits, capacity, capacityFrom, records: records.sort((a, b) => known(a) - known(b)) })
}

/** The spacing of rows at which no more than `mostRows` are left. */
function spacingFor(records: readonly CellRecord[], largest: Ampere, reading: Reading, capacity: Coulomb): number {
  for (let spacing = leastSpacing; ; spacing *= 1.5) {
    const rows = records.reduce((sum, record) => sum + thin(record, stepsOf(record, largest), reading, capacity, spacing).rows.length, 0)
    if (rows <= mostRows || spacing > 1) return spacing
  }
}

/** The lowest and highest voltage under load, to 10 mV: a cycler stops there. */
function limitsSeen(divided: readonly Divided[]): VoltageLimits {
  let [minimum, maximum] = [Infinity, -Infinity]
  for (const { record } of divided)
    for (const V of record.voltage) {
      minimum = Math.min(minimum, V)
      maximum = Math.max(maximum, V)
    }
  return { minimum: Math.round(minimum * 100) / 100, maximum: Math.round(maximum * 100) / 100 }
}

/** Where nobody names the limits, the extremes that were seen are believed to be some only where cells usually have them; else nothing reaches them. */
const customary = ({ minimum, maximum }: VoltageLimits): VoltageLimits => ({
  minimum: minimum <= usualEmpty ? minimum : -Infinity,
  maximum: usualFull.some(([least, most]) => maximum >= least && maximum <= most) ? maximum : Infinity,
})

function unlikeCapacities(swings: readonly { readonly file: string; readonly swing: Coulomb; readonly meanTemperature: Kelvin }[]): Issue | null {
  for (const one of swings)
    for (const other of swings)
      if (Math.abs(one.meanTemperature - other.meanTemperature) <= likeTemperature && other.swing > (1 + mostCapacityError) * one.swing)
        return {
          ...fileIssue(
            other.file,
            `the capacity that ${one.file} shows, ${fixed(toAmpereHours(one.swing), 3)} Ah, within ${toPercent(mostCapacityError)} %`,
            `${fixed(toAmpereHours(other.swing), 3)} Ah`,
            'These are two cells, or one before and after ageing: fit each by itself.',
          ),
          code: 'physics',
        }
  return null
}

const noCapacity = (divided: readonly Divided[], { minimum, maximum }: VoltageLimits): Issue =>
  fileIssue(
    divided.map(({ record }) => record.file).join(', '),
    'a file that goes from the upper to the lower voltage limit, or --capacity',
    `neither: ${minimum} to ${maximum} V`,
    'Give the rated capacity in Ah with --capacity, or a file of a full discharge; where these are the limits of the cell, name one that has them: --cell <id or path>.',
  )

const tooNarrow = (divided: readonly Divided[], least: Ratio, most: Ratio): Issue =>
  fileIssue(
    divided.map(({ record }) => record.file).join(', '),
    `records that visit at least ${toPercent(leastVisited)} % of the charge, or --cell`,
    `from ${fixed(toPercent(least), 1)} to ${fixed(toPercent(most), 1)} %`,
    'Beyond them the open-circuit voltage must come from somewhere: name a cell of the same kind with --cell <id or path>.',
  )

type Anchored = Pick<Counted, 'start' | 'anchor'>

/** From a known end, else from what was given. Of a single record the two must agree. */
function anchorOf(
  { record: { file }, ends, drawn }: { readonly record: CellRecord; readonly ends: readonly KnownEnd[]; readonly drawn: Float64Array },
  capacity: Coulomb,
  given: Ratio | null,
  alone: boolean,
): Result<Anchored> {
  const end = ends.find(({ stateOfCharge }) => stateOfCharge === 1) ?? ends[0]
  if (end === undefined && given !== null) return fine({ start: given, anchor: 'given' })
  if (end === undefined)
    return wrong([
      fileIssue(
        file,
        'a charge to the upper or a discharge to the lower voltage, or --soc',
        'neither',
        'From one of these the state of charge is counted: give that at the first row with --soc, or name the cell whose limits hold with --cell.',
      ),
    ])
  const start = end.stateOfCharge + drawn[end.row]! / capacity
  if (alone && given !== null && Math.abs(given - start) > slack)
    return wrong([
      fileIssue(
        file,
        `--soc as counted from where the cell stands ${end.stateOfCharge === 1 ? 'full' : 'empty'}, ${fixed(toPercent(start), 1)} %`,
        `${fixed(toPercent(given), 1)} %`,
        'Leave --soc out. If that is no end of charge, name the cell, whose voltage limits then hold: --cell <id or path>.',
      ),
    ])
  return fine({ start, anchor: end.stateOfCharge === 1 ? 'full' : 'empty' })
}

function outOfWindow({ file, lineOf }: CellRecord, drawn: Float64Array, start: Ratio, capacity: Coulomb): Issue | null {
  const row = drawn.findIndex((q) => start - q / capacity < -slack || start - q / capacity > 1 + slack)
  if (row < 0) return null
  return {
    code: 'physics',
    file,
    line: lineOf(row),
    column: 1,
    path: '',
    expected: 'a state of charge between 0 and 100 %',
    got: `${fixed(toPercent(start - drawn[row]! / capacity), 1)} %, counted from ${fixed(toPercent(start), 1)} % at the first row with ${fixed(toAmpereHours(capacity), 3)} Ah`,
    hint: 'Check --capacity, --soc, and that current_A holds amperes.',
  }
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
