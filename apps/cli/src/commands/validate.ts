import { statSync } from 'node:fs'
import { renderValidation } from '@firstdrive/report'
import { nearest } from '@firstdrive/spec'
import { fixed } from '@firstdrive/units'
import { BadData, ofQuantity, quantitiesOf, suiteNames, unitOf, type Validation, validate as validateSuite, worstOf } from '@firstdrive/validation'
import { BadInput, exit } from '../failure.ts'
import { print, printJson, printTable } from '../output.ts'
import { checkPage, writePage } from '../page-file.ts'
import { checkHtml, writeHtml } from '../report/html-file.ts'
import { validationReport } from '../report/validation-report.ts'
import { badInput } from '../valid.ts'
import { casesOf, decimalsOf, sizes, statisticText, unitText, validationPage, valueText } from '../validation-page.ts'

export interface ValidateFlags {
  readonly data?: string
  readonly json?: boolean
  readonly write?: string
  readonly page?: string
}

const defaultData = 'validation/data'

/** `firstdrive validate`: the engine beside measurements, closed forms and other programs. */
export function validate(suite: string, { data, ...flags }: ValidateFlags): void {
  mustBeSuite(suite)
  const folder = data ?? process.env.FIRSTDRIVE_DATA
  if (folder !== undefined) mustBeFolder(folder, data === undefined ? '$FIRSTDRIVE_DATA' : '--data')
  if (flags.write !== undefined) checkPage(flags.write, 'VALIDATION.md')
  if (flags.page !== undefined) checkHtml(flags.page, 'validation.html')
  tell(answered(suite, folder ?? defaultData), flags)
}

/** A file that is not what its name says is the user's to mend. */
function answered(suite: string, data: string): Validation {
  try {
    return validateSuite(suite, data)
  } catch (problem) {
    throw problem instanceof BadData ? badInput(problem.issues) : problem
  }
}

/** Prints what was found; exit 1 when a stated limit is missed. */
export function tell(found: Validation, { json = false, write, page }: Omit<ValidateFlags, 'data'>): void {
  for (const { part, missing } of found.skipped) console.error(`skipped: ${part}, because ${found.data} has no ${missing}; --data names the folder`)
  if (json) printJson(document(found))
  else show(found)
  if (write !== undefined) writePage(write, validationPage(found))
  if (page !== undefined) writeHtml(page, renderValidation(validationReport(found)))
  if (found.limits.some(({ met }) => !met)) process.exitCode = exit.notMet
}

/** The stable shape of `validate --json`. */
const document = (found: Validation): object => ({
  suite: found.suite,
  data: found.data,
  cases: casesOf(found),
  summary: found.summary,
  limits: found.limits,
  skipped: found.skipped,
})

function show(found: Validation): void {
  showErrors(found)
  if (found.limits.length > 0) {
    print('\nLimits')
    showLimits(found)
  }
  print('')
  showWorst(found)
  showMakers(found)
  showFarOff(found)
}

const showErrors = (found: Validation): void =>
  printTable(
    [
      { title: 'error' },
      { title: 'n', align: 'right', decimals: 0 },
      { title: 'median', align: 'right' },
      { title: '90 %', align: 'right' },
      { title: 'bias', align: 'right' },
      { title: 'largest', align: 'right' },
      { title: 'in' },
    ],
    quantitiesOf(casesOf(found)).map((quantity) => {
      const { n, median, p90, bias, max } = sizes(found, quantity)
      return [quantity, n, ...[median, p90, bias, max].map((error) => fixed(error, decimalsOf(found, quantity))), unitText(quantity)]
    }),
  )

const showLimits = (found: Validation): void =>
  printTable(
    [{ title: 'quantity' }, { title: 'promised', align: 'right' }, { title: 'got', align: 'right' }, { title: 'in' }, { title: 'verdict' }],
    found.limits.map(({ quantity, statistic, limit, got, met }) => [
      quantity,
      `${statisticText(statistic)} ≤ ${limit}`,
      fixed(got, decimalsOf(found, quantity)),
      unitText(quantity),
      { state: met ? 'pass' : 'fail' },
    ]),
  )

/** The worst case of each quantity. */
function showWorst(found: Validation): void {
  const cases = casesOf(found)
  printTable(
    [{ title: 'quantity' }, { title: 'furthest off' }],
    quantitiesOf(cases).map((quantity) => {
      const { id, note, expected, got } = worstOf(ofQuantity(cases, quantity))!
      return [quantity, `${id} (${note}): ${valueText(quantity, got)} instead of ${valueText(quantity, expected)}`]
    }),
  )
}

const makers = '_makers'

/** Errors by maker, where a suite has them. */
function showMakers(found: Validation): void {
  const cases = casesOf(found).filter(({ quantity }) => quantity.endsWith(makers))
  if (cases.length === 0) return
  const quantities = quantitiesOf(cases)
  print('')
  printTable(
    [{ title: 'makers' }, ...quantities.map((quantity) => ({ title: quantity.split('_wall')[0]!, unit: '%' }))],
    [...new Set(cases.map(({ id }) => id))].map((maker) => [
      maker,
      ...quantities.map((quantity) => fixed(ofQuantity(cases, quantity).find(({ id }) => id === maker)?.error_pct, 1)),
    ]),
  )
}

const farOff_pct = 20

/** Every case that is further off than a fifth, with what is known of it. */
function showFarOff(found: Validation): void {
  const cases = casesOf(found).filter(({ quantity, error_pct }) => unitOf(quantity) === 'pct' && Math.abs(error_pct) > farOff_pct && !quantity.endsWith(makers))
  if (cases.length === 0) return
  print('')
  printTable(
    [{ title: `more than ${farOff_pct} % off` }, { title: 'error', unit: '%' }, { title: 'note' }],
    cases.map(({ id, quantity, error_pct, note }) => [`${id}, ${quantity}`, fixed(error_pct, 1), note]),
  )
}

function mustBeSuite(suite: string): void {
  if (suiteNames.includes(suite)) return
  const meant = nearest(suite, suiteNames)
  throw new BadInput(`validate: expected a suite, ${suiteNames.join(' or ')}, got "${suite}".${meant === null ? '' : ` Did you mean ${meant}?`}`)
}

/** A folder that somebody named has to be there; the default need not. */
function mustBeFolder(folder: string, from: string): void {
  const there = statSync(folder, { throwIfNoEntry: false })
  if (there?.isDirectory()) return
  const got = there === undefined ? 'there is none' : 'got a file'
  throw new BadInput(`${from} ${folder}: expected a folder of reference data, ${got}. Without it only what the program brings along is compared.`)
}
