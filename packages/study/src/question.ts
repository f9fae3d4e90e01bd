import { type Car, type ChargerSpec, type Checked, type Cycle, formatIssue } from '@firstdrive/spec'
import type { Conditions } from './conditions.ts'
import type { Answers } from './metric.ts'
import { type ChargeTask, chargeTask, chargeTaskOf } from './procedures/charge.ts'
import { type DriveTask, driveTask, driveTaskOf } from './procedures/drive.ts'
import { type PerformTask, performTask, performTaskOf } from './procedures/perform.ts'

/** What can be asked of a car: one procedure under one set of conditions. */
export type Question = { readonly procedure: 'perform'; readonly conditions: Conditions } | DriveQuestion | ChargeQuestion

export interface DriveQuestion {
  readonly procedure: 'drive'
  /** Driven once or until empty; a constant speed instead of a cycle is a number. */
  readonly course: Cycle | number
  readonly untilEmpty: boolean
  readonly conditions: Conditions
}

/** From 10 to 80 %, and the range that 5, 10 and 15 minutes add. */
export interface ChargeQuestion {
  readonly procedure: 'charge'
  readonly charger: Checked<ChargerSpec>
  /** By the consumption on it added range is counted. */
  readonly course: Cycle
  readonly conditions: Conditions
}

/** A question to one compiled car: plain data, ready for any thread. */
export type Task =
  | ({ readonly procedure: 'perform' } & PerformTask)
  | ({ readonly procedure: 'drive' } & DriveTask)
  | ({ readonly procedure: 'charge' } & ChargeTask)

/** @throws RangeError where car and charger do not go together: `compileCharging` tells that beforehand */
export function taskOf(question: Question, car: Car): Task {
  const { procedure, conditions } = question
  switch (procedure) {
    case 'perform':
      return { procedure, ...performTaskOf(car, conditions) }
    case 'drive':
      return { procedure, ...driveTaskOf(car, itineraryOf(question), conditions) }
    case 'charge': {
      const task = chargeTaskOf(car, question.charger, question.course, { ambient_C: conditions.ambient_C })
      if (!task.ok) throw new RangeError(task.issues.map(formatIssue).join('\n'))
      return { procedure, ...task.value }
    }
  }
}

export function answer(task: Task): Answers {
  switch (task.procedure) {
    case 'perform': {
      const { launch: _launch, launches: _launches, limits: _limits, ...answers } = performTask(task)
      return answers
    }
    case 'drive': {
      const { range_km, battery_kWh_per_100km, wall_kWh_per_100km, trace_misses } = driveTask(task)
      return { range_km, consumption_battery_kWh_per_100km: battery_kWh_per_100km, consumption_wall_kWh_per_100km: wall_kWh_per_100km, trace_misses }
    }
    case 'charge': {
      const { minutes, peak_kW, added_range_km } = chargeTask(task)
      const { min_5, min_10, min_15 } = added_range_km
      return { charge_10_80_min: minutes, charge_peak_kW: peak_kW, added_range_5min_km: min_5, added_range_10min_km: min_10, added_range_15min_km: min_15 }
    }
  }
}

export const itineraryOf = ({ course, untilEmpty }: DriveQuestion) =>
  typeof course === 'number' ? { speed_kmh: course, untilEmpty } : { cycle: course, untilEmpty }

/** The question as plain data, which names its cycle and charger: for evidence and for telling two questions apart. */
export function asked(question: Question): object {
  switch (question.procedure) {
    case 'perform':
      return question
    case 'drive':
      return { ...question, course: typeof question.course === 'number' ? { speed_kmh: question.course } : { cycle: question.course.id } }
    case 'charge':
      return { ...question, charger: question.charger.id, course: { cycle: question.course.id } }
  }
}

/** `perform`, `cltc-p-until-empty`, `120kmh-ambient-minus-20`: what tells the runs of one car apart. */
export function slug(question: Question): string {
  const words = question.procedure === 'perform' ? ['perform'] : question.procedure === 'charge' ? ['charge', question.charger.id] : courseWords(question)
  for (const [condition, value] of Object.entries(question.conditions).sort(([a], [b]) => (a < b ? -1 : 1)))
    words.push(condition.replace(/_.*$/, ''), String(value).replace('-', 'minus-'))
  return words.join('-')
}

function courseWords({ course, untilEmpty }: DriveQuestion): string[] {
  const words = [typeof course === 'number' ? `${course}kmh` : course.id]
  if (untilEmpty) words.push('until-empty')
  return words
}
