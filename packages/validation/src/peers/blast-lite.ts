import { type AgeingModel, capacityLeft, createAgeing, everywhere, type LifeStretch, lfp250, lgm50, nmc50, nmc75, stepAgeing } from '@firstdrive/engine'
import { fromCelsius, type Second } from '@firstdrive/units'
import { type Case, compare, worstOf } from '../case.ts'
import { fixture, type Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'

type Row = readonly number[]

/** `fixtures/blast-lite.json`: a year of each model, by the name of its cell; `*_columns` names what stands in a row. */
export interface BlastFixture extends Origin {
  readonly calendar: Readonly<Record<string, readonly Row[]>>
  readonly cycle: Readonly<Record<string, readonly Row[]>>
}

const blast = (): BlastFixture => fixture<BlastFixture>('blast-lite')
const models: readonly AgeingModel[] = [lfp250, nmc75, nmc50, lgm50]
const day: Second = 86_400
const warmest = 45 // °C, to which these cells were measured

export const blastLite: Part = {
  title: 'Ageing of BLAST-Lite',
  about:
    'Capacity after a year, at rest from −20 to 55 °C and from 30 to 100 % of charge, and in daily cycles from 0 to 40 °C. A case is the year that is furthest off. The models go beyond the range in which they were measured here, because their peer does; at rest at 55 °C nothing is promised. In cycles the loss by time is the peer’s and only that by cycling is compared. BLAST-Lite goes by Euler’s rule a day at a time, which is most of the difference.',
  needs: [],
  limits: [{ quantity: 'blast_lite_pct', statistic: 'max_abs_pct', limit: 0.1 }],
  origins: () => [blast()],
  cases: () => blastCases(blast(), models),
}

export function blastCases({ calendar, cycle }: BlastFixture, of: readonly AgeingModel[]): readonly Case[] {
  const worst = (
    quantity: string,
    model: AgeingModel,
    kind: string,
    rows: readonly Row[],
    lived: (model: AgeingModel, quantity: string, row: Row) => Case,
  ): Case => ({
    ...worstOf(rows.map((row) => lived({ ...model, range: everywhere }, quantity, row)))!,
    id: `${model.cell} ${kind}`,
  })
  const rests = (model: AgeingModel, hot: boolean) => calendar[model.cell]!.filter(([celsius]) => celsius! > warmest === hot)
  return [
    ...of.map((model) => worst('blast_lite_pct', model, 'at rest', rests(model, false), rest)),
    ...of.map((model) => worst('blast_lite_pct', model, 'in cycles', cycle[model.cell]!, cycling)),
    ...of.map((model) => worst('blast_lite_55C_pct', model, 'at rest', rests(model, true), rest)),
  ]
}

/** A year at constant temperature and charge: T_C, SoC, t_days, q. */
function rest(model: AgeingModel, quantity: string, [celsius, stateOfCharge, days, q]: Row): Case {
  const state = createAgeing()
  stepAgeing(model, state, stretch(celsius!, { stateOfCharge: stateOfCharge!, duration: days! * day }))
  return compare(quantity, model.cell, q!, capacityLeft(state), `${celsius} °C, ${100 * stateOfCharge!} % charge`)
}

const months = 12

/**
 * A year of daily cycles, a month at a time: T_C, soc_max, soc_min, C_rate, t_days, efc, q, q_t, q_EFC, dod, crate.
 * The swing deepens as the capacity falls, and the peer's C-rate is a mean over the day, rests included.
 */
function cycling(model: AgeingModel, quantity: string, row: Row): Case {
  const [celsius, high, low, C, , fullCycles, , afterTime, afterCycles, , rate] = row as number[]
  const state = createAgeing()
  for (let month = 0; month < months; month++) {
    state.calendar.loss = (1 - afterTime!) * ((month + 0.5) / months) ** model.calendar.lossPower
    const swing = { depthOfDischarge: (high! - low!) / capacityLeft(state), chargeRate: rate!, dischargeRate: rate! }
    stepAgeing(model, state, stretch(celsius!, { fullCycles: fullCycles! / months, swing }))
  }
  return compare(quantity, model.cell, afterCycles!, 1 - state.cycle.loss, `${celsius} °C, ${100 * low!} to ${100 * high!} % charge at ${C}C`)
}

interface Stretch extends Partial<Pick<LifeStretch, 'duration' | 'stateOfCharge' | 'fullCycles'>> {
  readonly swing?: Pick<LifeStretch['cycle'], 'depthOfDischarge' | 'chargeRate' | 'dischargeRate'>
}

function stretch(celsius: number, { duration = 0, stateOfCharge = 0.5, fullCycles = 0, swing }: Stretch): LifeStretch {
  const temperature = fromCelsius(celsius)
  const { depthOfDischarge, chargeRate, dischargeRate } = swing ?? { depthOfDischarge: 1, chargeRate: 0.3, dischargeRate: 0.3 }
  return { duration, temperature, stateOfCharge, fullCycles, cycle: { temperature, depthOfDischarge, middleCharge: 0.5, chargeRate, dischargeRate } }
}
