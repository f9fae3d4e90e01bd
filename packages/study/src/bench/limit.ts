import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Plan, simulate } from '@firstdrive/engine'
import type { Joule } from '@firstdrive/units'
import { another, type Contestant } from './contestant.ts'
import { type Answer, startProgram } from './program.ts'

/** What the energy-only drive costs in C: bench/limit. */
export const limitName = 'C, energy-only (gcc -O3)'

const compiler = ['gcc', '-std=c11', '-O3', '-ffp-contract=off', '-fno-math-errno'] as const // no fused multiply-add: it would round differently

export const hasCompiler = (): boolean => {
  try {
    execFileSync(compiler[0], ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Compiles the C of `source` into `folder`, and gives the program's path. */
export function buildLimit(source: string, folder: string): string {
  const program = join(folder, 'limit')
  execFileSync(compiler[0], [...compiler.slice(1), '-o', program, join(source, 'main.c'), '-lm'], { stdio: ['ignore', 'ignore', 'pipe'] })
  return program
}

export interface Limit extends Contestant {
  /** What its drive draws from the pack at the terminals. */
  readonly energy: Joule
}

/**
 * Starts the compiled `program` on the plan.
 * @throws Error when it does not draw the same energy from the pack as the engine does, to 1e-9
 */
export async function startLimit(program: string, plan: Plan): Promise<Limit> {
  const file = `${program}.plan`
  writeFileSync(file, planText(plan))
  const running = startProgram([program, file], dirname(program))
  try {
    const checked = await running.answer()
    const problem = difference(plan, checked)
    if (problem !== undefined) throw new Error(problem)
    return { ...another(limitName, running), energy: Number(checked.battery_J) }
  } catch (problem) {
    running.stop()
    throw problem
  }
}

const energyTolerance = 1e-9

/** In what the C's drive differs from the engine's, if in anything. */
function difference(plan: Plan, { steps, battery_J: energy }: Answer): string | undefined {
  const own = simulate(plan)
  if (steps !== own.steps) return `it drove ${steps} steps, the engine ${own.steps}`
  const error = Math.abs(Number(energy) / own.ledger.terminals - 1)
  return error <= energyTolerance ? undefined : `it drew ${energy} J, the engine ${own.ledger.terminals} J: bench/limit does not follow the engine any more`
}

/** A plan as bench/limit/plan.h reads it: every number, table and text of it on a line of its own. */
export const planText = (plan: Plan): string => `${linesOf('plan', plan).join('\n')}\n`

function linesOf(path: string, value: unknown): readonly string[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [`${path} 1 ${Number(value)}`]
  if (typeof value === 'string') return [`${path}=${encodeURIComponent(value)} 0`]
  if (value instanceof Float64Array) return [`${path} ${value.length} ${value.join(' ')}`]
  return Object.entries(value as object).flatMap(([key, part]) => linesOf(`${path}.${key}`, part))
}
