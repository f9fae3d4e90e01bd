import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { copyOf, libraryIds, loadAny, programmeTexts, sketchText } from '@firstdrive/library'
import { loadProgramme, writeWhole } from '@firstdrive/programme'
import { BadInput } from '../failure.ts'
import { print } from '../output.ts'
import { valid } from '../valid.ts'

const numbers = ['mass', 'dragArea', 'power', 'torque', 'battery', 'topSpeed'] as const
type Numbers = Partial<Record<(typeof numbers)[number], number>>

const example = 'For example: firstdrive new car my-car.yaml --mass 1800 --drag-area 0.55 --power 150 --torque 310 --battery 60 --top-speed 160'

/** `firstdrive new car`: a file from six numbers, or a copy of a car of the library. */
export function newCar(file: string, { from, name, ...known }: Numbers & { readonly from?: string; readonly name?: string }): void {
  if (from !== undefined) {
    const extra = numbers.filter((number) => known[number] !== undefined)
    if (extra.length > 0) throw new BadInput(`new car: expected either --from or numbers, got both. A copy is changed in its file.`)
    begin(file, valid(copyOf('vehicle', from, file)), driveIt(file))
    return
  }
  const missing = numbers
    .filter((number) => known[number] === undefined)
    .map((number) => `--${number.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
  if (missing.length > 0) throw new BadInput(`new car: expected --from <vehicle> or six numbers, got no ${missing.join(', ')}. ${example}`)
  const { mass, dragArea, power, torque, battery, topSpeed } = known as Required<Numbers>
  const sketch = {
    name: name ?? nameOf(file),
    mass_kg: mass,
    drag_area_m2: dragArea,
    power_kW: power,
    torque_Nm: torque,
    battery_kWh: battery,
    top_speed_kmh: topSpeed,
  }
  begin(file, sketchText(sketch, file), driveIt(file))
}

const driveIt = (file: string): string => `firstdrive run ${file} --cycle wltc-3b --until-empty --interval`

/** `firstdrive new pack`: a copy of a pack of the library. */
export function newPack(file: string, { from }: { readonly from?: string }): void {
  if (from === undefined) throw new BadInput(`new pack: expected --from <pack>, got none. The library has ${libraryIds('pack').join(', ')}.`)
  begin(file, valid(copyOf('pack', from, file)), `name it in a vehicle file, battery: { pack: ./${basename(file)} }`)
}

const nameOf = (file: string): string =>
  basename(file)
    .replace(/\.ya?ml$/, '')
    .replaceAll(/[-_]/g, ' ')

/** Writes a file that is not there yet, and says what can be done with it. */
function begin(file: string, text: string, next: string): void {
  if (existsSync(file)) throw new BadInput(`${file}: expected a name that is free, got a file or folder that is there. Nothing was changed.`)
  if (!/\.ya?ml$/.test(file)) throw new BadInput(`${file}: expected a name that ends with .yaml, got none.`)
  if (!existsSync(dirname(resolve(file)))) throw new BadInput(`${file}: expected a folder that is there, got ${dirname(file)}, which is not.`)
  writeWhole(file, text)
  valid(loadAny(file))
  print(`${file} is written and sound. Next:\n  ${next}`)
}

/** `firstdrive init`: a programme folder to start from, written whole or not at all. */
export function init(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new BadInput(`${folder}: expected a new or an empty folder, got one that holds files. Nothing was changed.`)
  const beside = `${resolve(folder)}.${process.pid}.part`
  try {
    for (const [path, text] of Object.entries(programmeTexts(folder, nameOf(resolve(folder))))) {
      mkdirSync(dirname(join(beside, path)), { recursive: true })
      writeFileSync(join(beside, path), text)
    }
    renameSync(beside, folder)
  } catch (problem) {
    rmSync(beside, { recursive: true, force: true })
    throw problem
  }
  valid(loadProgramme(folder))
  print(`${folder} is a programme with one car and two targets. Next:\n  firstdrive prove ${folder}`)
}
