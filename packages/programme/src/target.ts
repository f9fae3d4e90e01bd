import { besides, isPath, loadCar, loadCycle } from '@firstdrive/library'
import { type Car, type Checked, type Cycle, fine, type Issue, nearest, type Result, type TargetSpec, wrong } from '@firstdrive/spec'
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
  const course = metric === null ? null : courseOf(file, metric, home, issues)
  if (issues.length > 0 || metric === null || car === null || course === null) return wrong(issues)

  const { cycle: _cycle, speed_kmh: _speed, until_empty, ...conditions } = spec.at ?? {}
  const question: Question =
    course === 'perform' ? { procedure: 'perform', conditions } : { procedure: 'drive', course, untilEmpty: until_empty ?? metric === 'range_km', conditions }
  return fine({ id: file.id, file, car, metric, question })
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

/** What is driven, or `perform` where nothing is. */
function courseOf(file: Checked<TargetSpec>, metric: Metric, home: string, issues: Issue[]): Cycle | number | 'perform' | null {
  const { cycle, speed_kmh } = file.spec.at ?? {}
  const both = cycle !== undefined && speed_kmh !== undefined
  const driven = cycle !== undefined || speed_kmh !== undefined
  if (metrics[metric].procedure === 'perform') {
    if (!driven) return 'perform'
    issues.push(misplaced(file, metric, 'no cycle and no speed', 'It is answered by the performance tests.'))
    return null
  }
  if (both || !driven) {
    issues.push(misplaced(file, metric, 'either cycle or speed_kmh', 'For example at: { cycle: cltc-p }.'))
    return null
  }
  return cycle === undefined ? (speed_kmh as number) : named(file, ['at', 'cycle'], cycle, home, loadCycle, issues)
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
