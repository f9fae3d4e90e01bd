import { EngineFault } from '@firstdrive/engine'
import { BadInput, exit } from './failure.ts'
import { CommanderError, program } from './program.ts'

/** Runs one command and turns whatever went wrong into words and an exit code. */
async function main(): Promise<void> {
  try {
    await program().parseAsync()
  } catch (problem) {
    process.exitCode = tell(problem)
  }
}

function tell(problem: unknown): number {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? exit.done : exit.badInput // commander has said it
  if (problem instanceof BadInput) {
    console.error(problem.message)
    return exit.badInput
  }
  if (problem instanceof EngineFault) {
    console.error(problem.message)
    return exit.fault
  }
  console.error('This is a fault of firstdrive: please report it with the command and the files.')
  console.error(problem)
  return exit.fault
}

// A reader that closes the pipe early (firstdrive … | head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done)
  throw error
})

await main()
