/**
 * What limits a pack, in kinds that share a colour: a reader tells seven colours apart, not seventeen.
 * Each stands beside its word; the colour only repeats it.
 */
export type LimitKind = 'charger' | 'current' | 'voltage' | 'plating' | 'heat' | 'window' | 'matched' | 'other'

/** `lower voltage` → `voltage`; what is not known here is shown by its own word. */
export const limitKind = (limit: string): LimitKind => kinds.find(([pattern]) => pattern.test(limit))?.[1] ?? 'other'

/** In the order of a legend. */
export const limitWords: Readonly<Record<LimitKind, string>> = {
  charger: 'charger',
  current: 'current',
  voltage: 'cell voltage',
  plating: 'plating',
  heat: 'cell temperature',
  window: 'full or empty',
  matched: 'power: more current gives less',
  other: 'another limit',
}

const kinds: readonly (readonly [RegExp, LimitKind])[] = [
  [/^charger/, 'charger'],
  [/plating/, 'plating'],
  [/temperature/, 'heat'],
  [/voltage/, 'voltage'],
  [/current/, 'current'],
  [/full|empty/, 'window'],
  [/power/, 'matched'],
]

/** `pack upper voltage` → `upper voltage`: everything here is about the pack. */
export const limitWord = (limit: string): string => limit.replace(/^pack /, '')
