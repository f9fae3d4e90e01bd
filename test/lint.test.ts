import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const elsewhere = mkdtempSync(join(tmpdir(), 'lint-'))
const engine = join(elsewhere, 'packages/engine/src')
mkdirSync(engine, { recursive: true })
cpSync(join(root, 'tools/lint'), join(elsewhere, 'tools/lint'), { recursive: true })
writeFileSync(join(elsewhere, 'biome.json'), JSON.stringify({ ...JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')), vcs: { enabled: false } }))
afterAll(() => rmSync(elsewhere, { recursive: true }))

/** What the linter says of these lines, were they files of the engine. */
function lint(lines: readonly string[]): string {
  for (const [k, line] of lines.entries()) writeFileSync(join(engine, `line-${k}.ts`), `${line}\n`)
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '.'], {
    cwd: elsewhere,
    encoding: 'utf8',
  })
  return stdout + stderr
}

test('DET1 the engine may call no built-in function that differs between JavaScript engines, by whatever name', () => {
  const lines = [
    'export const x = Math.exp(1)',
    'export const x = [1].map(Math.log)',
    'const { sin } = Math',
    'export const x = 2 ** 3',
    'export const x = Math.random()',
  ]
  const said = lint([...lines, 'export const x = Math.sqrt(Math.abs(-2)) * Math.PI'])
  for (const k of lines.keys()) expect(said, lines[k]).toMatch(new RegExp(`line-${k}[.]ts:1:\\d+ plugin`))
  expect(said).not.toMatch(new RegExp(`line-${lines.length}[.]ts|errored`))
})
