import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonSchemas, jsonSchemaTexts } from './json-schema.ts'

const schemas = new URL('../schemas/', import.meta.url)
const library = new URL('../../library/', import.meta.url)

test('the schemas for editors are those of the code (if not: npm run schemas)', () => {
  const texts = jsonSchemaTexts()
  expect(readdirSync(schemas).sort()).toEqual(Object.keys(texts).map((noun) => `${noun}.schema.json`))
  for (const [noun, text] of Object.entries(texts)) expect(readFileSync(new URL(`${noun}.schema.json`, schemas), 'utf8'), `${noun}: npm run schemas`).toBe(text)
})

test('each is draft-07, and says the same as before its keys were put in order', () => {
  const plain = jsonSchemas()
  for (const [noun, text] of Object.entries(jsonSchemaTexts())) {
    expect(JSON.parse(text)).toEqual(plain[noun as keyof typeof plain])
    expect(JSON.parse(text).$schema).toBe('http://json-schema.org/draft-07/schema#')
  }
})

test('the first line of every file of the library binds a schema that is there', () => {
  const files = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !name.startsWith('node_modules'))
  expect(files.length).toBeGreaterThan(20)
  for (const name of files) {
    const file = new URL(name, library)
    const bound = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1]
    expect(bound !== undefined && existsSync(new URL(bound, file)), name).toBe(true)
  }
})
