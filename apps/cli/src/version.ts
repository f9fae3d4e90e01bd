import { readFileSync } from 'node:fs'

/** Of the package as it is installed. */
export const version: string = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version
