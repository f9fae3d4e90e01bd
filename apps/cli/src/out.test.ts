import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Channel, Trace } from '@firstdrive/engine'
import { libraryRoot, loadCar, loadCycle } from '@firstdrive/library'
import { drive, perform } from '@firstdrive/study'
import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { firstdrive } from '../test/firstdrive.ts'
import { valid } from './valid.ts'

const folder = mkdtempSync(join(tmpdir(), 'out-'))
afterAll(() => rmSync(folder, { recursive: true }))

const car = valid(loadCar('su7-max-2024'))
const udds = valid(loadCycle('udds'))

/** What a column's head says, read back by the rule of docs/time-series.md: words are lower case, what follows them is the unit. */
function channelOf(head: string): Omit<Channel, 'label'> {
  const [, words, unit = '1'] = /^([a-z]+(?:_[a-z]{2,})*?)(?:_((?:s|m|kg|rad|[A-Z]\w*)(?:_per_\w+)?))?$/.exec(head) ?? []
  const [subsystem, ...field] = (words ?? '').split('_')
  const camel = field.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  return { name: camel === '' ? (subsystem ?? '') : `${subsystem}.${camel}`, unit: unit.replace('_per_', '/') }
}

function readCsv(file: string): { head: string[]; table: Float64Array } {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  return { head: head?.split(',') ?? [], table: Float64Array.from(lines.flatMap((line) => line.split(',').map(Number))) }
}

async function readParquet(file: string): Promise<{ head: string[]; table: Float64Array; metadata: FileMetaData }> {
  const buffer = await asyncBufferFromFile(file)
  const metadata = await parquetMetadataAsync(buffer)
  const head = metadata.schema.slice(1).map(({ name }) => name)
  const table = new Float64Array(head.length * Number(metadata.num_rows))
  await parquetRead({
    file: buffer,
    onChunk: ({ columnName, columnData, rowStart }) => {
      for (let row = 0; row < columnData.length; row++) table[(rowStart + row) * head.length + head.indexOf(columnName)] = columnData[row]
    },
  })
  return { head, table, metadata }
}

const bits = ({ buffer, byteOffset, byteLength }: Float64Array): string => Buffer.from(buffer, byteOffset, byteLength).toString('base64')

async function expectTrace(stem: string, { channels, rows, table }: Trace): Promise<void> {
  const csv = readCsv(`${stem}.csv`)
  expect(csv.head.map(channelOf)).toEqual(channels.map(({ name, unit }) => ({ name, unit })))
  expect(csv.table).toEqual(table.map((value) => value + 0)) // CSV writes a minus zero as 0
  const parquet = await readParquet(`${stem}.parquet`)
  expect(parquet.head).toEqual(csv.head)
  expect(Number(parquet.metadata.num_rows)).toBe(rows)
  expect(bits(parquet.table) === bits(table)).toBe(true)
  const columns = JSON.parse(parquet.metadata.key_value_metadata?.find(({ key }) => key === 'firstdrive.columns')?.value ?? '[]')
  expect(columns).toEqual(channels.map(({ name, unit, label }, i) => ({ column: csv.head[i], channel: name, unit, label })))
}

describe('--out', () => {
  test.each([
    ['a cycle', ['--cycle', 'udds', '--ambient', '-7'], () => drive(car, { cycle: udds, untilEmpty: false }, { conditions: { ambient_C: -7 }, record: 1 })],
    [
      'until empty',
      ['--cycle', 'udds', '--until-empty', '--soc', '5'],
      () => drive(car, { cycle: udds, untilEmpty: true }, { conditions: { soc_pct: 5 }, record: 1 }),
    ],
    ['a constant speed', ['--speed', '120'], () => drive(car, { speed_kmh: 120, untilEmpty: false }, { record: 1 })],
  ])('run over %s: every step, as the engine gave it', async (_, words, driven) => {
    for (const format of ['csv', 'parquet']) {
      const { code, out, err } = await firstdrive('run', 'su7-max-2024', ...words, '--out', join(folder, `drive.${format}`))
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(/\nTime series: .*drive\.(csv|parquet), [\d\u2009]+ rows of 29 columns\.\n$/)
    }
    const { trace } = driven()
    expect(trace.rows).toBe(trace.steps + 1)
    await expectTrace(join(folder, 'drive'), trace)
  })

  test('perform: from rest to top speed', async () => {
    for (const format of ['csv', 'parquet']) expect((await firstdrive('perform', 'su7-max-2024', '--out', join(folder, `launch.${format}`))).code).toBe(0)
    const { launch, top_speed_kmh } = perform(car)
    await expectTrace(join(folder, 'launch'), launch)
    const { head, table } = readCsv(join(folder, 'launch.csv'))
    expect(table[head.indexOf('chassis_speed_m_per_s')]).toBe(0)
    expect(3.6 * (table.at(head.indexOf('chassis_speed_m_per_s') - head.length) ?? 0)).toBeCloseTo(top_speed_kmh, 9)
  })

  test('with --json the document stays alone on standard output, and is the same', async () => {
    for (const words of [
      ['run', 'su7-2024', '--cycle', 'udds', '--json'],
      ['perform', 'su7-2024', '--json'],
    ]) {
      const plain = await firstdrive(...words)
      expect(await firstdrive(...words, '--out', join(folder, 'beside.csv'))).toEqual(plain)
      expect(existsSync(join(folder, 'beside.csv'))).toBe(true)
    }
  })

  test('the same drive gives the same bytes, over what was there before', async () => {
    for (const format of ['csv', 'parquet']) {
      const file = join(folder, `twice.${format}`)
      const bytes = []
      for (const before of ['old', 'longer than '.repeat(1e6)]) {
        writeFileSync(file, before)
        await firstdrive('run', 'su7-2024', '--cycle', 'hwfet', '--out', file)
        bytes.push(readFileSync(file))
      }
      expect(bytes[0]?.equals(bytes[1] as Buffer)).toBe(true)
    }
  })
})

