import { engineBuild } from '@firstdrive/programme'
import type { ValidationPart, ValidationQuantity, ValidationReport } from '@firstdrive/report'
import { errorOf, type Found, ofQuantity, quantitiesOf, type Validation } from '@firstdrive/validation'
import { decimalsOf, sizes, statisticText, unitText } from '../validation-page.ts'

/** What was found of a suite as plain data for its page: no date and no place, so that the same code gives the same bytes. */
export const validationReport = (found: Validation): ValidationReport => ({
  title: found.suite === 'all' ? 'Validation' : `Validation, ${found.suite}`,
  subtitle:
    'The engine beside measurements, closed forms and other programs. An error is ours less theirs, in per cent of theirs or in the unit that stands beside it; a dot is a case. What a part was given, and what was fitted, stands in its first lines.',
  engine_version: engineBuild(),
  parts: found.parts.map((part) => partOf(found, part)),
  skipped: found.skipped,
})

const partOf = (found: Validation, { title, about, origins, cases }: Found): ValidationPart => ({
  title,
  about,
  origins,
  quantities: quantitiesOf(cases).map((name) => quantityOf(found, name)),
})

function quantityOf(found: Validation, name: string): ValidationQuantity {
  const { n, median, mean, p90, bias, max } = sizes(found, name)
  const cases = ofQuantity(
    found.parts.flatMap((part) => part.cases),
    name,
  )
  return {
    name,
    error_unit: unitText(name),
    decimals: decimalsOf(found, name),
    unit: valueUnit(name),
    n,
    median,
    mean,
    p90,
    largest: max,
    bias,
    limits: found.limits
      .filter(({ quantity }) => quantity === name)
      .map(({ statistic, limit, got, met }) => ({ statistic: statisticText(statistic), limit, got, met })),
    cases: cases.map((each) => ({ id: each.id, expected: each.expected, got: each.got, error: errorOf(each), note: each.note })),
  }
}

/** What all values of a quantity are in, by its name; null where its cases tell it one by one. */
const valueUnit = (name: string): string | null => units.find(([pattern]) => pattern.test(name))?.[1] ?? null

const units: readonly (readonly [RegExp, string])[] = [
  [/_mV$/, 'mV'],
  [/_mK$/, 'mK'],
  [/_K$/, 'K'],
  [/_Wh_per_km/, 'Wh/km'],
  [/_kWh$/, 'kWh'],
  [/_kmh$/, 'km/h'],
  [/range_km/, 'km'],
  [/^minutes/, 'min'],
  [/_s$/, 's'],
  [/^fastsim2/, 'kWh/mile'],
  [/_resistance_/, 'mΩ'],
  [/^soc_pct$|^peak_efficiency/, '%'],
  [/_loss_/, 'W'],
  [/^capacity|^cold_discharge/, 'Ah'],
]
