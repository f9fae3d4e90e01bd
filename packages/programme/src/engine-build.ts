import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = ['units', 'engine', 'spec', 'study'] as const

/** `0.1.0+1f0c9a2b`: the version of the engine and a digest of the code that answers, so that no answer outlives the code that gave it. */
export function engineBuild(): string {
  const hash = createHash('sha256')
  let version = ''
  for (const name of packages) {
    const home = dirname(fileURLToPath(import.meta.resolve(`@firstdrive/${name}`)))
    for (const file of codeFiles(home)) hash.update(readFileSync(join(home, file)))
    if (name === 'engine') version = (JSON.parse(readFileSync(join(home, '..', 'package.json'), 'utf8')) as { version: string }).version
  }
  return `${version}+${hash.digest('hex').slice(0, 8)}`
}

const codeFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|ts)$/.test(file) && !/\.(test|d)\.ts$/.test(file))
    .sort()
