import type { Kelvin } from '@firstdrive/units'
import type { Issue } from '../issue.ts'
import { positive, share } from '../quantity.ts'
import type { Expression } from './expression.ts'
import type { Json } from './json.ts'
import type { Section } from './section.ts'

/** One side of a cell in BPX; functions are of the stoichiometry of its particles, at 25 °C. SI. */
export interface BpxElectrode {
  readonly least: number
  readonly most: number
  readonly potential: Expression
  /** Of the branches by which lithium leaves and enters; null where there is one curve. */
  readonly branches: { readonly delithiation: Expression; readonly lithiation: Expression } | null
  readonly entropy: Expression | null
  readonly thickness: number
  readonly radius: number
  /** mol/m³ */
  readonly concentration: number
  /** Surface of the particles in a volume of electrode, 1/m. */
  readonly surface: number
  readonly reactionRate: number
  readonly diffusivity: Expression
  /** What a model of the whole electrode has and one of a single particle has not. */
  readonly porous: { readonly conductivity: number; readonly transport: number; readonly porosity: number } | null
}

const room: Kelvin = 298.15

/** @param reference temperature of the potentials: U(25 °C) = U + (298.15 K − T)·dU/dT */
export function electrodeIn(json: Json, section: Section, reference: Kelvin, issues: Issue[]): BpxElectrode | null {
  if (section.has('Particle')) {
    issues.push(blended(json, section.path))
    return null
  }
  const optional = (key: string): Expression | null => (section.has(key) ? section.function(key) : null)
  const entropy = optional('Entropic change coefficient [V.K-1]')
  const atRoom = (potential: Expression): Expression => (entropy === null ? potential : (x) => potential(x) + (room - reference) * entropy(x))
  const [delithiation, lithiation] = [optional('OCP (delithiation) [V]'), optional('OCP (lithiation) [V]')]
  const least = section.number('Minimum stoichiometry', { least: 0, most: 1 })
  const most = section.number('Maximum stoichiometry', share)
  if (least >= most)
    issues.push(
      json.issue([...section.path, 'Minimum stoichiometry'], {
        code: 'physics',
        expected: `less than the maximum, ${most}`,
        got: String(least),
        hint: 'Between the two lies what the cell uses.',
      }),
    )
  return {
    least,
    most,
    potential: atRoom(section.function('OCP [V]')),
    branches: delithiation === null || lithiation === null ? null : { delithiation, lithiation },
    entropy,
    thickness: section.number('Thickness [m]', positive),
    radius: section.number('Particle radius [m]', positive),
    concentration: section.number('Maximum concentration [mol.m-3]', positive),
    surface: section.number('Surface area per unit volume [m-1]', positive),
    reactionRate: section.number('Reaction rate constant [mol.m-2.s-1]', positive),
    diffusivity: section.function('Diffusivity [m2.s-1]'),
    porous: section.has('Conductivity [S.m-1]')
      ? {
          conductivity: section.number('Conductivity [S.m-1]', positive),
          transport: section.number('Transport efficiency', share),
          porosity: section.number('Porosity', share),
        }
      : null,
  }
}

const blended = (json: Json, path: readonly string[]): Issue =>
  json.issue([...path, 'Particle'], {
    code: 'structure',
    expected: 'an electrode of one active material',
    got: 'a blend of several',
    hint: 'Blended electrodes cannot be read yet: give the file of a cell without.',
  })
