import { cli } from '../src/cli.ts'

/** What a command prints and how it ends, without a process of its own. */
export async function firstdrive(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { stdout, stderr } = process
  const [write, complain, tell] = [stdout.write, stderr.write, console.error]
  const [out, err]: [string[], string[]] = [[], []]
  stdout.write = (text: string | Uint8Array) => out.push(String(text)) > 0
  stderr.write = (text: string | Uint8Array) => err.push(String(text)) > 0
  console.error = (...told) => void err.push(`${told.join(' ')}\n`)
  try {
    const code = await cli(words)
    return { code, out: out.join(''), err: err.join('') }
  } finally {
    stdout.write = write
    stderr.write = complain
    console.error = tell
    process.exitCode = 0
  }
}
