import type { Car, Cycle } from '@firstdrive/spec'
import type { Conditions } from './conditions.ts'
import type { Answers } from './metric.ts'
import { type DriveTask, driveTask, driveTaskOf } from './procedures/drive.ts'
import { type PerformTask, performTask, performTaskOf } from './procedures/perform.ts'

/** What can be asked of a car: one procedure under one set of conditions. */
export type Question = { readonly procedure: 'perform'; readonly conditions: Conditions } | DriveQuestion

export interface DriveQuestion {
  readonly procedure: 'drive'
  /** Driven once or until empty; a constant speed instead of a cycle is a number. */
  readonly course: Cycle | number
  readonly untilEmpty: boolean
  readonly conditions: Conditions
}

/** A question to one compiled car: plain data, ready for any thread. */
export type Task = ({ readonly procedure: 'perform' } & PerformTask) | ({ readonly procedure: 'drive' } & DriveTask)

export const taskOf = (question: Question, car: Car): Task =>
  question.procedure === 'perform'
    ? { procedure: 'perform', ...performTaskOf(car, question.conditions) }
    : { procedure: 'drive', ...driveTaskOf(car, itineraryOf(question), question.conditions) }

export function answer(task: Task): Answers {
  if (task.procedure === 'perform') {
    const { launch: _launch, limits: _limits, ...answers } = performTask(task)
    return answers
  }
  const { range_km, battery_kWh_per_100km, wall_kWh_per_100km, trace_misses } = driveTask(task)
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
