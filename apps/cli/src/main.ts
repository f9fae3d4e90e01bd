import { cli } from './cli.ts'
import { exit } from './failure.ts'

// A reader that closes the pipe early (firstdrive … | head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.done)
  throw error
})

process.exitCode = await cli(process.argv.slice(2))
