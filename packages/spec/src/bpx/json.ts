import { fileIssue, readDocument, withoutMark } from '../document.ts'
import { fine, type Issue, type Result, shown, wrong } from '../issue.ts'
import { isSection } from '../section-value.ts'

/** A JSON file as data, and where its values stand. */
export interface Json {
  readonly file: string
  readonly data: Readonly<Record<string, unknown>>
  issue(path: readonly string[], found: Pick<Issue, 'code' | 'expected' | 'got' | 'hint'>): Issue
}

const notMeant = 'Is this the file that you meant?'

export function readJson(text: string, file: string): Result<Json> {
  const bare = withoutMark(text)
  if (bare.trim() === '') return wrong([fileIssue(file, 'a JSON file', 'an empty file', notMeant)])
  if (bare.includes('\u0000') || bare.includes('\ufffd')) return wrong([fileIssue(file, 'a JSON file in UTF-8', 'a binary file', notMeant)])
  let data: unknown
  try {
    data = JSON.parse(bare)
  } catch (problem) {
    return wrong([syntaxIssue(bare, file, (problem as Error).message)])
  }
  if (!isSection(data)) return wrong([fileIssue(file, 'a JSON file with sections', shown(data), notMeant)])
  // JSON is YAML 1.2 too, and that reader knows where things stand; what is too long for it is told without line
  const document = readDocument(bare, file)
  return fine({
    file,
    data,
    issue: (path, found) => ({ ...fileIssue(file, '', '', ''), ...(document.ok ? document.value.locate(path) : {}), ...found, path: path.join('.') }),
  })
}

/** `Expected ',' or '}' after property value in JSON at position 57`: JavaScript says where, if it is in the mood. */
function syntaxIssue(text: string, file: string, message: string): Issue {
  const position = /at position (\d+)/.exec(message)?.[1]
  const offset = position === undefined ? (/end of JSON/.test(message) ? text.length : 0) : Number(position)
  const before = text.slice(0, offset).split('\n')
  const got = message.replace(/ in JSON at position.*$/, '').replace(/ is not valid JSON$/, '')
  return {
    ...fileIssue(
      file,
      'valid JSON',
      `${got.charAt(0).toLowerCase()}${got.slice(1)}`,
      'A BPX file is JSON: check quotes, commas and brackets before this place.',
    ),
    code: 'syntax',
    line: before.length,
    column: before.at(-1)!.length + 1,
  }
}
