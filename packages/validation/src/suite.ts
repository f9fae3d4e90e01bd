import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from './case.ts'
import type { Origin } from './fixture.ts'
import { type JudgedLimit, judge, type Limit } from './limit.ts'
import { type Summary, summarise } from './summary.ts'

/** A part of a suite: cases of some quantities, where they come from and what is promised of them. */
export interface Part {
  readonly title: string
  /** What is compared, and what a reader has to know of it. */
  readonly about: string
  /** Files below the data folder; where one is missing the part is skipped. */
  readonly needs: readonly string[]
  readonly limits: readonly Limit[]
  origins(): readonly Origin[]
  cases(data: string): readonly Case[]
}

/** What was found of a part. */
export interface Found {
  readonly title: string
  readonly about: string
  readonly origins: readonly Origin[]
  readonly cases: readonly Case[]
}

/** What was found of a suite. */
export interface Validation {
  readonly suite: string
  readonly data: string
  readonly parts: readonly Found[]
  readonly summary: Readonly<Record<string, Summary>>
  readonly limits: readonly JudgedLimit[]
  readonly skipped: readonly { readonly part: string; readonly missing: string }[]
}

/** Puts every part whose data is there to the engine. */
export function runSuite(suite: string, parts: readonly Part[], data: string): Validation {
  const skipped = parts.flatMap(({ title, needs }) => {
    const missing = needs.find((file) => !existsSync(join(data, file)))
    return missing === undefined ? [] : [{ part: title, missing }]
  })
  const found = parts
    .filter(({ title }) => !skipped.some(({ part }) => part === title))
    .map((part) => ({ title: part.title, about: part.about, origins: part.origins(), cases: part.cases(data) }))
  const cases = found.flatMap((part) => part.cases)
  const summary = Object.fromEntries(quantitiesOf(cases).map((quantity) => [quantity, summarise(ofQuantity(cases, quantity))]))
  const limits = judge(
    parts.flatMap((part) => part.limits),
    summary,
  )
  return { suite, data, parts: found, summary, limits, skipped }
}

/** In the order in which they come. */
export const quantitiesOf = (cases: readonly Case[]): readonly string[] => [...new Set(cases.map(({ quantity }) => quantity))]

export const ofQuantity = (cases: readonly Case[], wanted: string): readonly Case[] => cases.filter(({ quantity }) => quantity === wanted)
