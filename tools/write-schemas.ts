import { mkdirSync, writeFileSync } from 'node:fs'
import { jsonSchemaTexts } from '@firstdrive/spec'

/** Writes `packages/spec/schemas/<noun>.schema.json`, to which the first line of a data file binds the editor. */
const folder = new URL('../packages/spec/schemas/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [noun, text] of Object.entries(jsonSchemaTexts())) writeFileSync(new URL(`${noun}.schema.json`, folder), text)
