import type { Car, Cycle } from '@firstdrive/spec'
import { type Conditions, drive, perform } from '@firstdrive/study'
import type { Answers } from './metric.ts'

/** What has to be run to answer a target. Targets that need the same share one run. */
export type Question = { readonly procedure: 'perform'; readonly conditions: Conditions } | DriveQuestion

export interface DriveQuestion {
  readonly procedure: 'drive'
  /** Driven once or until empty; a constant speed instead of a cycle is a number. */
  readonly course: Cycle | number
  readonly untilEmpty: boolean
  readonly conditions: Conditions
}

/** Puts the question to a car. */
export function ask(question: Question, car: Car): Answers {
  if (question.procedure === 'perform') {
    const { launch: _launch, limits: _limits, ...answers } = perform(car, question)
    return answers
  }
  const { range_km, battery_kWh_per_100km, wall_kWh_per_100km, trace_misses } = drive(car, itineraryOf(question), question)
  return {
    range_km,
    consumption_battery_kWh_per_100km: battery_kWh_per_100km,
    consumption_wall_kWh_per_100km: wall_kWh_per_100km,
    trace_misses,
  }
}

export const itineraryOf = ({ course, untilEmpty }: DriveQuestion) =>
  typeof course === 'number' ? { speed_kmh: course, untilEmpty } : { cycle: course, untilEmpty }

/** The question as plain data, which names its cycle: for evidence and for telling two questions apart. */
export const asked = (question: Question): object =>
  question.procedure === 'perform'
    ? question
    : { ...question, course: typeof question.course === 'number' ? { speed_kmh: question.course } : { cycle: question.course.id } }

/** `perform`, `cltc-p-until-empty`, `120kmh-ambient-minus-20`: what tells the runs of one car apart. */
export function slug(question: Question): string {
  const words = question.procedure === 'perform' ? ['perform'] : courseWords(question)
  for (const [condition, value] of Object.entries(question.conditions).sort(([a], [b]) => (a < b ? -1 : 1)))
    words.push(condition.replace(/_.*$/, ''), String(value).replace('-', 'minus-'))
  return words.join('-')
}

function courseWords({ course, untilEmpty }: DriveQuestion): string[] {
  const words = [typeof course === 'number' ? `${course}kmh` : course.id]
  if (untilEmpty) words.push('until-empty')
  return words
}
