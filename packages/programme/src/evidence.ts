import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { portableName } from '@firstdrive/library'
import { type Car, partsOf } from '@firstdrive/spec'
import { asked, type Estimates, type Metric, type Question, slug } from '@firstdrive/study'
import { writeWhole } from './write-whole.ts'

/** What a run left in `evidence/RUN-*.json`: written by the program, never edited. It holds no time of day: the same run gives the same bytes. */
export interface Evidence extends Grounds {
  readonly answers: Readonly<Estimates<Metric>>
}

/** All that an answer stands on; when any of it changes, the answer is stale. */
export interface Grounds {
  readonly id: string
  readonly kind: 'simulated'
  readonly car: string
  readonly question: object
  /** Version and build of the engine. */
  readonly engine: string
  /** Nothing in these runs is drawn by chance. */
  readonly seed: null
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Runs are told apart by car and question. */
export const runId = (car: Car, question: Question): string => `RUN-${car.id}-${slug(question)}`

/** The grounds of a run: every file of the car, the cycle and the charger, by a name that holds on any machine, with its hash. */
export function groundsOf(car: Car, question: Question, folder: string, engine: string): Grounds {
  const files: { file: string; text: string }[] = partsOf(car).map(([, part]) => part)
  if (question.procedure === 'charge') files.push(question.charger)
  if (question.procedure !== 'perform' && typeof question.course !== 'number') {
    const { file, text, about } = question.course
    files.push({ file, text })
    if (about !== null) files.push(about)
  }
  const inputs = [...new Map(files.map(({ file, text }) => [portableName(file, folder), sha256(text)]))].map(([path, hash]) => ({ path, sha256: hash }))
  return { id: runId(car, question), kind: 'simulated', car: car.id, question: asked(question), engine, seed: null, inputs }
}

const fileOf = (folder: string, id: string): string => join(folder, 'evidence', `${id}.json`)

interface Sealed {
  readonly evidence: Evidence
  /** Of the evidence above: a file that was edited by hand is not trusted. */
  readonly sha256: string
}

const text = (value: unknown): string => JSON.stringify(value, null, 2)

export function writeEvidence(folder: string, evidence: Evidence): void {
  const sealed: Sealed = { evidence, sha256: sha256(text(evidence)) }
  writeWhole(fileOf(folder, evidence.id), `${text(sealed)}\n`)
}

/** The evidence on disk that still stands on these grounds; null when there is none, when it is stale, or when it was edited. */
export function freshEvidence(folder: string, grounds: Grounds): Evidence | null {
  let sealed: Sealed
  try {
    sealed = JSON.parse(readFileSync(fileOf(folder, grounds.id), 'utf8')) as Sealed
  } catch {
    return null
  }
  if (sealed?.evidence === undefined || sha256(text(sealed.evidence)) !== sealed.sha256) return null
  const { answers: _answers, ...stood } = sealed.evidence
  return text(stood) === text(grounds) ? sealed.evidence : null
}
