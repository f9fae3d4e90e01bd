import { inputName, type Proof, type Verdict } from '@firstdrive/programme'
import { metrics } from '@firstdrive/study'

const numerals = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const
const numeral = (count: number): string => numerals[count] ?? String(count)
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A few sentences on a whole proof, the most important first. */
export function findings({ verdicts }: Proof): readonly string[] {
  const count = (state: Verdict['state']): number => verdicts.filter((verdict) => verdict.state === state).length
  const [pass, fail, open] = [count('pass'), count('fail'), count('not-shown')]
  const said = [
    sentence(`${numeral(pass)} of ${numeral(verdicts.length)} targets ${pass === 1 ? 'passes' : 'pass'}, ${numeral(fail)} ${fail === 1 ? 'fails' : 'fail'}.`),
  ]
  if (open > 0) said.push(sentence(`${numeral(open)} ${open === 1 ? 'is' : 'are'} not shown: there the assumed inputs leave room for both.`))
  const far = furthest(verdicts)
  if (far !== null) said.push(far)
  const input = mostDecisive(verdicts)
  if (input !== null) said.push(input)
  return said
}

/** Which figure lies furthest from its limit. */
function furthest(verdicts: readonly Verdict[]): string | null {
  const ranked = verdicts
    .filter(({ claim, value }) => claim.op === 'within' && value !== null && claim.limit !== 0)
    .map((verdict) => ({ verdict, off: (100 * ((verdict.value as number) - verdict.claim.limit)) / verdict.claim.limit }))
    .sort((a, b) => Math.abs(b.off) - Math.abs(a.off))
  const worst = ranked[0]
  if (worst === undefined) return null
  const { verdict, off } = worst
  const { metric, car } = verdict.target
  return `Furthest from its published figure is the ${car.vehicle.spec.name}: ${metrics[metric].label.toLowerCase()} ${off > 0 ? '+' : '−'}${Math.abs(off).toFixed(1)} %.`
}

/** The assumed input that makes most of the spread, over all targets that are not shown. */
function mostDecisive(verdicts: readonly Verdict[]): string | null {
  const weight = new Map<string, number>()
  for (const { state, run, target } of verdicts) {
    if (state !== 'not-shown') continue
    for (const { path, share } of run.evidence.answers[target.metric]?.interval?.influences ?? []) {
      const name = inputName(path)
      weight.set(name, (weight.get(name) ?? 0) + share)
    }
  }
  const [first, second] = [...weight].sort((a, b) => b[1] - a[1])
  if (first === undefined) return null
  return `Measuring ${first[0]}${second === undefined ? '' : ` and ${second[0]}`} would settle most of what is not shown.`
}
