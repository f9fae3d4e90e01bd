import { type Car, fileIssue, fine, type Input, inputs, nearest, type Result, wrong } from '@firstdrive/spec'
import type { FitParameter } from '../fit/problem.ts'

/** An input of the car that the fit may move, in its written unit. */
export interface FreeInput extends FitParameter {
  readonly unit: string
}

/** Between which multiples of its value an input is looked for. */
const widest = 10

/** The inputs that `paths` name; one that the car does not have is told with the nearest. */
export function freeInputs(car: Car, paths: readonly string[]): Result<readonly FreeInput[]> {
  const all = inputs(car)
  const found = paths.map((path) => ({ path, input: all.find((input) => input.path === path) }))
  const issues = found.flatMap(({ path, input }) => (input === undefined ? [unknown(path, all, car)] : []))
  const twice = paths.find((path, k) => paths.indexOf(path) < k)
  if (twice !== undefined) issues.push(fileIssue('--parameters', 'every input once', `"${twice}" twice`, 'Name it once.'))
  if (issues.length > 0) return wrong(issues)
  return fine(found.map(({ input }) => freeInput(input!)))
}

/** A share stays one; nothing changes its sign, grows or shrinks beyond tenfold; what is nought may become anything. */
function freeInput({ path, value, unit }: Input): FreeInput {
  const share = unit === '1' && value >= 0 && value <= 1
  const [near, far] = value === 0 ? [0, share ? 1 : Infinity] : [value / widest, widest * value]
  const bounds = value < 0 ? { lower: far, upper: near } : { lower: near, upper: share ? Math.min(1, far) : far }
  return { name: path, unit, start: value, ...bounds }
}

function unknown(path: string, all: readonly Input[], car: Car) {
  const known = all.map((input) => input.path)
  const last = path.split('.').at(-1)!
  const meant =
    nearest(path, known) ??
    known.find((other) => other.endsWith(`.${last}`)) ??
    nearest(
      last,
      known.map((other) => other.split('.').at(-1)!),
    )
  const near = known.find((other) => other === meant || other.endsWith(`.${meant}`))
  return fileIssue(
    '--parameters',
    `an input of ${car.id}, such as vehicle.body.driveline_drag`,
    `"${path}"`,
    near === undefined ? 'A parameter of warm_up or regeneration has to stand in the file before it can be fitted.' : `Did you mean ${near}?`,
  )
}
