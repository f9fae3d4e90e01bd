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
const assumed = 'assumed'

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

/** Every source that is named must be one of the file, and every quantity must have one. */
export function checkSources(spec: unknown, source: Source): readonly Issue[] {
  const known = Object.keys((spec as { sources?: Record<string, SourceEntry> }).sources ?? {})
  const issue = (path: readonly string[], expected: string, got: string, hint: string): Issue => ({
    code: 'source',
    file: source.file,
    ...source.locate(path),
    path: path.join('.'),
    expected,
    got,
    hint,
  })
  const unresolved = references(spec)
    .filter(({ id }) => id !== assumed && !known.includes(id))
    .map(({ path, id }) => {
      const meant = nearest(id, [...known, assumed])
      const hint = meant === null ? 'Add it under sources:, or write assumed.' : `Did you mean ${meant}? Otherwise add it under sources:.`
      return issue(path, `the id of a source (${[...known, assumed].join(', ')})`, `"${id}"`, hint)
    })
  const unsourced = provenance(spec)
    .filter(({ source: id }) => id === null)
    .map(({ path }) => issue(path, 'a source', 'none', 'Name one of sources: here or for the section, or write source: assumed.'))
  return [...unresolved, ...unsourced]
}

/** Every `source:` of a file, of a quantity or a section. */
function references(spec: unknown): readonly { readonly path: readonly string[]; readonly id: string }[] {
  if (typeof spec !== 'object' || spec === null) return []
  return Object.entries(spec).flatMap(([key, value]) => {
    if (key === 'sources') return []
    if (key === 'source') return typeof value === 'string' ? [{ path: [key], id: value }] : []
    return references(value).map(({ path, id }) => ({ path: [key, ...path], id }))
  })
}
