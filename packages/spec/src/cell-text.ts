import type { z } from 'zod'
import type { cell } from './schema/cell.ts'

/** What a cell file says, before it is checked. */
export type CellDraft = z.input<typeof cell>

/** A cell file as people write it: a value, a source or a list of numbers a line. What is undefined is left out. */
export function cellText(draft: CellDraft): string {
  const { name, note, sources, source, chemistry, format, confidence, ...rest } = draft
  return `${block({ name, note, sources, source, chemistry, format, confidence, ...rest }, '').join('\n')}\n`
}

/** A section, a value a line. */
export function block(section: object, indent: string): readonly string[] {
  return Object.entries(section).flatMap(([key, value]) => {
    if (value === undefined) return []
    return isSection(value) ? [`${indent}${key}:`, ...block(value, `${indent}  `)] : [`${indent}${key}: ${flow(value)}`]
  })
}

/** What does not fit on a line: a mapping that holds a list or another mapping. */
const isSection = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).some((inner) => typeof inner === 'object')

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return entries.length === 0 ? '{}' : `{ ${entries.map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')} }`
  }
  return typeof value === 'string' ? quoted(value) : String(value)
}

/** JSON's quotes are YAML's too; what cannot be mistaken for anything else goes without. */
const quoted = (text: string): string =>
  /^[A-Za-z][\w./()-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text)
