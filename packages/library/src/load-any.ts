import {
  cell,
  charger,
  cost,
  environment,
  fileIssue,
  fine,
  machine,
  mapping,
  pack,
  parseAs,
  partsOf,
  programme,
  type Result,
  software,
  target,
  tyre,
  use,
  wrong,
} from '@firstdrive/spec'
import { readText } from './file.ts'
import { loadCar, loadCycle } from './load.ts'

/** Files that say all they have to say themselves. */
const plain = { cell, charger, cost, environment, machine, mapping, pack, programme, software, target, tyre, use }

const folders: Readonly<Record<string, string>> = { vehicles: 'vehicle', cars: 'vehicle', cycles: 'cycle' }

/** Checks one file and all that it names, whatever it describes; gives the files that were read. */
export function loadAny(path: string): Result<readonly string[]> {
  if (/\.csv$/i.test(path)) return filesOfCycle(path)
  const text = readText(path)
  if (!text.ok) return text
  const noun = nounOf(path, text.value)
  if (noun === 'cycle') return filesOfCycle(path)
  if (noun === 'vehicle' || noun === 'sketch') {
    const car = loadCar(path)
    return car.ok ? fine(partsOf(car.value).map(([, { file }]) => file)) : car
  }
  if (noun in plain) {
    const parsed = parseAs(plain[noun as keyof typeof plain], text.value, path)
    return parsed.ok ? fine([path]) : parsed
  }
  return wrong([
    fileIssue(
      path,
      `a file that says what it is: vehicle, cycle, ${Object.keys(plain).join(', ')}`,
      `"${noun}"`,
      'Its first line binds a schema: see any file of the library.',
    ),
  ])
}

function filesOfCycle(path: string): Result<readonly string[]> {
  const cycle = loadCycle(path)
  return cycle.ok ? fine([cycle.value.file, ...(cycle.value.about === null ? [] : [cycle.value.about.file])]) : cycle
}

/** What a file describes: by the schema that its first line binds, else by its folder, else it is a vehicle. */
function nounOf(path: string, text: string): string {
  const bound = /^#.*\$schema=\S*?([a-z-]+)\.schema\.json/.exec(text)?.[1]
  const folder = path.split(/[\\/]/).at(-2) ?? ''
  return bound ?? folders[folder] ?? (folder.replace(/s$/, '') in plain ? folder.replace(/s$/, '') : 'vehicle')
}
