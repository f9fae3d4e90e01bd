import { type Ratio, significant, toAmpereHours, type Volt } from '@firstdrive/units'
import type { CellDraft } from '../cell-text.ts'
import { fine, type Result } from '../issue.ts'
import { archetypeSources, archetypes } from './archetype.ts'
import type { Bpx } from './bpx.ts'
import { type BpxBalance, balanceOf, knotsOf } from './open-circuit.ts'
import { type BpxResistances, resistancesOf } from './resistances.ts'

/** A cell file out of a BPX file, and what is to be known of where its figures come from. */
export interface ImportedCell {
  readonly draft: CellDraft
  readonly remarks: readonly string[]
}

/** Off by no more than this between the knots. */
const mostError: Volt = 3e-4
const shapeAt: readonly Ratio[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
const entropyAt: readonly Ratio[] = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
const gapAt: readonly Ratio[] = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]

/** @param file by whose name the source is told */
export function importedCell(bpx: Bpx, file: string): Result<ImportedCell> {
  const balance = balanceOf(bpx)
  if (!balance.ok) return balance
  const remarks: string[] = []
  const about = `${bpx.title} ${bpx.description}`
  const chemistry = chemistryOf(about, balance.value, remarks)
  const capacity_Ah = toAmpereHours(balance.value.capacity)
  const resistances = resistancesOf(bpx, balance.value)
  const gap_V = balance.value.halfGap === null ? 0 : mean(gapAt.map(balance.value.halfGap))
  const { plating, specificHeat, ...usual } = archetypes[chemistry]
  remarks.push(
    `Capacity: ${significant(capacity_Ah, 4)} Ah between the stoichiometric limits; ${bpx.nominalCapacity} Ah are declared.`,
    ...balanceRemarks(bpx, balance.value),
    resistances === null
      ? 'R₀, R₁, R₂: the file has no electrolyte or no porous electrodes, so those of a usual cell of this chemistry are assumed, ± 50 %.'
      : 'R₀, R₁, R₂: derived at 1C and 25 °C. R₀ is that of electrolyte, electrodes and charge transfer (Butler–Volmer), R₁ concentration in the electrolyte; diffusion in the particles is told by diffusion_time, so R₂ is nought.',
    'How the resistances depend on temperature: the usual law of measured cells is assumed; the activation energies of the file are not used.',
    plating === null
      ? 'Plating limit: none is known for this chemistry; charging is limited by voltage and current alone.'
      : 'Plating limit: BPX has none; that of a cell of like chemistry is assumed, ± 30 %.',
  )
  if (Math.abs(bpx.reference - 298.15) > 1) remarks.push(`Resistances: they are those at ${bpx.reference} K, the reference of the file, not at 25 °C.`)
  if (balance.value.entropy === null) remarks.push('dU/dT: the file has none, so there is no reversible heat.')
  const hysteresis =
    gap_V > 0.0005
      ? {
          half_gap: { value: round(1e3 * gap_V, 3), unit: 'mV' },
          rate: { value: 50, unit: undefined, source: 'assumed', note: 'e-fold in 2 % of the capacity' },
        }
      : undefined
  if (hysteresis !== undefined) remarks.push('Hysteresis: half the mean gap between the branches from 20 to 80 %; its rate is assumed.')
  const mass = bpx.density !== undefined && bpx.volume !== undefined ? bpx.density * bpx.volume : undefined
  if (mass === undefined) remarks.push('Mass: density or volume is not given, so a pack of these cells must be weighed.')
  const size = sizeIn(about)
  if (size === undefined) remarks.push('Size: neither title nor description tells the outer measures.')
  if (bpx.specificHeat === undefined) remarks.push('Specific heat: not given; that of the chemistry is assumed.')

  const draft: CellDraft = {
    name: bpx.title === '' ? plainName(file) : bpx.title.replace(/^Parameterisation example of an? /, '').replace(/\.$/, ''),
    note: `Imported from BPX ${bpx.version}.`,
    sources: {
      bpx: { title: `BPX parameter set ${plainName(file)}${bpx.title === '' ? '' : `: ${bpx.title}`}; a model, not a measurement`, kind: 'derived' },
      law: archetypeSources.law,
      ...(plating === null ? {} : { plating: archetypeSources.plating }),
    },
    source: 'bpx',
    chemistry,
    format: formatOf(about, remarks),
    confidence: 'B',
    capacity: { value: round(capacity_Ah, 5), unit: 'Ah', note: `between the stoichiometric limits; ${bpx.nominalCapacity} Ah declared` },
    mass: mass === undefined ? undefined : { value: round(mass, 4), unit: 'kg', note: 'density times volume' },
    size,
    minimum_voltage: { value: bpx.lower, unit: 'V' },
    maximum_voltage: { value: bpx.upper, unit: 'V' },
    open_circuit: { source: 'bpx', ...knotsOf(balance.value.openCircuit, mostError) },
    entropy:
      balance.value.entropy === null
        ? undefined
        : { source: 'bpx', soc: [...entropyAt], mV_per_K: entropyAt.map((z) => round4(1e3 * balance.value.entropy!(z))) },
    hysteresis,
    ...(resistances === null ? assumedResistances(usual) : derivedResistances(resistances, capacity_Ah)),
    resistance_law: { source: 'law', a_K: 1750, b_K2: 3.1e6 },
    plating_limit:
      plating === null
        ? undefined
        : {
            source: 'plating',
            soc: plating.soc,
            c_rate: plating.c_rate,
            activation_energy: { value: plating.activation_kJ, unit: 'kJ/mol' },
            scale: { value: 1, unit: undefined, source: 'assumed', spread: 0.3, note: 'another cell of like chemistry' },
          },
    specific_heat:
      bpx.specificHeat === undefined
        ? { value: specificHeat, unit: 'J/(kg.K)', source: 'assumed', spread: 0.1 }
        : { value: bpx.specificHeat, unit: 'J/(kg.K)' },
  }
  return fine({ draft, remarks })
}

