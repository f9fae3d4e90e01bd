import { Command, CommanderError, Option } from 'commander'
import { conditionOptions, listed, number } from './argument.ts'
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
    .addOption(new Option('--cycle <cycle>', 'library id or path to a cycle: cltc-p, wltc-3b, udds, hwfet, us06 and more').conflicts('speed'))
    .addOption(new Option('--speed <km/h>', 'constant speed instead of a cycle').argParser(number('km/h', 1, 400, 'For example: --speed 120.')))
    .option('--until-empty', 'again and again until the car cannot follow: the range')
  for (const option of conditionOptions) run.addOption(option)
  run
    .option('--interval', 'low and high from the spreads of the assumed inputs, and the three that matter most')
    .option('--out <file>', 'write the time series of every step, .csv or .parquet, units in the head')
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, flags) => (await import('./commands/run.ts')).run(vehicle, flags))

  const perform = root
    .command('perform')
    .description('0–100, 0–200, 80–120, 400 m, top speed, gradeability, 100–0')
    .argument('<vehicle>', 'library id or path to a vehicle file')
  for (const option of conditionOptions) perform.addOption(option)
  perform
    .option('--software <software>', 'library id or path to a version of the motor software, in place of that of the vehicle')
    .addOption(new Option('--repeat <times>', 'launches in a row, the time of each').argParser(number('launches', 1, 100, 'For example: --repeat 5.')))
    .addOption(
      new Option('--tow <kg>', 'mass of a trailer without brakes; its drag and tyres are assumed').argParser(number('kg', 0, 5000, 'For example: --tow 1500.')),
    )
    .option('--interval', 'low and high from the spreads of the assumed inputs, and the three that matter most')
    .option('--out <file>', 'write the time series from rest to top speed, .csv or .parquet, units in the head')
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, flags) => (await import('./commands/perform.ts')).perform(vehicle, flags))

  const compare = root
    .command('compare')
    .description('cars, or versions of their motor software, side by side: consumption, launches, temperatures')
    .argument('<vehicles...>', 'library ids or paths to vehicle files')
    .addOption(new Option('--software <software>', 'library id or path to a version of the motor software; again for each').argParser(listed))
  for (const option of conditionOptions) compare.addOption(option)
  compare
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicles: string[], flags) => (await import('./commands/compare.ts')).compare(vehicles, flags))

  root
    .command('charge')
    .description('the charging curve as an output: time, energy, added range, what limits it')
    .argument('<vehicle>', 'library id or path to a vehicle file')
    .option('--charger <charger>', 'library id or path: dc-250a-500v, dc-400kw, dc-600a-1000v, ac-11kw, ac-22kw', 'dc-600a-1000v')
    .addOption(
      new Option('--ambient <°C>', 'air, and the pack with it (default: 23, the pack at its best temperature)').argParser(
        number('°C', -60, 60, 'For example: --ambient -7.'),
      ),
    )
    .option('--precondition', 'the pack is brought to its best temperature first')
    .addOption(new Option('--from <%>', 'state of charge at the start').default(10).argParser(number('%', 0, 99, 'For example: --from 10.')))
    .addOption(new Option('--to <%>', 'state of charge at the end').default(80).argParser(number('%', 1, 100, 'For example: --to 80.')))
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, flags) => (await import('./commands/charge.ts')).charge(vehicle, flags))

  root
    .command('pack')
    .description('what the pack of a car can give and take for 2, 10, 30 s and 10 min over cold and charge, and what heating it takes')
    .argument('<vehicle>', 'library id or path to a vehicle file')
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, flags) => (await import('./commands/pack.ts')).pack(vehicle, flags))

  root
    .command('age')
    .description('what years of one use leave of the battery: capacity, resistance, and range, charging and power then')
    .argument('<vehicle>', 'library id or path to a vehicle file')
    .requiredOption('--use <use>', 'library id or path to a use file: beijing-commuter, turpan-taxi, heihe-family and more')
    .addOption(new Option('--years <years>', 'a whole number').default(10).argParser(number('years', 1, 30, 'For example: --years 10.')))
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, flags) => (await import('./commands/age.ts')).age(vehicle, flags))

  root
    .command('cell')
    .description('one cell on a test bench: what a cycler would log')
    .argument('<cell>', 'library id or path to a cell file')
    .addOption(new Option('--current <file>', 'CSV with time_s and current_A, discharge positive').conflicts(['power', 'hppc']))
    .addOption(new Option('--power <file>', 'CSV with time_s and power_W, discharge positive').conflicts(['current', 'hppc']))
    .addOption(new Option('--hppc', 'pulses at every tenth of the charge').conflicts(['current', 'power']))
    .addOption(
      new Option('--ambient <°C>', 'air of the climate chamber; the cell starts there (default: 25)').argParser(
        number('°C', -60, 80, 'For example: --ambient -20.'),
      ),
    )
    .addOption(new Option('--soc <%>', 'state of charge at the start (default: 100)').argParser(number('%', 0, 100, 'For example: --soc 50.')))
    .option('--isothermal', 'the cell is held at the temperature of the chamber')
    .addOption(new Option('--step <s>', 'longest step').default(1).argParser(number('s', 0.001, 600, 'For example: --step 0.1.')))
    .option('--out <file>', 'write the log, .csv or .parquet, units in the head')
    .option('--json', 'one JSON document on standard output')
    .action(async (cell: string, flags) => (await import('./commands/cell.ts')).cell(cell, flags))

  root
    .command('motor')
    .description('envelope, losses and current references of a machine, and how its torque follows a step')
    .argument('<machine>', 'library id or path to a machine file; without a design in it one is scaled')
    .addOption(
      new Option('--step <Nm>', 'a step of torque under field-oriented control, at three speeds').argParser(
        number('Nm', -20_000, 20_000, 'For example: --step 200.'),
      ),
    )
    .addOption(new Option('--voltage <V>', 'of the dc side (default: that of the design)').argParser(number('V', 10, 2000, 'For example: --voltage 700.')))
    .addOption(
      new Option('--temperature <°C>', 'of winding, magnets and rotor').default(80).argParser(number('°C', -40, 200, 'For example: --temperature 20.')),
    )
    .option('--out <folder>', 'write map, envelope and step as CSV and the references as a C header')
    .option('--json', 'one JSON document on standard output')
    .action(async (machine: string, flags) => (await import('./commands/motor.ts')).motor(machine, flags))

  root
    .command('fit-cell')
    .description('a cell file from measured pulses and discharges, and what they cannot tell')
    .argument('<csv...>', 'time_s, current_A (discharge positive), voltage_V and perhaps temperature_C of one cell')
    .option('--cell <cell>', 'library id or path: its voltage limits, and all that the records do not tell')
    .addOption(new Option('--capacity <Ah>', 'where no record goes from full to empty').argParser(number('Ah', 0.01, 5000, 'For example: --capacity 50.')))
    .addOption(
      new Option('--soc <%>', 'state of charge at the first row, where the record stands neither full nor empty').argParser(
        number('%', 0, 100, 'For example: --soc 50.'),
      ),
    )
    .option('--out <file>', 'where the cell file is written', 'my-cell.yaml')
    .option('--json', 'one JSON document on standard output')
    .action(async (files: string[], flags) => (await import('./commands/fit-cell.ts')).fitCellCommand(files, flags))

  root
    .command('import-cell')
    .description('a cell file from an electrochemical parameter set in BPX (https://bpxstandard.com)')
    .argument('<bpx.json>', 'BPX of version 0.x or 1.x')
    .option('--out <file>', 'where the cell file is written', 'my-cell.yaml')
    .option('--json', 'one JSON document on standard output')
    .action(async (file: string, flags) => (await import('./commands/import-cell.ts')).importCell(file, flags))

  root
    .command('import-vehicle')
    .description('a vehicle file, its parts beside it, from an electric car of FASTSim-2 (CSV, YAML) or FASTSim-3 (YAML)')
    .argument('<file>', 'a vehicle file of FASTSim')
    .option('--vehicle <name>', 'which one, where the file is a table of several')
    .option('--out <file>', 'where the vehicle file is written', 'my-car.yaml')
    .option('--json', 'one JSON document on standard output')
    .action(async (file: string, flags) => (await import('./commands/import-vehicle.ts')).importVehicle(file, flags))

  root
    .command('replay')
    .description('a measured drive beside the same drive by the engine: errors, energy by cause, what explains the rest')
    .argument('<vehicle>', 'library id or path to a vehicle file')
    .argument('<drive>', 'CSV with time_s, speed_kmh, voltage_V, current_A and what else was recorded, plain or .gz; discharge positive')
    .option('--mapping <mapping>', 'library id or path: where the columns of other logs come from, for example bmw-i3')
    .option('--trip <name>', 'which trip, where the file holds several')
    .addOption(new Option('--load <kg>', 'added to the kerb mass (default: one driver of 75 kg)').argParser(number('kg', 0, 5000, 'For example: --load 150.')))
    .option('--out <file>', 'write the time series, measured and predicted, .csv or .parquet, units in the head')
    .option('--page <file>', 'write the whole comparison as one page to open and to send, for example replay.html')
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, drive: string, flags) => (await import('./commands/replay.ts')).replay(vehicle, drive, flags))

  root
    .command('fit')
    .description('the inputs of a car with which it takes the energy of measured drives, fitted on some days and scored on others')
    .argument('<vehicle>', 'library id or path to a vehicle file')
    .argument('<drives...>', 'CSVs as for replay')
    .requiredOption('--parameters <paths>', 'the inputs to move, for example vehicle.body.driveline_drag,tyre.rolling_resistance')
    .option('--mapping <mapping>', 'library id or path: where the columns of other logs come from, for example bmw-i3')
    .option('--days <file>', 'CSV with trip and day, where the names of the drives tell no date')
    .addOption(new Option('--load <kg>', 'added to the kerb mass (default: one driver of 75 kg)').argParser(number('kg', 0, 5000, 'For example: --load 150.')))
    .option('--out <file>', 'write the fitted car, .yaml; parts that changed beside it')
    .option('--json', 'one JSON document on standard output')
    .action(async (vehicle: string, drives: string[], flags) => (await import('./commands/fit.ts')).fit(vehicle, drives, flags))

  root
    .command('validate')
    .description('the engine beside measurements, closed forms and other programs; exit 1 when a stated limit is missed')
    .argument('<suite>', 'peers, epa, bmw-i3, su7, or all that there are')
    .option('--data <folder>', 'reference data, for what the program does not bring along (default: $FIRSTDRIVE_DATA, else validation/data)')
    .option('--write <file>', 'write the errors of every case as a page, for example VALIDATION.md')
    .option('--page <file>', 'write the same with charts as one page to open and to send, for example validation.html')
    .option('--json', 'one JSON document on standard output')
    .action(async (suite: string, flags) => (await import('./commands/validate.ts')).validate(suite, flags))

  root
    .command('bench')
    .description('nanoseconds per step and drives per second on this machine')
    .option('--vehicle <vehicle>', 'library id or path to a vehicle file', 'su7-max-2024')
    .addOption(new Option('--seconds <s>', 'how long to measure each case').default(1).argParser(number('s', 0.05, 60, 'For example: --seconds 2.')))
    .option('--budgets <file>', 'exit 1 when a budget of this file is missed')
    .option('--write <file>', 'write the results as a page, for example bench/RESULTS.md')
    .option('--json', 'one JSON document on standard output')
    .action(async (flags) => (await import('./commands/bench.ts')).bench(flags))

  const start = root.command('new').description('a commented file to start from')
  start
    .command('car')
    .description('a vehicle file from six numbers, or a copy of one of the library')
    .argument('[file]', 'where it is written', 'my-car.yaml')
    .option('--from <vehicle>', 'copy this vehicle of the library')
    .option('--name <name>', 'name of the car; the name of the file without it')
    .addOption(new Option('--mass <kg>', 'kerb mass, without driver').argParser(number('kg', 50, 60_000, 'For example: --mass 1800.')))
    .addOption(new Option('--drag-area <m²>', 'drag coefficient × frontal area').argParser(number('m²', 0.05, 20, 'For example: --drag-area 0.55.')))
    .addOption(new Option('--power <kW>', 'peak power of all machines').argParser(number('kW', 0.5, 5000, 'For example: --power 150.')))
    .addOption(new Option('--torque <Nm>', 'peak torque of all machines').argParser(number('Nm', 1, 20_000, 'For example: --torque 310.')))
    .addOption(new Option('--battery <kWh>', 'rated energy of the pack').argParser(number('kWh', 0.1, 2000, 'For example: --battery 60.')))
    .addOption(new Option('--top-speed <km/h>', 'the declared limiter').argParser(number('km/h', 5, 500, 'For example: --top-speed 160.')))
    .action(async (file: string, flags) => (await import('./commands/new.ts')).newCar(file, flags))
  start
    .command('pack')
    .description('a copy of a pack of the library')
    .argument('[file]', 'where it is written', 'my-pack.yaml')
    .option('--from <pack>', 'copy this pack of the library')
    .action(async (file: string, flags) => (await import('./commands/new.ts')).newPack(file, flags))
  start
    .command('programme')
    .description('the same as init')
    .argument('[folder]', 'where it is written', 'my-programme')
    .action(async (folder: string) => (await import('./commands/new.ts')).init(folder))
  root
    .command('init')
    .description('a commented programme folder to start from: one car, two targets')
    .argument('[folder]', 'where it is written', 'my-programme')
    .action(async (folder: string) => (await import('./commands/new.ts')).init(folder))

  for (const command of root.commands) command.exitOverride().showHelpAfterError(`(firstdrive ${command.name()} --help shows how)`)
  for (const command of start.commands) command.exitOverride().showHelpAfterError(`(firstdrive new ${command.name()} --help shows how)`)
  return root
}

export { CommanderError }
