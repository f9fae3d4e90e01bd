import type { Second } from '@firstdrive/units'

/** What can stop a car from doing what its driver asks. */
const names = [
  'front machine',
  'rear machine',
  'front grip',
  'rear grip',
  'braking grip',
  'brakes',
  'top speed',
  'pack power',
  'pack current',
  'pack lower voltage',
  'pack empty',
  'charge current',
  'pack upper voltage',
  'pack full',
] as const

export type LimitName = (typeof names)[number]

/** How long each limit has bound, in seconds. A limit is clipped, named and counted, never thrown. */
export type LimitLog = Record<LimitName, Second>

export const createLimitLog = (): LimitLog => ({
  'front machine': 0,
  'rear machine': 0,
  'front grip': 0,
  'rear grip': 0,
  'braking grip': 0,
  brakes: 0,
  'top speed': 0,
  'pack power': 0,
  'pack current': 0,
  'pack lower voltage': 0,
  'pack empty': 0,
  'charge current': 0,
  'pack upper voltage': 0,
  'pack full': 0,
})

export interface BindingLimit {
  readonly limit: LimitName
  readonly seconds: Second
}

/** The limits that bound, longest first. */
export const bindingLimits = (log: LimitLog): readonly BindingLimit[] =>
  names
    .map((limit) => ({ limit, seconds: log[limit] }))
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds)
