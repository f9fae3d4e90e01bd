import { z } from 'zod'
import { readDocument, type Source } from './document.ts'
import { fine, type Issue, type Result, shown, wrong } from './issue.ts'
import { nearest } from './nearest.ts'
import { checkSources } from './provenance.ts'

/** A file that was read and found sound: what it says, and where each value stands, for what is only found out later. */
export interface Checked<Spec> {
  readonly id: string
  readonly file: string
  readonly text: string
  readonly spec: Spec
  /** An issue with the value at `path`. */
  issue(path: readonly PropertyKey[], found: Pick<Issue, 'code' | 'expected' | 'got' | 'hint'>): Issue
}

/** Checks the text of a data file against its schema and its own sources; reports everything that is wrong. */
export function parseAs<Schema extends z.ZodType>(schema: Schema, text: string, file: string): Result<Checked<z.output<Schema>>> {
  const document = readDocument(text, file)
  if (!document.ok) return document
  const source = document.value
  const parsed = schema.safeParse(source.data)
  if (!parsed.success) return wrong(parsed.error.issues.flatMap((issue) => toIssues(issue, source, schema)))
  const unresolved = checkSources(parsed.data, source)
  if (unresolved.length > 0) return wrong(unresolved)
  return fine({
    id: (file.split(/[\\/]/).at(-1) ?? file).replace(/\.ya?ml$/, ''),
    file,
    text,
    spec: parsed.data,
    issue: (path, found) => ({ ...found, file, ...source.locate(path), path: path.join('.') }),
  })
}

function toIssues(issue: z.core.$ZodIssue, source: Source, schema: z.ZodType): Issue[] {
  const { file } = source
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path)
    return issue.keys.map((key) => {
      const meant = nearest(key, known)
      return {
        code: 'unknown-key' as const,
        file,
        ...source.locateKey(issue.path, key),
        path: [...issue.path, key].join('.'),
        expected: `one of ${known.join(', ')}`,
        got: `"${key}"`,
        hint: meant === null ? '' : `Did you mean ${meant}?`,
      }
    })
  }
  const [expected = 'something else', hint = ''] = issue.message.split('\u0000')
  const written = valueAt(source.data, issue.path)
  return [
    {
      code: codeOf(issue, expected),
      file,
      ...source.locate(issue.path),
      path: issue.path.join('.'),
      expected: written === undefined && !issue.message.includes('\u0000') ? `${String(issue.path.at(-1))} (it is required)` : expected,
      got: shown(written),
      hint,
    },
  ]
}

function codeOf(issue: z.core.$ZodIssue, expected: string): Issue['code'] {
  if (issue.path.at(-1) === 'unit') return 'unit'
  return issue.code === 'custom' || expected.includes('number') ? 'value' : 'structure'
}

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), data)

/** The keys that the schema knows at `path`. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const at = path.reduce<z.ZodType | undefined>((inner, key) => {
    const bare = unwrapped(inner)
    if (bare instanceof z.ZodObject) return bare.shape[key as string] as z.ZodType | undefined
    if (bare instanceof z.ZodRecord) return bare.valueType as z.ZodType
    if (bare instanceof z.ZodArray) return bare.element as z.ZodType
    return undefined
  }, schema)
  const bare = unwrapped(at)
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : []
}

function unwrapped(schema: z.ZodType | undefined): z.ZodType | undefined {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodPipe) inner = (inner instanceof z.ZodOptional ? inner.unwrap() : inner.in) as z.ZodType
  return inner
}
