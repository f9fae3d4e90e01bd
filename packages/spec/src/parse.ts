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

// A reader mends the first few and runs again.
const mostIssues = 50

/** Checks the text of a data file against its schema and its own sources; reports what is wrong in the order of the file. */
export function parseAs<Schema extends z.ZodType>(schema: Schema, text: string, file: string): Result<Checked<z.output<Schema>>> {
  const document = readDocument(text, file)
  if (!document.ok) return document
  const source = document.value
  const parsed = schema.safeParse(source.data)
  const issues = parsed.success ? checkSources(parsed.data, source) : parsed.error.issues.flatMap((issue) => toIssues(issue, source, schema))
  if (issues.length > 0) return wrong(inOrder(issues))
  return fine({
    id: (file.split(/[\\/]/).at(-1) ?? file).replace(/\.ya?ml$/, ''),
    file,
    text,
    spec: parsed.data as z.output<Schema>,
    issue: (path, found) => ({ ...found, file, ...source.locate(path), path: path.join('.') }),
  })
}

const inOrder = (issues: readonly Issue[]): readonly Issue[] => [...issues].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, mostIssues)

function toIssues(issue: z.core.$ZodIssue, source: Source, schema: z.ZodType): Issue[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, source, schema)
  const [expected = '', hint = '', got = ''] = issue.message.includes('\u0000') ? issue.message.split('\u0000') : inWords(issue, schema)
  const written = valueAt(source.data, issue.path)
  const aNumber = expected.includes('number')
  return [
    {
      code: codeOf(issue, aNumber),
      file: source.file,
      ...source.locate(issue.path),
      path: issue.path.join('.'),
      expected,
      got: got !== '' ? got : aNumber && typeof written === 'string' ? `the text ${shown(written)}` : withItsUnit(source.data, issue.path),
      hint,
    },
  ]
}

function unknownKeys({ keys, path }: z.core.$ZodIssueUnrecognizedKeys, source: Source, schema: z.ZodType): Issue[] {
  const at = schemaAt(schema, path)
  const known = at instanceof z.ZodObject ? Object.keys(at.shape) : []
  return keys.slice(0, mostIssues).map((key) => {
    const meant = nearest(key, known)
    return {
      code: 'unknown-key',
      file: source.file,
      ...source.locateKey(path, key),
      path: [...path, key].join('.'),
      expected: `one of ${known.join(', ')}`,
      got: shown(key),
      hint: meant === null ? 'Remove it or mend its name.' : `Did you mean ${meant}?`,
    }
  })
}

/** What is expected, and a hint, where the schema has no words of its own. */
function inWords(issue: z.core.$ZodIssue, schema: z.ZodType): readonly [expected: string, hint: string] {
  const at = schemaAt(schema, issue.path)
  const hint = at?.description ?? ''
  if (at instanceof z.ZodObject) {
    const required = Object.keys(at.shape).filter((key) => !(at.shape[key] instanceof z.ZodOptional))
    return [`a section with ${required.join(', ')}`, hint]
  }
  if (at instanceof z.ZodRecord) return ['a section (write {} for none)', hint]
  if (at instanceof z.ZodArray) return ['a list', hint]
  if (at instanceof z.ZodBoolean) return ['true or false', hint]
  return ['a text', hint]
}

function codeOf(issue: z.core.$ZodIssue, aNumber: boolean): Issue['code'] {
  if (issue.path.at(-1) === 'unit') return 'unit'
  return issue.code === 'custom' || aNumber ? 'value' : 'structure'
}

/** `0 kg` for the value of a quantity. */
function withItsUnit(data: unknown, path: readonly PropertyKey[]): string {
  const written = valueAt(data, path)
  const unit = path.at(-1) === 'value' ? valueAt(data, [...path.slice(0, -1), 'unit']) : undefined
  return typeof written === 'number' && typeof unit === 'string' ? `${written} ${unit}` : shown(written)
}

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), data)

/** The schema of what stands at `path`. */
function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((outer, key) => {
    if (outer instanceof z.ZodObject) return bare(outer.shape[key as string])
    if (outer instanceof z.ZodRecord) return bare(outer.valueType as z.ZodType)
    if (outer instanceof z.ZodArray) return bare(outer.element as z.ZodType)
    return undefined
  }, bare(schema))
}

/** Without what makes it optional or transforms it. */
function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  let inner = schema
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodPipe) inner = (inner instanceof z.ZodOptional ? inner.unwrap() : inner.in) as z.ZodType
  return inner
}
