import type { YAMLParseError } from 'yaml'
import type { Issue } from './issue.ts'

type Said = Pick<Issue, 'expected' | 'got' | 'hint'>

/** An error of the YAML parser in words for somebody who never read the YAML specification. */
export function syntaxError({ code, message }: YAMLParseError): Said {
  const closing = /end with a ([\]}])/.exec(message)?.[1] ?? /closing (["'])/.exec(message)?.[1]
  if (closing !== undefined) return { expected: `a closing ${closing}`, got: 'none', hint: 'Close what was opened on this line or above it.' }
  switch (code) {
    case 'TAB_AS_INDENT':
      return { expected: 'spaces as indentation', got: 'a tab', hint: 'Replace the tab with spaces.' }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        expected: 'one key: value on a line',
        got: 'a second colon',
        hint: 'Check colons and indentation on this line and the next; a text that holds a colon needs quotes.',
      }
    case 'BAD_SCALAR_START':
      return { expected: 'a text in quotes', got: 'a text that begins with a sign of YAML', hint: 'Put it in quotes: "%".' }
    case 'NON_STRING_KEY':
      return { expected: 'a word as key', got: 'a list or a mapping', hint: 'Write key: value.' }
    default:
      return {
        expected: 'valid YAML',
        got: `a syntax error (${message.charAt(0).toLowerCase()}${message.slice(1).replace(/[.:]$/, '')})`,
        hint: 'Check indentation, colons, quotes and brackets on this line and the one before.',
      }
  }
}
