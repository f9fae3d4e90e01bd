import { type Car, type Checked, type FittedValue, fittedText } from '@firstdrive/spec'
import type { Calibration } from './calibrate.ts'

/** A file to write: of the vehicle, or of a part that the fit has changed or whose part it has. */
export interface CarFile {
  readonly noun: 'vehicle' | 'tyre' | 'pack' | 'cell' | 'machine'
  readonly name: string
  readonly text: string
}

export interface FittedCarOptions {
  /** What the vehicle's file is called, without its ending. */
  readonly stem: string
  /** Where the new values come from. */
  readonly title: string
  readonly variant: string | null
  readonly remarks: readonly string[]
  /** The first line of a file of this kind. */
  readonly schemaLine: (noun: CarFile['noun']) => string
  /** How a file is called from where the new ones stand that `by` names by a path. */
  readonly relocated: (reference: string, by: string) => string
}

/** A part, where the file above it names it, and what the new file is called after. */
interface Part {
  readonly prefix: string
  readonly noun: CarFile['noun']
  readonly file: Checked<unknown>
  readonly above: string | null
  readonly namedAt: readonly string[]
}

function partsOf({ vehicle, tyre, pack, cell, machines }: Car): readonly Part[] {
  const units = (['front', 'rear'] as const).flatMap((axle): Part[] => {
    const unit = machines[axle]
    if (unit === undefined) return []
    const own: Part = { prefix: `machines.${axle}.machine`, noun: 'machine', file: unit.machine, above: 'vehicle', namedAt: ['drive', axle, 'machine'] }
    if (unit.reference.file === unit.machine.file) return [own]
    return [own, { prefix: `machines.${axle}.reference`, noun: 'machine', file: unit.reference, above: own.prefix, namedAt: ['scaled_from'] }]
  })
  return [
    { prefix: 'vehicle', noun: 'vehicle', file: vehicle, above: null, namedAt: [] },
    { prefix: 'tyre', noun: 'tyre', file: tyre, above: 'vehicle', namedAt: ['wheels', 'tyre'] },
    { prefix: 'pack', noun: 'pack', file: pack, above: 'vehicle', namedAt: ['battery', 'pack'] },
    { prefix: 'cell', noun: 'cell', file: cell, above: 'pack', namedAt: ['cell'] },
    ...units,
  ]
}

/** The files of a fitted car: those of the car that was fitted, with new values of the kind `derived` and with what is to be said of them. */
export function fittedCar({ car, free, values, findings }: Calibration, options: FittedCarOptions): readonly CarFile[] {
  const { stem, title, variant, remarks, schemaLine, relocated } = options
  const parts = partsOf(car)
  const fitted = (prefix: string): readonly FittedValue[] =>
    free.flatMap(({ name }, k) => {
      if (!name.startsWith(`${prefix}.`)) return []
      const { standardDeviation, verdict } = findings[k]!
      const value = values[k]!
      const spread = Math.min(0.9, Math.max(0.01, Number((standardDeviation / Math.abs(value)).toPrecision(2))))
      const known = verdict === 'undetermined' || !(value !== 0) ? null : spread
      return [{ path: name.slice(prefix.length + 1).split('.'), value, spread: known, note: noteOf(verdict) }]
    })
  const changed = new Set(['vehicle'])
  for (const { prefix } of parts) if (fitted(prefix).length > 0) for (let at: string | null = prefix; at !== null; at = aboveOf(parts, at)) changed.add(at)
  const nameOf = (prefix: string): string =>
    prefix === 'vehicle'
      ? `${stem}.yaml`
      : `${stem}-${prefix
          .split('.')
          .slice(-2)
          .join('-')
          .replace(/^machines-/, '')}.yaml`
  return parts
    .filter(({ prefix }) => changed.has(prefix))
    .map(({ prefix, noun, file }) => ({
      noun,
      name: nameOf(prefix),
      text: fittedText(file.text, schemaLine(noun), {
        values: fitted(prefix),
        references: parts
          .filter(({ above }) => above === prefix)
          .flatMap((part) => {
            if (changed.has(part.prefix)) return [{ path: part.namedAt, to: `./${nameOf(part.prefix)}` }]
            const before = part.namedAt.reduce<unknown>((spec, key) => (spec as Record<string, unknown>)[key], file.spec) as string
            const to = relocated(before, file.file)
            return to === before ? [] : [{ path: part.namedAt, to }]
          }),
        title,
        variant: prefix === 'vehicle' ? variant : null,
        remarks: prefix === 'vehicle' ? remarks : [`Fitted together with ${stem}.yaml, where the errors stand.`],
      }),
    }))
}

const aboveOf = (parts: readonly Part[], prefix: string): string | null => parts.find((part) => part.prefix === prefix)!.above

const noteOf = (verdict: Calibration['findings'][number]['verdict']): string =>
  ({ determined: 'fitted', weak: 'fitted; the drives hardly tell it', undetermined: 'the drives do not tell it' })[verdict]
