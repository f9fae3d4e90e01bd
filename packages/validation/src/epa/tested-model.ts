import { formatIssue } from '@firstdrive/spec'
import { type AtTheWall, atTheWall } from './at-the-wall.ts'
import type { Certificate, Test, Untold } from './certificate.ts'
import { certifiedCar, isCredible } from './certified-car.ts'
import type { Procedure } from './dynamometer.ts'

/** One row of a file, driven again. */
export interface Tested {
  readonly certificate: Certificate
  readonly ours: AtTheWall
}

/** The rows of one model in one test, the clear and the doubtful apart: what a case is made of. */
export interface TestedModel {
  readonly maker: string
  readonly model: string
  readonly test: Test
  readonly clear: boolean
  /** Means over the rows, Wh/km. */
  readonly expected: number
  readonly got: number
  readonly rows: readonly Tested[]
}

/** Drives a row; a row of which no car can be made is told instead. */
export function driven(certificate: Certificate, procedure: Procedure): Tested | Untold {
  const car = certifiedCar(certificate, procedure.load)
  if (car.ok) return { certificate, ours: atTheWall(car.value, procedure) }
  return {
    line: certificate.line,
    row: `${certificate.model}, ${certificate.test}`,
    missing: `car that can be driven (${car.issues.map(formatIssue).join('; ')})`,
  }
}

/** In the order in which they come. */
export function modelsOf(rows: readonly Tested[]): readonly TestedModel[] {
  return grouped(rows, ({ certificate: { maker, model, test, qc } }) => JSON.stringify([maker, model, test, qc === 'ok'])).map((group) => {
    const { maker, model, test, qc } = group[0]!.certificate
    return {
      ...{ maker, model, test, clear: qc === 'ok', rows: group },
      expected: mean(group.map(({ certificate }) => certificate.wall_Wh_per_km)),
      got: mean(group.map(({ ours }) => ours.wall_Wh_per_km)),
    }
  })
}

/** Those of one key together, in the order in which the keys come. */
export function grouped<Member>(members: readonly Member[], keyOf: (member: Member) => string): readonly (readonly Member[])[] {
  const groups = new Map<string, Member[]>()
  for (const member of members) groups.set(keyOf(member), [...(groups.get(keyOf(member)) ?? []), member])
  return [...groups.values()]
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** What the rows show: the maker, how many cars they stand for, and what may explain an error. */
export function noteOf({ maker, rows }: TestedModel): string {
  const certificates = rows.map(({ certificate }) => certificate)
  const told = <Value>(value: (certificate: Certificate) => Value): readonly Value[] => [...new Set(certificates.map(value))]
  const axles = told(({ driven }) => driven)
  const wrongGear = told(({ n_v }) => n_v).filter((n_v) => !isCredible(n_v))
  const loads = certificates.map(({ a_N }) => a_N)
  const missed = Math.max(...rows.map(({ ours }) => ours.missed))
  return [
    maker,
    `${rows.length} row${rows.length === 1 ? '' : 's'}`,
    ...(axles.includes('both') ? ['both axles, type of the machines unknown'] : axles.length > 1 ? ['front or rear'] : axles),
    ...(Math.max(...loads) > 1.05 * Math.min(...loads) ? [`wheels or variants: A ${Math.min(...loads).toFixed(0)} to ${Math.max(...loads).toFixed(0)} N`] : []),
    ...wrongGear.map((n_v) => `n_v ${n_v ?? 'missing'} not believed`),
    ...told(({ qc }) => qc).filter((qc) => qc !== 'ok'),
    ...(missed > 0 ? [`could not follow for ${missed} s`] : []),
  ].join('; ')
}
