import { fixed } from '@firstdrive/units'
import { Composer, type CST, type Document, isAlias, isMap, isNode, isPair, isScalar, Lexer, LineCounter, Parser, visit } from 'yaml'
import { fine, type Issue, type Result, shown, wrong } from './issue.ts'
import { syntaxError } from './syntax.ts'

/** A YAML file as data, and where each of its values stands. */
export interface Source {
  readonly file: string
  readonly data: unknown
  /** Position of the value at `path`, or of the nearest thing above it that exists. */
  locate(path: readonly PropertyKey[]): Position
  /** Position of the key itself. */
  locateKey(path: readonly PropertyKey[], key: string): Position
}

interface Position {
  readonly line: number
  readonly column: number
}

// A file that people write is smaller than this by far; a machine or a mischief wrote what is larger.
const mostCharacters = 250_000
const mostAliases = 100
const mostLevels = 64

const startOver = 'Start from a file that works: copy one of the library.'

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
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const composed = compose(withoutMark(text), lines)
  if (composed.tooDeep !== null)
    return wrong([
      {
        ...fileIssue(
          file,
          `at most ${mostLevels} levels`,
          'more, one inside the other',
          'Nothing that is written here nests so deep: is this the file that you meant?',
        ),
        ...at(composed.tooDeep),
      },
    ])
  const [document, second] = composed.documents
  if (document === undefined) return wrong([fileIssue(file, 'lines of key: value', 'a file with nothing but comments', startOver)])
  if (second !== undefined)
    return wrong([{ ...fileIssue(file, 'one YAML document', 'a second one', 'Remove the line with three dashes, or split the file.'), ...at(second.range[0]) }])

  const [first] = document.errors.sort((a, b) => a.pos[0] - b.pos[0]) // what follows it is mostly its consequence
  if (first !== undefined) return wrong([{ ...fileIssue(file, '', '', ''), code: 'syntax', ...at(first.pos[0]), ...syntaxError(first) }])
  const problem = checkTree(document, file, at)
  return problem === null ? toData(document, file, at) : wrong([problem])
}

function refuse(text: string, file: string): Issue | null {
  if (text.includes('\u0000')) return fileIssue(file, 'a text file', 'a binary file', 'Is this the file that you meant?')
  if (text.includes('\ufffd'))
    return fileIssue(file, 'a text file in UTF-8', 'bytes that are not UTF-8', 'Save it as UTF-8, or is this not the file that you meant?')
  if (text.trim() === '') return fileIssue(file, 'lines of key: value', 'an empty file', startOver)
  if (text.length > mostCharacters)
    return fileIssue(file, `at most ${fixed(mostCharacters, 0)} characters`, fixed(text.length, 0), 'Put tables into a CSV file beside it.')
  return null
}

/** Windows editors put a byte-order mark before the first line. */
export const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text)

/** Text → tokens → documents. Looks at the depth while it reads, because composing recurses: what is too deep is never composed. */
function compose(text: string, lines: LineCounter): { readonly documents: readonly Document.Parsed[]; readonly tooDeep: number | null } {
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    if (parser.stack.length > mostLevels) return { documents: [], tooDeep: parser.offset }
  }
  tokens.push(...parser.end())
  const composer = new Composer({
    version: '1.2',
    schema: 'core', // also under a %YAML 1.1 line, in which N is false
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false, // checkTree does it, in linear time
    logLevel: 'error',
  })
  return { documents: [...composer.compose(tokens)], tooDeep: null }
}

/** Every key once, none that would touch a prototype, every alias with an anchor before it. */
function checkTree(document: Document.Parsed, file: string, at: (offset: number) => Position): Issue | null {
  const anchors = new Set<string>()
  let problem: Issue | null = null
  const found = (offset: number, code: Issue['code'], path: string, expected: string, got: string, hint: string): symbol => {
    problem = { ...fileIssue(file, expected, got, hint), code, path, ...at(offset) }
    return visit.BREAK
  }
  visit(document, (_, node) => {
    if (isAlias(node)) {
      if (anchors.has(node.source)) return undefined
      return found(node.range?.[0] ?? 0, 'syntax', '', `an anchor &${node.source} before its alias`, 'none', 'Write the value out instead of the alias.')
    }
    if (isNode(node) && node.anchor !== undefined) anchors.add(node.anchor)
    if (!isMap(node)) return undefined
    const seen = new Set<string>()
    for (const { key } of node.items) {
      if (!isScalar<string>(key)) continue
      const offset = key.range?.[0] ?? 0
      if (key.value === '__proto__') return found(offset, 'unknown-key', '__proto__', 'a key of your own', 'one that JavaScript keeps for itself', 'Remove it.')
      if (seen.has(key.value)) return found(offset, 'syntax', '', 'every key once', `${shown(key.value)} again`, 'Remove or rename one of the two.')
      seen.add(key.value)
    }
    return undefined
  })
  return problem
}

function toData(document: Document.Parsed, file: string, at: (offset: number) => Position): Result<Source> {
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: mostAliases })
  } catch {
    return wrong([
      fileIssue(file, `at most ${mostAliases} uses of aliases`, 'more, or aliases that multiply', 'Write the values out instead of repeating *aliases.'),
    ])
  }
  if (!isMap(document.contents))
    return wrong([{ ...fileIssue(file, 'lines of key: value', shown(data), startOver), ...at(document.contents?.range?.[0] ?? 0) }])

  const locate = (path: readonly PropertyKey[]): Position => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return at(node.range[0])
    }
    return at(document.contents?.range[0] ?? 0)
  }
  const locateKey = (path: readonly PropertyKey[], key: string): Position => {
    const map = path.length === 0 ? document.contents : document.getIn(path, true)
    const pair = isMap(map) ? map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key) : undefined
    return isScalar(pair?.key) && pair.key.range ? at(pair.key.range[0]) : locate(path)
  }
  return fine({ file, data, locate, locateKey })
}
