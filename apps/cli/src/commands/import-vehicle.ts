import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { carFromTexts, readText, schemaLine } from '@firstdrive/library'
import { type Car, type ImportedVehicle, importedVehicle, readFastsim } from '@firstdrive/spec'
import { significant } from '@firstdrive/units'
import { checkNewCell } from '../cell-file.ts'
import { BadInput } from '../failure.ts'
import { type NewFile, writeTogether } from '../files-together.ts'
import { print, printJson } from '../output.ts'
import { valid } from '../valid.ts'

interface ImportVehicleFlags {
  readonly out: string
  readonly vehicle?: string
  readonly json?: boolean
}

/** `firstdrive import-vehicle`: a vehicle file and its parts from an electric car of FASTSim-2 or FASTSim-3. */
export function importVehicle(file: string, { out, vehicle, json = false }: ImportVehicleFlags): void {
  checkNewCell(out)
  const from = valid(readFastsim(valid(readText(file)), file, vehicle))
  const imported = importedVehicle(from, basename(out).replace(/\.ya?ml$/, ''))
  const files = textsOf(imported, out, file)
  for (const { path } of files.slice(1))
    if (existsSync(path))
      throw new BadInput(`${path}: expected a name that is free for a part of the car, got a file or folder that is there. Nothing was changed.`)
  const [whole, ...parts] = files
  const car = valid(carFromTexts(whole!.text, out, new Map(parts.map(({ path, text }) => [`./${basename(path)}`, text]))))
  writeTogether(files)
  if (json) printJson(document(car, files, imported, from.version))
  else show(car, files, imported)
}

/** The files as they are written: what stood open is said in the first, which is the vehicle. */
function textsOf({ files, assumed }: ImportedVehicle, out: string, from: string): readonly NewFile[] {
  const told = [`Imported by firstdrive import-vehicle from ${basename(from)}. What it leaves open is assumed:`, ...assumed.map((each) => `  ${each}`)]
  const remarks = told.map((line) => `# ${line.replace(/\p{Cc}+/gu, ' ')}\n`).join('')
  return files.map(({ noun, name, text }, k) => ({
    path: k === 0 ? out : join(dirname(out), name),
    text: `${schemaLine(noun, out)}${k === 0 ? remarks : ''}${text}`,
  }))
}

const document = (car: Car, files: readonly NewFile[], { assumed, leftOut }: ImportedVehicle, version: number): object => ({
  file: files[0]!.path,
  files: files.map(({ path }) => path),
  name: car.vehicle.spec.name,
  fastsim: version,
  kerb_mass_kg: car.vehicle.spec.body.kerb_mass.value,
  battery_kWh: car.pack.spec.energy?.value,
  assumed,
  left_out: leftOut,
})

function show({ vehicle: { spec }, pack }: Car, files: readonly NewFile[], { assumed, leftOut }: ImportedVehicle): void {
  const { kerb_mass } = spec.body
  print(`${spec.name}: ${significant(kerb_mass.value, 4)} kg, ${significant(pack.spec.energy!.value, 3)} kWh.\n`)
  print('The file does not say, and is assumed:')
  for (const each of assumed) print(`  - ${each}`)
  print('\nThe file says, and has no place here:')
  for (const each of leftOut) print(`  - ${each}`)
  const [out = '', ...parts] = files.map(({ path }) => path)
  print(`\n${out} is written and sound, with its parts ${parts.join(', ')}. Next:\n  firstdrive run ${out} --cycle udds --interval`)
}