type Resistances = Pick<
  CellDraft,
  'series_resistance' | 'fast_resistance' | 'fast_time' | 'slow_resistance' | 'slow_time' | 'diffusion_time' | 'resistance_shape'
>

function derivedResistances({ series, fast, fastTime, diffusionTime }: BpxResistances, capacity_Ah: number): Resistances {
  const perCharge = (R: number) => ({ value: round(1e3 * R * capacity_Ah, 4), unit: 'mOhm.Ah' })
  const one = shapeAt.map(() => 1)
  return {
    series_resistance: { ...perCharge(series(0.5)), spread: 0.15, note: 'electrolyte, electrodes and charge transfer at 1C, by closed forms' },
    fast_resistance: { ...perCharge(fast), spread: 0.3, note: 'concentration in the electrolyte' },
    fast_time: { value: round(fastTime, 3), unit: 's', spread: 0.3 },
    slow_resistance: { value: 0, unit: 'mOhm.Ah', note: 'diffusion in the particles: see diffusion_time' },
    slow_time: { value: 90, unit: 's', source: 'assumed', note: 'without effect' },
    diffusion_time: { value: round(diffusionTime, 3), unit: 's', spread: 0.3 },
    resistance_shape: { source: 'bpx', soc: [...shapeAt], series: shapeAt.map((z) => round4(series(z) / series(0.5))), fast: one, slow: one },
  }
}

function assumedResistances({ series, fast, slow }: { readonly series: number; readonly fast: number; readonly slow: number }): Resistances {
  const assumed = (value: number, unit: string) => ({ value, unit, source: 'assumed', spread: 0.5 })
  return {
    series_resistance: { ...assumed(series, 'mOhm.Ah'), note: 'a usual cell of this chemistry' },
    fast_resistance: assumed(fast, 'mOhm.Ah'),
    fast_time: assumed(8, 's'),
    slow_resistance: assumed(slow, 'mOhm.Ah'),
    slow_time: assumed(90, 's'),
    diffusion_time: undefined,
    resistance_shape: undefined,
  }
}

/** What does not quite fit together in the file. */
function balanceRemarks({ lower, upper }: Bpx, { missed, unlike, capacity }: BpxBalance): readonly string[] {
  const said: string[] = []
  const off = [
    [missed.lower, lower],
    [missed.upper, upper],
  ] as const
  for (const [by, cutOff] of off)
    if (Math.abs(by) > 0.002)
      said.push(`Open-circuit voltage: at the stoichiometric limits it misses the cut-off of ${cutOff} V by ${significant(1e3 * by, 2)} mV.`)
  if (Math.abs(unlike) > (0.02 * capacity) / 3600)
    said.push(`Capacity: the electrodes differ by ${significant(Math.abs(unlike), 2)} Ah between their limits; the smaller counts.`)
  return said
}

const chemistries = [
  ['LFP', /\bLFP\b|LiFePO|iron phosphate/i],
  ['NCA', /\bNCA\b/i],
  ['NMC', /NMC|\bNCM/i],
  ['LMO', /\bLMO\b|LiMn2O4|manganese oxide/i],
  ['sodium-ion', /sodium|Na-ion/i],
] as const

function chemistryOf(about: string, { openCircuit }: BpxBalance, remarks: string[]): CellDraft['chemistry'] {
  const named = chemistries.find(([, pattern]) => pattern.test(about))?.[0]
  if (named !== undefined) return named
  const guess = openCircuit(0.5) < 3.4 ? 'LFP' : 'NMC'
  remarks.push(`Chemistry: title and description name none; from ${openCircuit(0.5).toFixed(2)} V at half charge ${guess} is assumed.`)
  return guess
}

function formatOf(about: string, remarks: string[]): CellDraft['format'] {
  const named = (['prismatic', 'pouch', 'cylindrical', 'blade'] as const).find((format) => about.toLowerCase().includes(format))
  if (named !== undefined) return named
  if (cylinder.test(about)) return 'cylindrical'
  remarks.push('Format: title and description name none; a pouch is assumed.')
  return 'pouch'
}

/** 18650 is 18 mm across and 65 mm high; 4680 46 and 80. */
const cylinder = /\b(?:(18|21|26|32)(65|70|50|140)0|(46)(80|95|120))\b/
const edges = /([\d.]+)\s*mm\s*[x×]\s*([\d.]+)\s*mm\s*[x×]\s*([\d.]+)\s*mm/

function sizeIn(about: string): CellDraft['size'] {
  const millimetres = (value: number) => ({ value, unit: 'mm' })
  const round = cylinder.exec(about)
  if (round !== null) return { diameter: millimetres(Number(round[1] ?? round[3])), height: millimetres(Number(round[2] ?? round[4])) }
  const flat = edges.exec(about)?.slice(1).map(Number)
  if (flat === undefined || !flat.every((edge) => edge > 0)) return undefined
  const [length, height, thickness] = flat.sort((a, b) => b - a) as [number, number, number]
  return { length: millimetres(length), height: millimetres(height), thickness: millimetres(thickness) }
}

const plainName = (file: string): string => file.split(/[\\/]/).at(-1) ?? file
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const round = (value: number, digits: number): number => Number(value.toPrecision(digits))
const round4 = (value: number): number => Number(value.toFixed(4))
