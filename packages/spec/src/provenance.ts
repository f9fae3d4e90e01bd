import type { Source } from './document.ts'
import type { Issue } from './issue.ts'
import { nearest } from './nearest.ts'
import { isMeasure, type Measure } from './quantity.ts'
import type { Kind, SourceEntry } from './schema/provenance.ts'

/** A quantity of a file with where it came from. */
export interface Provenance {
  readonly path: readonly string[]
  readonly measure: Measure
  /** Id of its source, its section's if it names none; null if neither does. */
  readonly source: string | null
}

/** The word for a value that no source backs. */
export const assumed = 'assumed'

/** Every quantity of a checked file, in the order in which it was written. */
export function provenance(spec: unknown): readonly Provenance[] {
  const found: Provenance[] = []
  const walk = (value: unknown, path: readonly string[], section: string | null): void => {
    if (isMeasure(value)) {
      found.push({ path, measure: value, source: value.source ?? section })
      return
    }
    if (typeof value !== 'object' || value === null) return
    const own = (value as Record<string, unknown>).source
    const inner = typeof own === 'string' ? own : section
    for (const [key, child] of Object.entries(value)) if (key !== 'sources') walk(child, [...path, key], inner)
  }
  walk(spec, [], null)
  return found
}

export const kindOf = (source: string | null, sources: Readonly<Record<string, SourceEntry>>): Kind =>
  source === null || source === assumed ? assumed : (sources[source]?.kind ?? assumed)

/** Every quantity must name a source that the file knows, and every section that names one too. */
export function checkSources(spec: unknown, source: Source): readonly Issue[] {
  const known = Object.keys((spec as { sources?: Record<string, SourceEntry> }).sources ?? {})
  const issues: Issue[] = []
  const seen = new Set<string>()
  const unresolved = (path: readonly string[], id: string): void => {
    const key = path.join('.')
    if (seen.has(key)) return
    seen.add(key)
    const meant = nearest(id, [...known, assumed])
    issues.push({
      code: 'source',
      file: source.file,
      ...source.locate(path),
      path: key,
      expected: `a source of this file (${[...known, assumed].join(', ')})`,
      got: `"${id}"`,
      hint: meant === null ? 'Add it under sources:, or write assumed.' : `Did you mean ${meant}? Otherwise add it under sources:.`,
    })
  }
  for (const { path, measure, source: id } of provenance(spec)) {
    if (id === null)
      issues.push({
        code: 'source',
        file: source.file,
        ...source.locate(path),
        path: path.join('.'),
        expected: 'a source',
        got: 'none',
        hint: 'Write source: with an id of sources:, or assumed.',
      })
    else if (id !== assumed && !known.includes(id)) unresolved(measure.source === null ? sectionPath(spec, path) : [...path, 'source'], id)
  }
  return issues
}

/** Where the section above `path` names its source. */
function sectionPath(spec: unknown, path: readonly string[]): readonly string[] {
  for (let length = path.length - 1; length >= 0; length--) {
    const section = path.slice(0, length).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], spec)
    if (typeof (section as Record<string, unknown>).source === 'string') return [...path.slice(0, length), 'source']
  }
  return path
}
