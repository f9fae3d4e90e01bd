import { type Issue, shown } from '../issue.ts'
import { nearest } from '../nearest.ts'
import type { Bounds } from '../quantity.ts'
import { isSection, isWithin, numberWithin } from '../section-value.ts'
import { type Expression, parseExpression } from './expression.ts'
import type { Json } from './json.ts'

/** Reads the values of one section and remembers all that is wrong. */
export interface Section {
  readonly path: readonly string[]
  has(key: string): boolean
  number(key: string, bounds?: Bounds): number
  /** Undefined where there is none. */
  optional(key: string, bounds?: Bounds): number | undefined
  text(key: string): string
  /** A number, an expression of x or a table, as BPX has them. */
  function(key: string): Expression
  section(key: string): Section
}

/** The section at `path`; one that is not there is an issue, and so is every value asked of it. */
export function sectionAt(json: Json, path: readonly string[], issues: Issue[]): Section {
  const value = path.reduce<unknown>((inner, key) => (isSection(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), json.data)
  const content = isSection(value) ? value : {}
  const say = (key: string, code: Issue['code'], expected: string, got: string, hint: string): void => {
    issues.push(json.issue([...path, key], { code, expected, got, hint }))
  }
  const missing = (key: string, what: string): void => {
    const meant = nearest(key, Object.keys(content))
    say(key, 'structure', what, 'nothing', meant === null ? 'BPX needs it for a cell.' : `Is it ${meant}?`)
  }
  const checked = (key: string, bounds: Bounds = {}): number => {
    const written = content[key]
    if (typeof written === 'number' && isWithin(written, bounds)) return written
    say(key, 'value', numberWithin(bounds), shown(written), 'The unit stands in the name.')
    return Number.NaN
  }
  return {
    path,
    has: (key) => content[key] !== undefined && content[key] !== null,
    number: (key, bounds) => {
      if (content[key] !== undefined) return checked(key, bounds)
      missing(key, 'a number')
      return Number.NaN
    },
    optional: (key, bounds) => (content[key] === undefined || content[key] === null ? undefined : checked(key, bounds)),
    text: (key) => (typeof content[key] === 'string' ? content[key] : ''),
    function: (key) => {
      const written = content[key]
      if (written === undefined) missing(key, 'a number, an expression of x or a table of x and y')
      else if (typeof written === 'number') return () => written
      else if (typeof written === 'string') {
        const parsed = parseExpression(written)
        if (parsed.ok) return parsed.value
        const { at, expected, got } = parsed.error
        say(key, 'syntax', expected, `${got} at character ${at + 1}: ${around(written, at)}`, 'BPX knows numbers, x, + - * / **, brackets, exp and tanh.')
      } else if (isSection(written))
        return table(written, (expected, got) => say(key, 'value', expected, got, 'A table has two lists, x and y, as long as each other.'))
      else say(key, 'structure', 'a number, an expression of x or a table of x and y', shown(written), '')
      return () => Number.NaN
    },
    section: (key) => {
      if (!isSection(content[key])) say(key, 'structure', 'a section', shown(content[key]), 'A BPX file of a cell has it.')
      return sectionAt(json, [...path, key], issues)
    },
  }
}

const around = (text: string, at: number): string => shown(text.slice(Math.max(0, at - 15), at + 15))

/** Linear between its points, held beyond them, which may stand in either order. */
function table({ x, y }: Readonly<Record<string, unknown>>, say: (expected: string, got: string) => void): Expression {
  const isList = (list: unknown): list is readonly number[] => Array.isArray(list) && list.length > 1 && list.every((value) => Number.isFinite(value))
  const wrong = (expected: string, got: string): Expression => {
    say(expected, got)
    return () => Number.NaN
  }
  if (!isList(x) || !isList(y)) return wrong('lists x and y of at least two numbers', `x: ${shown(x)}, y: ${shown(y)}`)
  if (x.length !== y.length) return wrong('as many y as x', `${x.length} and ${y.length}`)
  const points = x.map((at, k) => [at, y[k]!] as const).sort(([a], [b]) => a - b)
  const twice = points.findIndex(([at], k) => k > 0 && at === points[k - 1]![0])
  if (twice > 0) return wrong('every x once', `${points[twice]![0]} twice`)
  return (at) => {
    const right = points.findIndex(([known]) => known >= at)
    if (right < 0) return points.at(-1)![1]
    if (right === 0) return points[0]![1]
    const [[x0, y0], [x1, y1]] = [points[right - 1]!, points[right]!]
    return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0)
  }
}
