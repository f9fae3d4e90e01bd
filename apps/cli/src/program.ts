import { Command, CommanderError, Option } from 'commander'
import { conditionOptions, number } from './argument.ts'
import { version } from './version.ts'

/** The face of the command line. Each command's code is loaded when it is called, so that `--help` stays instant. */
export function program(): Command {
  const root = new Command('firstdrive')
    .description('Drive, prove and plan an electric car before it exists.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(firstdrive --help shows what there is)')
    .configureHelp({ showGlobalOptions: false })

  root
    .command('prove')
    .description('run what is missing or stale, judge every target, write evidence and report')
    .argument('[programme]', 'folder with a programme.yaml', '.')
    .option('--json', 'one JSON document on standard output')
    .action(async (folder: string, flags) => (await import('./commands/prove.ts')).prove(folder, flags))

  root
    .command('check')
    .description('validate every file of a programme, or one vehicle or cycle file; no simulation')
    .argument('[path]', 'programme folder, vehicle file or cycle file', '.')
    .option('--json', 'one JSON document on standard output')
    .action(async (path: string, flags) => (await import('./commands/check.ts')).check(path, flags))

  const run = root
    .command('run')
    .description('drive once: consumption, range, where the energy went')
    .argument('<vehicle>', 'library id or path to a vehicle file')
    .addOption(new Option('--cycle <cycle>', 'library id or path to a cycle: cltc-p, wltc-3b, udds, hwfet, us06').conflicts('speed'))
    .addOption(new Option('--speed <km/h>', 'constant speed instead of a cycle').argParser(number('km/h', 1, 400, 'For example: --speed 120.')))
    .option('--until-empty', 'again and again until the car cannot follow: the range')
  for (const option of conditionOptions) run.addOption(option)
  run.option('--json', 'one JSON document on standard output').action(async (vehicle: string, flags) => (await import('./commands/run.ts')).run(vehicle, flags))

  const perform = root
    .command('perform')
    .description('0–100, 0–200, 80–120, 400 m, top speed, gradeability, 100–0')
    .argument('<vehicle>', 'library id or path to a vehicle file')
  for (const option of conditionOptions) perform.addOption(option)
  perform
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, flags) => (await import('./commands/perform.ts')).perform(vehicle, flags))

  root
    .command('bench')
    .description('nanoseconds per step and drives per second on this machine')
    .option('--vehicle <vehicle>', 'library id or path to a vehicle file', 'su7-max-2024')
    .addOption(new Option('--seconds <s>', 'how long to measure each case').default(1).argParser(number('s', 0.05, 60, 'For example: --seconds 2.')))
    .option('--budgets <file>', 'exit 1 when a budget of this file is missed')
    .option('--json', 'one JSON document on standard output')
    .action(async (flags) => (await import('./commands/bench.ts')).bench(flags))

  for (const command of root.commands) command.exitOverride().showHelpAfterError(`(firstdrive ${command.name()} --help shows how)`)
  return root
}

export { CommanderError }
