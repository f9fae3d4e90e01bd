import type { CellSpec } from '@firstdrive/spec'
import { fixed, fromCelsius, type Kelvin, type Ratio, significant, toCelsius, toPercent } from '@firstdrive/units'
import type { CellFit } from '../fit-cell.ts'
import type { CellFinding } from './finding.ts'

/** Residuals that are so much alike make a point of saying so. */
const alike = 2
/** Resistances are told at 25 °C; from further away they are carried there by the law. */
const far: Kelvin = 8

/** What the records cannot tell of the cell, in plain words: what they leave open first, then what no such record can say. */
export function unknownOf(fit: CellFit, base: CellSpec | null): readonly string[] {
  const { free, findings, inflation, rmse, shape } = fit
  const elsewhere = base === null ? 'none is assumed' : `that of ${base.name} stands`
  const doubtful = findings.filter(({ verdict }) => verdict !== 'determined')
  const grouped = [/^open-circuit voltage at/, /^R₀ at/, /^R₁ at/, /^R₂ at/]
  const single = doubtful.filter(({ name }) => !grouped.some((group) => group.test(name)))
  return [
    ...(inflation > alike
      ? [
          `Of the error of ${fixed(rmse, 1)} mV most is the model's, not the meter's: each residual resembles the next, and all that follows is ${fixed(inflation, 1)} times less certain than the count of rows would make it.`,
        ]
      : []),
    ...grouped.flatMap((group) => groupTold(findings.filter(({ name }) => group.test(name)))),
    ...single.map(({ reason }) => `${reason}.`),
    ...unseen(shape.openCircuit.charge, base),
    ...(free.times ? [] : [`τ₁ and τ₂: they are held at ${significant(shape.fastTime)} and ${significant(shape.slowTime)} s.`]),
    ...(free.law === 'held'
      ? [
          `How the resistances depend on temperature: all records are of one. The law of ${base === null ? 'two other measured cells' : base.name} stands (a = ${shape.law.a} K, b = ${shape.law.b.toPrecision(3)} K²).`,
        ]
      : []),
    ...carried(fit),
    ...(free.hysteresis
      ? []
      : [`Hysteresis: it is not seen, or the records do not go both ways; ${base?.hysteresis === undefined ? 'none is assumed' : elsewhere}.`]),
    `The plating limit, dU/dT, the lag of the surface of the electrodes and the specific heat: no pulse shows them. ${base === null ? 'The first three are left out, 1000 J/(kg·K) is assumed.' : `Those of ${base.name} stand.`}`,
  ]
}

/** The worst of many like numbers stands for them. */
function groupTold(group: readonly CellFinding[]): readonly string[] {
  const doubtful = group.filter(({ verdict }) => verdict !== 'determined')
  if (doubtful.length === 0) return []
  const [first] = doubtful as [CellFinding, ...CellFinding[]]
  const worst = doubtful.reduce((most, one) => (one.standardDeviation > most.standardDeviation ? one : most), first)
  const noun = first.name.replace(/ at .*$/, '')
  if (doubtful.length === 1) return [`${worst.reason}.`]
  return [`${noun}: at ${doubtful.length} of ${group.length} states of charge it is weakly known. The worst: ${worst.reason}.`]
}

function carried({ prepared }: CellFit): readonly string[] {
  const [nearest] = prepared.records.map(({ meanTemperature }) => meanTemperature).sort((a, b) => Math.abs(a - fromCelsius(25)) - Math.abs(b - fromCelsius(25)))
  if (nearest === undefined || Math.abs(nearest - fromCelsius(25)) <= far) return []
  return [`The resistances at 25 °C: the nearest record is of ${fixed(toCelsius(nearest), 0)} °C, and the law carries them from there.`]
}

function unseen(charge: readonly Ratio[], base: CellSpec | null): readonly string[] {
  const [first, last] = [charge[0]!, charge.at(-1)!]
  const parts = [first > 0 ? `below ${fixed(toPercent(first), 1)} %` : '', last < 1 ? `above ${fixed(toPercent(last), 1)} %` : ''].filter((part) => part !== '')
  if (parts.length === 0) return []
  return [`The open-circuit voltage ${parts.join(' and ')}: it was not visited, and goes on ${base === null ? 'straight' : `like that of ${base.name}`}.`]
}
