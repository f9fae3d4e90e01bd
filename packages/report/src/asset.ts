import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const entry = new URL('../client/report.js', import.meta.url) // the same place from src/ and from dist/

const read = (file: string | URL): string => readFileSync(file, 'utf8').trim()

/** Colours, type and the layout of the page. */
export const lookStyle = (): string => sheets.map((sheet) => read(new URL(`look/${sheet}.css`, entry))).join('\n')

/** In the order of the cascade. */
const sheets = [
  'tokens',
  'page',
  'contents',
  'table',
  'strip',
  'plot',
  'energy',
  'limit',
  'pack',
  'tornado',
  'causes',
  'cases',
  'fold',
  'keys',
  'narrow',
  'wide',
  'print',
]

export const plotStyle = (): string => read(require.resolve('uplot/dist/uPlot.min.css'))

/**
 * uPlot with its notice. It takes its canvas resolution from `devicePixelRatio`; handed in as an argument
 * it is at least two, so that a plot is sharp on paper as well.
 */
export function plotScript(): string {
  const licence = read(require.resolve('uplot/LICENSE'))
  const library = read(require.resolve('uplot/dist/uPlot.iife.min.js'))
  return closed(`/*!\nuPlot 1.6.32\n${licence}\n*/\nconst uPlot = ((devicePixelRatio) => {\n${library}\nreturn uPlot\n})(Math.max(2, window.devicePixelRatio))`)
}

/** The client modules as one script. */
export function clientScript(): string {
  const modules: string[] = []
  gather(entry, new Set(), modules)
  return closed(`(() => {\n'use strict'\n${modules.join('\n')}\n})()`)
}

/**
 * A page opened from a folder may not import modules, so they are laid one after another, each after those it needs:
 * its relative imports go, the word `export` goes. Hence a name is used once over all client files and an import is never renamed.
 */
function gather(file: URL, seen: Set<string>, modules: string[]): void {
  if (seen.has(file.href)) return
  seen.add(file.href)
  const source = read(file)
  for (const [, needed] of source.matchAll(importLine)) if (needed !== undefined) gather(new URL(needed, file), seen, modules)
  modules.push(source.replace(importLine, '').replace(/^export (?=(async )?(function|const) )/gm, ''))
}

const importLine = /^import \{[^}]*\} from '(\.\/[\w.-]+)'$\n?/gm

/** A script element ends at the first `</script`, wherever it stands. */
const closed = (script: string): string => script.replace(/<\/script/gi, '<\\/script')
