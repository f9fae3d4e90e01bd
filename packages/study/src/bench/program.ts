import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A line of JSON, its fields not yet looked at. */
export type Answer = Readonly<Record<string, unknown>>

/** A program that answers each line with one line of JSON, and says one by itself when it is ready. */
export interface Program {
  /** The next answer; after `request`, if one is given. */
  answer(request?: string): Promise<Answer>
  stop(): void
}

const patience = 120_000
const keptErrors = 2000

/** Starts `command` in `folder`. Whatever goes wrong with it is told by the next `answer`. */
export function startProgram([file, ...words]: readonly string[], folder: string): Program {
  if (file === undefined) throw new RangeError('a command has at least one word')
  const child = spawn(file, words, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  const ended = new Promise<void>((done) => {
    child.once('close', () => done())
    child.once('error', (problem) => {
      errors += problem.message
      done()
    })
  })
  child.stdin.on('error', () => {}) // it has ended: the next answer says so
  child.stderr.on('data', (text: Buffer) => {
    errors = (errors + text).slice(-keptErrors)
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    async answer(request) {
      if (request !== undefined) child.stdin.write(`${request}\n`)
      const line = await within(patience, child, lines.next())
      if (line.done) {
        await within(patience, child, ended) // its last words may come after the end of its answers
        throw new Error(`it ended without an answer: ${lastLine(errors)}`)
      }
      return parse(line.value)
    },
    stop() {
      child.stdin.end()
      child.kill()
    },
  }
}

async function within<Value>(milliseconds: number, child: ChildProcess, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      child.kill()
      reject(new Error(`it gave no answer for ${milliseconds / 1000} s`))
    }, milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function parse(line: string): Answer {
  try {
    const answer: unknown = JSON.parse(line)
    if (typeof answer === 'object' && answer !== null) return answer as Answer
  } catch {
    // told below
  }
  throw new Error(`expected one line of JSON, got "${line.slice(0, 80)}"`)
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) || 'it said nothing'
