import { BadInput, exit } from './failure.ts'
import { CommanderError, program } from './program.ts'

/** Runs one command; whatever goes wrong is put into words. Gives the exit code. */
export async function cli(words: readonly string[]): Promise<number> {
  process.exitCode = exit.done
  try {
    await program().parseAsync(words, { from: 'user' })
    return Number(process.exitCode)
  } catch (problem) {
    const { path } = problem as NodeJS.ErrnoException
    return tell(path === undefined ? problem : (await import('./unwritable.ts')).explained(path, problem)) // loads the schemas, as every start need not
  }
}

function tell(problem: unknown): number {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? exit.done : exit.badInput // commander has said it
  if (problem instanceof BadInput) {
    console.error(problem.message)
    return exit.badInput
  }
  if (problem instanceof Error && problem.name === 'EngineFault') console.error(problem.message)
  else {
    console.error('This is a fault of firstdrive: please report it with the command and the files.')
    console.error(problem)
  }
  return exit.fault
}
