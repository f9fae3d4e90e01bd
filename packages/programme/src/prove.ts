import type { Car } from '@firstdrive/spec'
import { estimate, type Interval, metrics, openPool, type Pool, type Question } from '@firstdrive/study'
import { type Evidence, freshEvidence, type Grounds, groundsOf, runId, writeEvidence } from './evidence.ts'
import type { Programme } from './programme.ts'
import type { Target } from './target.ts'
import { accepted, type Claim, judge, type VerdictState } from './verdict.ts'

/** One question that was put to one car. */
export interface Run {
  readonly car: Car
  readonly question: Question
  readonly evidence: Evidence
  /** The evidence on disk still stood. */
  readonly reused: boolean
}

export interface Verdict {
  readonly target: Target
  readonly claim: Claim
  readonly run: Run
  readonly state: VerdictState
  readonly value: number | null
  /** Ends of the interval; the value itself where no spread moves it. */
  readonly low: number | null
  readonly high: number | null
  /** What decides, in words. */
  readonly reason: string
}

export interface Proof {
  readonly runs: readonly Run[]
  readonly verdicts: readonly Verdict[]
}

export interface ProveOptions {
  /** What `engineBuild` says. */
  readonly engine: string
  /** Hears of each run that is not reused, before it starts. */
  readonly tell?: (run: string, done: number, all: number) => void
  /** All of the machine's unless told. */
  readonly threads?: number
}

/**
 * Runs what is missing or stale on all threads, writes its evidence, and judges every target.
 * Each run's evidence is on disk before the next begins: what was interrupted goes on from there.
 */
export async function prove({ folder, targets }: Programme, { engine, tell = () => {}, ...options }: ProveOptions): Promise<Proof> {
  const wanted = new Map(targets.map(({ car, question }) => [runId(car, question), { car, question }]))
  const runs = new Map<string, Run>()
  const pool = openPool(options)
  try {
    for (const [id, { car, question }] of wanted) {
      const grounds = groundsOf(car, question, folder, engine)
      const kept = freshEvidence(folder, grounds)
      if (kept === null) tell(id, runs.size, wanted.size)
      runs.set(id, { car, question, reused: kept !== null, evidence: kept ?? (await run(grounds, car, question, folder, pool)) })
    }
  } finally {
    await pool.close()
  }
  const verdicts = targets.map((target) => verdictOf(target, runs.get(runId(target.car, target.question)) as Run))
  return { runs: [...runs.values()], verdicts }
}

async function run(grounds: Grounds, car: Car, question: Question, folder: string, pool: Pool): Promise<Evidence> {
  const evidence: Evidence = { ...grounds, answers: await estimate(question, car, pool) }
  writeEvidence(folder, evidence)
  return evidence
}

function verdictOf(target: Target, run: Run): Verdict {
  const { spec } = target.file
  const claim: Claim = { op: spec.op, limit: spec.limit.value, tolerance_pct: spec.tolerance_pct ?? null }
  const { value, interval } = run.evidence.answers[target.metric] ?? { value: null, interval: null }
  const simulated = value === null ? 'missing' : interval === null ? 'not-shown' : judge(claim, interval)
  const state = spec.evidence === 'measured' ? 'missing' : simulated
  return {
    target,
    claim,
    run,
    state,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    reason: reasonOf(target, claim, value, interval, simulated),
  }
}

/** Why a verdict is what it is: which end of the interval is in the way, and the input that makes it widest. */
function reasonOf({ file, metric }: Target, claim: Claim, value: number | null, interval: Interval | null, simulated: VerdictState): string {
  if (value === null) return 'the car never reached it in the simulation'
  if (interval === null) return 'no interval: with an input at the end of its spread the car never reaches it'
  const widest = interval.influences[0]
  const decides = widest === undefined || widest.share === 0 ? '' : `; ${inputName(widest.path)} makes ${Math.round(widest.share * 100)} % of the spread`
  const asks =
    file.spec.evidence === 'measured'
      ? `the target asks for a measurement; by simulation ${simulated === 'not-shown' ? 'it is not shown' : `it would ${simulated}`}: `
      : ''
  return `${asks}${distance(claim, interval, metrics[metric].unit)}${decides}`
}

/** Words that say nothing without the one before them. */
const generic = ['power', 'force', 'constant', 'linear', 'quadratic', 'cubic', 'scale', 'value']

/** `tyre.rolling_resistance` → `rolling resistance (tyre)`, `machines.rear.reference.losses.no_load.linear` → `no load, linear (rear machine)`. */
export function inputName(path: string): string {
  const words = path.replaceAll('_', ' ').split('.')
  const last = words.at(-1) ?? path
  const name = generic.includes(last) ? `${words.at(-2)}, ${last}` : last
  const [part, inner, axle] = words
  if (part === 'machines') return `${name} (${inner} machine)`
  if (part === 'vehicle') return inner === 'drive' ? `${name} (${axle} drive)` : generic.includes(last) ? name : `${name} (${inner})`
  return `${name} (${part})`
}

function distance(claim: Claim, { low, high }: Interval, unit: string): string {
  const [least, most] = accepted(claim)
  const amount = (difference: number): string => `${difference.toPrecision(2).replace(/e\+?(-?\d+)$/, '·10^$1')} ${unit}`
  if (high < least) return `the whole interval lies ${amount(least - high)} or more below what is accepted`
  if (low > most) return `the whole interval lies ${amount(low - most)} or more above what is accepted`
  const below = least - low
  const above = high - most
  if (below > 0 && above > 0) return `the interval is wider than what is accepted, by ${amount(below)} below and ${amount(above)} above`
  if (below > 0) return `the low end lies ${amount(below)} below what is accepted`
  if (above > 0) return `the high end lies ${amount(above)} above what is accepted`
  return 'the interval lies within what is accepted'
}

/** Only a target that passes, or that somebody waived, is met. */
export const isMet = ({ state }: Pick<Verdict, 'state'>): boolean => state === 'pass' || state === 'waived'
