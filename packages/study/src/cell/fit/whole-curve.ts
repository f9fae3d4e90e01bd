import { interpolate } from '@firstdrive/engine'
import type { CellSpec } from '@firstdrive/spec'
import type { Volt } from '@firstdrive/units'
import type { CellShape } from './unknowns.ts'

/** A steep end must not lead below nought. */
const least: Volt = 0.1

export interface Curve {
  readonly soc: number[]
  readonly voltage: number[]
}

/** An open-circuit voltage that was seen between two charges, from 0 to 1: beyond them as the cell that was named, moved to meet it, else straight on. */
export function wholeCurve({ charge, voltage }: CellShape['openCircuit'], base: CellSpec | null): Curve {
  const beyond = (edge: number, next: number) => {
    const at = interpolate(charge, voltage, edge)
    const slope = (interpolate(charge, voltage, next) - at) / (next - edge)
    const theirs = (z: number): number => interpolate(base!.open_circuit.soc, base!.open_circuit.voltage, z)
    return (z: number): number => (base === null ? Math.max(at + slope * (z - edge), least) : at + theirs(z) - theirs(edge))
  }
  const [first, last] = [charge[0]!, charge.at(-1)!]
  const [below, above] = [beyond(first, charge[1]!), beyond(last, charge.at(-2)!)]
  const between = (from: number, to: number): readonly number[] => base?.open_circuit.soc.filter((z) => z > from && z < to) ?? []
  const rows = [
    ...(first > 0 ? [0, ...between(0, first)] : []).map((z) => [z, below(z)] as const),
    ...charge.map((z, k) => [z, voltage[k]!] as const),
    ...(last < 1 ? [...between(last, 1), 1] : []).map((z) => [z, above(z)] as const),
  ]
  return { soc: rows.map(([z]) => z), voltage: rows.map(([, V]) => Number(V.toFixed(5))) }
}
