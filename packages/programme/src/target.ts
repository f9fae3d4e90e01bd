import { besides, isPath, loadCar, loadCharger, loadCycle } from '@firstdrive/library'
import { type Car, type Checked, compileCharging, fine, type Issue, nearest, type Result, type TargetSpec, wrong } from '@firstdrive/spec'
import { isMetric, type Metric, metrics, type Question } from '@firstdrive/study'

/** A target whose car, metric and conditions are known. */
export interface Target {
  readonly id: string
  readonly file: Checked<TargetSpec>
  readonly car: Car
  readonly metric: Metric
  readonly question: Question
}

/** Resolves what a target names: its metric, its car, its cycle. `home` is a file in the programme folder, from which paths start. */
export function resolveTarget(file: Checked<TargetSpec>, home: string): Result<Target> {
  const issues: Issue[] = []
  const { spec } = file
  const metric = metricOf(file, issues)
  const car = named(file, ['car'], spec.car, home, loadCar, issues)
  const question = metric === null || car === null ? null : questionOf(file, metric, car, home, issues)
  if (issues.length > 0 || metric === null || car === null || question === null) return wrong(issues)
  return fine({ id: file.id, file, car, metric, question })
}

/** What has to be asked for this metric, under the target's conditions. */
function questionOf(file: Checked<TargetSpec>, metric: Metric, car: Car, home: string, issues: Issue[]): Question | null {
  const { cycle, speed_kmh, until_empty, charger, ...conditions } = file.spec.at ?? {}
  const { procedure } = metrics[metric]
  const driven = cycle !== undefined || speed_kmh !== undefined
  if (procedure !== 'drive' && driven) issues.push(misplaced(file, metric, 'no cycle and no speed', 'It is answered by tests of its own.'))
  if (procedure !== 'charge' && charger !== undefined) issues.push(misplaced(file, metric, 'no charger', 'Nothing is charged for it.'))
  if (procedure === 'drive' && (!driven || (cycle !== undefined && speed_kmh !== undefined)))
    issues.push(misplaced(file, metric, 'either cycle or speed_kmh', 'For example at: { cycle: cltc-p }.'))
  if (issues.length > 0) return null
  if (procedure === 'perform') return { procedure, conditions }
  if (procedure === 'charge') return chargeQuestionOf(file, car, home, issues)
  const course = cycle === undefined ? (speed_kmh as number) : named(file, ['at', 'cycle'], cycle, home, loadCycle, issues)
  return course === null ? null : { procedure, course, untilEmpty: until_empty ?? metric === 'range_km', conditions }
}

const usualCharger = 'dc-600a-1000v'

function chargeQuestionOf(file: Checked<TargetSpec>, car: Car, home: string, issues: Issue[]): Question | null {
  const { charger: reference = usualCharger, cycle: _cycle, speed_kmh: _speed, until_empty: _until, ...conditions } = file.spec.at ?? {}
  const charger = named(file, ['at', 'charger'], reference, home, loadCharger, issues)
  const course = named(file, [], 'cltc-p', home, loadCycle, issues)
  if (charger === null || course === null) return null
  const compiled = compileCharging(car, charger)
  if (!compiled.ok) issues.push(...compiled.issues)
  return { procedure: 'charge', charger, course, conditions }
}

/** The metric, known and in its own unit. */
function metricOf(file: Checked<TargetSpec>, issues: Issue[]): Metric | null {
  const { metric, limit } = file.spec
  if (!isMetric(metric)) {
    const known = Object.keys(metrics)
    const meant = nearest(metric, known)
    issues.push(
      file.issue(['metric'], {
        code: 'reference',
        expected: `one of ${known.join(', ')}`,
        got: `"${metric}"`,
        hint: meant === null ? '' : `Did you mean ${meant}?`,
      }),
    )
    return null
  }
  const { unit } = metrics[metric]
  if (limit.unit !== unit)
    issues.push(
      file.issue(['limit', 'unit'], {
        code: 'unit',
        expected: `${unit}, the unit of ${metric}`,
        got: `"${limit.unit}"`,
        hint: 'A limit is given in the unit of its metric: two units cannot be compared.',
      }),
    )
  return metric
}

const misplaced = (file: Checked<TargetSpec>, metric: Metric, expected: string, hint: string): Issue =>
  file.issue(['at'], { code: 'structure', expected: `${expected} for ${metric}`, got: JSON.stringify(file.spec.at ?? {}), hint })

/** Loads what the target names at `path`; that it is not there at all is told where it is named. */
function named<Value>(
  file: Checked<TargetSpec>,
  path: readonly string[],
  reference: string,
  home: string,
  load: (reference: string) => Result<Value>,
  issues: Issue[],
): Value | null {
  const result = load(isPath(reference) ? besides(home, reference) : reference)
  if (result.ok) return result.value
  issues.push(...result.issues.map((issue) => (issue.line === 0 ? file.issue(path, { ...issue, code: 'reference' }) : issue)))
  return null
}
