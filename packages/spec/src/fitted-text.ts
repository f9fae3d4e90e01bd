import { type Document, isMap, parseDocument, Scalar, YAMLMap } from 'yaml'

/** A quantity as a fit has left it, in its written unit. */
export interface FittedValue {
  /** Inside its file: `['body', 'driveline_drag']`. */
  readonly path: readonly string[]
  readonly value: number
  /** Relative, one standard deviation; null where the data say nothing. */
  readonly spread: number | null
  readonly note: string
}

export interface FittedFile {
  readonly values: readonly FittedValue[]
  /** What the file of a part is now called: `['wheels', 'tyre']` → `./my-car-tyre.yaml`. */
  readonly references: readonly { readonly path: readonly string[]; readonly to: string }[]
  /** What the source of the new values is called in `sources`. */
  readonly title: string
  readonly variant: string | null
  /** Remarks below the first line: errors, covariance, what the data cannot tell. */
  readonly remarks: readonly string[]
}

const sourceId = 'fitted'

/** The text of a file with fitted values in place of those that it had; all else, remarks too, stays as it was written. */
export function fittedText(text: string, schemaLine: string, { values, references, title, variant, remarks }: FittedFile): string {
  const document = parseDocument(text.replace(/^# yaml-language-server:.*\n/, ''))
  const id = freeId(document)
  for (const { path, value, spread, note } of values) {
    document.setIn([...path, 'value'], Number(value.toPrecision(5)))
    document.setIn([...path, 'source'], id)
    if (spread === null) document.deleteIn([...path, 'spread'])
    else document.setIn([...path, 'spread'], spread)
    document.setIn([...path, 'note'], quoted(note))
  }
  for (const { path, to } of references) document.setIn(path, to)
  if (variant !== null) document.set('variant', variant)
  const source = new YAMLMap()
  source.flow = true
  source.set('title', quoted(title))
  source.set('kind', 'derived')
  const sources = document.get('sources')
  if (isMap(sources)) {
    sources.flow = false
    sources.set(id, source)
  } else document.set('sources', { [id]: source })
  return `${schemaLine}${remarks.map((line) => `# ${line}`.trimEnd()).join('\n')}\n${document.toString({ lineWidth: 0 }).replace(/\[ (.*) \]$/gm, '[$1]')}`
}

/** A file that was fitted before keeps what its values came from. */
function freeId(document: Document): string {
  let id = sourceId
  for (let k = 2; document.hasIn(['sources', id]); k++) id = `${sourceId}-${k}`
  return id
}

function quoted(text: string): Scalar<string> {
  const scalar = new Scalar(text)
  scalar.type = Scalar.QUOTE_DOUBLE
  return scalar
}