describe('--out to a place that will not do', () => {
  const here = join(folder, 'bad')
  mkdirSync(join(here, 'folder.csv'), { recursive: true })
  writeFileSync(join(here, 'file.csv'), 'mine')
  copyFileSync(join(libraryRoot, 'cycles/udds.csv'), join(here, 'cycle.csv'))
  symlinkSync('cycle.csv', join(here, 'link.csv'))
  const before = readdirSync(here)
  beforeEach(() => expect(readdirSync(here)).toEqual(before))
  afterAll(() => {
    expect(readdirSync(here)).toEqual(before)
    expect(readFileSync(join(here, 'file.csv'), 'utf8')).toBe('mine')
  })

  const linux = process.platform === 'linux'
  const places: [place: string, told: RegExp][] = [
    ['', /^--out: expected the name of a file, got nothing\. For example: --out trace\.csv\.$/],
    [join(here, 'trace.txt'), /trace\.txt: expected an ending that says the format, \.csv or \.parquet, got \.txt\./],
    [join(here, 'trace'), /trace: expected an ending that says the format, \.csv or \.parquet, got none\./],
    [here, /bad: expected a file to write, got a folder\. Name a file in it\./],
    [join(here, 'folder.csv'), /folder\.csv: expected a file to write, got a folder\./],
    [`${here}/new.csv/`, /new\.csv\/: expected a file to write, got a folder\./],
    [join(here, 'nowhere', 'trace.csv'), /trace\.csv: expected a folder that exists, got nothing by the name .*nowhere\. Make it first: mkdir -p .*nowhere\./],
    [join(here, 'file.csv', 'trace.csv'), /trace\.csv: expected a folder on the way to the file, got a file\./],
    [join(here, `${'long'.repeat(70)}.csv`), /expected a shorter name, got one that is too long/],
    ...(linux
      ? [
          ['/sys/trace.csv', /\/sys\/trace\.csv: expected a place where (you may|one can) write, got (no permission|a disk that is read-only)/] as [
            string,
            RegExp,
          ],
        ]
      : []),
  ]
  test.each(places)('INP1 %s', async (place, told) => {
    for (const words of [
      ['run', 'su7-2024', '--cycle', 'udds'],
      ['perform', 'su7-2024', '--json'],
    ]) {
      const { code, out, err } = await firstdrive(...words, '--out', place)
      expect([code, out]).toEqual([2, ''])
      expect(err.trimEnd()).toMatch(told)
      expect(err).not.toMatch(/ {4}at |Error:/)
    }
  })

  test.each(['cycle.csv', 'link.csv'])('INP1 the cycle that is driven, as %s', async (name) => {
    const { code, err } = await firstdrive('run', 'su7-2024', '--cycle', join(here, 'cycle.csv'), '--out', join(here, name))
    expect(code).toBe(2)
    expect(err).toMatch(/expected a file of its own for the time series, got the cycle that is to be driven/)
    expect(readFileSync(join(here, 'cycle.csv'), 'utf8')).toBe(readFileSync(join(libraryRoot, 'cycles/udds.csv'), 'utf8'))
  })
})

/** A disk of 64 KiB that exists for one script only; needs Linux, and root or user namespaces. */
const small = ['-m', '-rm']
  .map((flags) => (script: string) => {
    const mounted = `mount -t tmpfs -o size=64k tmpfs "${folder}/small" && cd "${folder}/small" && ${script}`
    return spawnSync('env', ['unshare', flags, 'sh', '-c', mounted], { encoding: 'utf8' })
  })
  .find((run) => {
    mkdirSync(join(folder, 'small'), { recursive: true })
    return run('true').status === 0
  })
if (small === undefined) console.log('--out to a full disk: skipped, no small disk can be mounted here (needs Linux, and root or user namespaces)')

describe.skipIf(small === undefined)('--out to a full disk', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const command = `"${process.execPath}" --conditions=source --import "${import.meta.resolve('tsx')}" "${root}apps/cli/src/main.ts"`

  test.each([
    ['run su7-2024 --cycle udds', 'csv'],
    ['run su7-2024 --cycle udds', 'parquet'],
    ['perform su7-2024 --json', 'csv'],
    ['perform su7-2024 --json', 'parquet'],
  ])('INP1 %s as %s: told, the old file stays, nothing is left beside it', (words, format) => {
    const script = `echo old > trace.${format}; ${command} ${words} --out trace.${format}; echo "exit $?"; ls -A; cat trace.${format}`
    const { stdout, stderr } = small?.(script) ?? { stdout: '', stderr: '' }
    expect(stderr).toBe(
      `trace.${format}: expected room for the time series, got a full disk. Nothing was written. Free some space, or name a file on another disk.\n`,
    )
    expect(stdout).toBe(`exit 2\ntrace.${format}\nold\n`)
  })

  test('INP1 a disk that is read-only', () => {
    const { stdout, stderr } =
      small?.(
        `mount -o remount,ro . 2>/dev/null || mount -o remount,ro tmpfs "$PWD"; ${command} run su7-2024 --cycle udds --out trace.csv; echo "exit $?"; ls -A`,
      ) ?? {}
    expect(stderr).toBe('trace.csv: expected a place where one can write, got a disk that is read-only. Name a file elsewhere.\n')
    expect(stdout).toBe('exit 2\n')
  })
})
