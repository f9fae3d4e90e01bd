import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const library = `${root}packages/library`

test('what npm would publish holds the build, the sources and the data, and nothing of the workshop', () => {
  const { stdout, stderr, status } = spawnSync('npm', ['pack', '--workspaces', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const packages = JSON.parse(stdout) as { name: string; files: { path: string }[] }[]
  const files = new Map(packages.map(({ name, files: all }) => [name, all.map(({ path }) => path)]))
  expect(files.size).toBe(readdirSync(`${root}packages`).length + readdirSync(`${root}apps`).length)
  for (const [name, paths] of files) {
    expect(paths, name).toEqual(
      expect.arrayContaining(name === 'firstdrive' ? ['bin/firstdrive.mjs', 'dist/main.js'] : ['dist/index.js', 'dist/index.d.ts', 'src/index.ts']),
    )
    expect(
      paths.filter((path) => /\.test\.|tsbuildinfo|tsconfig|typedoc|^test\//.test(path)),
      name,
    ).toEqual([])
  }
  const data = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((path) => /^(?!node_modules|dist).*\.(yaml|csv)$/.test(path))
  expect(data.length).toBeGreaterThan(30)
  expect(files.get('@firstdrive/library')).toEqual(expect.arrayContaining(data))
  expect(files.get('@firstdrive/report')).toEqual(expect.arrayContaining(['client/report.js', 'client/look/tokens.css']))
})
