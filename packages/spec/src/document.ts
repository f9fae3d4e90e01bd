import { type Document, isMap, isNode, isPair, isScalar, LineCounter, type Node, parseAllDocuments } from 'yaml'
import { fine, type Issue, type Result, wrong } from './issue.ts'

/** A YAML file as data, and where each of its values stands. */
export interface Source {
  readonly file: string
  readonly data: unknown
  /** Position of the value at `path`, or of the nearest thing above it that exists. */
  locate(path: readonly PropertyKey[]): Position
  /** Position of the key itself. */
  locateKey(path: readonly PropertyKey[], key: string): Position
}

export interface Position {
  readonly line: number
  readonly column: number
}

/** A file of people is smaller than this. */
const mostBytes = 2 ** 20
const mostAliases = 100

export const fileIssue = (file: string, expected: string, got: string, hint: string): Issue => ({
  code: 'file',
  file,
  line: 0,
  column: 0,
  path: '',
  expected,
  got,
  hint,
})

/** Reads the text of one YAML 1.2 document. */
export function readDocument(text: string, file: string): Result<Source> {
  const refused = refuse(text, file)
  if (refused !== null) return wrong([refused])

  const lines = new LineCounter()
  const documents = parseAllDocuments(text, { version: '1.2', lineCounter: lines, uniqueKeys: true, strict: true, prettyErrors: false })
  if (!Array.isArray(documents) || documents.length === 0)
    return wrong([fileIssue(file, 'a YAML mapping', 'a file with nothing but comments', 'Start from a file that works: every library file is one.')])
  if (documents.length > 1)
    return wrong([fileIssue(file, 'one YAML document', `${documents.length}`, 'Remove the lines with three dashes, or split the file.')])

  const document = documents[0] as Document.Parsed
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  if (document.errors.length > 0)
    return wrong(
      document.errors.map(({ message, pos }) => ({
        code: 'syntax' as const,
        file,
        ...at(pos[0]),
        path: '',
        expected: 'YAML 1.2',
        got: message.split('\n')[0]?.replace(/[.:]$/, '') ?? 'something else',
        hint: 'Check indentation, colons and brackets on this line and the one before.',
      })),
    )
  return toData(document, file, at)
}

function refuse(text: string, file: string): Issue | null {
  if (text.includes('\u0000') || text.includes('\ufffd')) return fileIssue(file, 'a text file in UTF-8', 'a binary file', 'Is this the file that you meant?')
  if (text.trim() === '') return fileIssue(file, 'a YAML mapping', 'an empty file', 'Start from a file that works: every library file is one.')
  if (text.length > mostBytes)
    return fileIssue(file, 'at most 1 MiB of YAML', `${(text.length / mostBytes).toFixed(1)} MiB`, 'Tables belong into a CSV file beside it.')
  return null
}

function toData(document: Document.Parsed, file: string, at: (offset: number) => Position): Result<Source> {
  const bomb = (got: string): Result<Source> =>
    wrong([fileIssue(file, `at most ${mostAliases} uses of aliases`, got, 'Write the values out instead of repeating *aliases.')])
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: mostAliases })
  } catch (problem) {
    return bomb(problem instanceof ReferenceError ? 'aliases that multiply or do not resolve' : 'what cannot be read')
  }
  if (!isMap(document.contents))
    return wrong([
      {
        ...fileIssue(file, 'a YAML mapping (key: value)', 'something else', 'Start from a file that works: every library file is one.'),
        ...at(document.contents?.range?.[0] ?? 0),
      },
    ])

  const locate = (path: readonly PropertyKey[]): Position => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length) as string[], true)
      if (isNode(node) && (node as Node).range) return at((node as Node).range![0])
    }
    return { line: 1, column: 1 }
  }
  const locateKey = (path: readonly PropertyKey[], key: string): Position => {
    const map = path.length === 0 ? document.contents : document.getIn(path as string[], true)
    const pair = isMap(map) ? map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key) : undefined
    return isScalar(pair?.key) && pair.key.range ? at(pair.key.range[0]) : locate(path)
  }
  return fine({ file, data, locate, locateKey })
}
