import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadMachine } from '@firstdrive/library'
import { writeWhole } from '@firstdrive/programme'
import { type Checked, fileIssue, type MachineSpec } from '@firstdrive/spec'
import { fixed, toKilowatts, toPercent, toRevolutionsPerMinute } from '@firstdrive/units'
import { askMotor, type MotorAnswer, type MotorStep, type Working } from '../motor/answer.ts'
import { envelopeTable, header, mapTable, stepTable } from '../motor/tables.ts'
import { print, printJson, printTable } from '../output.ts'
import { explained } from '../unwritable.ts'
import { badInput, valid } from '../valid.ts'

interface MotorFlags {
  readonly step?: number
  readonly voltage?: number
  readonly temperature: number
  readonly out?: string
  readonly json?: boolean
}

/** `firstdrive motor`: envelope, losses, current references and the answer to a step of torque. */
export function motor(reference: string, { step, voltage, temperature, out, json = false }: MotorFlags): void {
  const checked = valid(loadMachine(reference))
  if (out !== undefined) mustBeFolder(out)
  const answer = askMotor({ checked, voltage_V: voltage, temperature_C: temperature, step_Nm: step, forControl: out !== undefined })
  const files = out === undefined ? [] : writeTables(out, checked.id, answer, temperature)
  if (json) printJson(document(checked, temperature, answer, files))
  else show(checked, temperature, answer, files)
}

function mustBeFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false })
  if (folder === '' || (there !== undefined && !there.isDirectory()))
    throw badInput([fileIssue(folder === '' ? '--out' : folder, 'a folder to write into', folder === '' ? 'nothing' : 'a file', 'For example: --out motor.')])
}

/** Each file whole or not at all. */
function writeTables(folder: string, id: string, answer: MotorAnswer, temperature: number): readonly string[] {
  const texts: readonly (readonly [string, string])[] = [
    [`${id}-map.csv`, mapTable(answer)],
    [`${id}-envelope.csv`, envelopeTable(answer)],
    [`${id}-references.h`, header(id, answer, temperature)],
    ...(answer.steps.length === 0 ? [] : ([[`${id}-step.csv`, stepTable(answer.steps)]] as const)),
    ...(answer.scaled === null ? [] : ([[`${id}-design.txt`, `${answer.scaled}\n`]] as const)),
  ]
  try {
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of texts) writeWhole(join(folder, name), text)
  } catch (problem) {
    throw explained(folder, problem)
  }
  return texts.map(([name]) => join(folder, name))
}

/** The stable shape of `motor --json`. */
const document = ({ id, spec }: Checked<MachineSpec>, temperature_C: number, answer: MotorAnswer, files: readonly string[]): object => ({
  machine: id,
  type: spec.type,
  design: answer.scaled === null ? 'given' : 'scaled',
  voltage_V: answer.dcVoltage,
  temperature_C,
  torque_Nm: answer.envelope[0]!.driving,
  power_kW: toKilowatts(mostPower(answer)),
  base_speed_rpm: toRevolutionsPerMinute(answer.baseSpeed),
  maximum_speed_rpm: toRevolutionsPerMinute(answer.machine.maximumSpeed),
  peak_efficiency_pct: toPercent(answer.best.efficiency),
  peak_efficiency_machine_pct: toPercent(answer.bestMachine.efficiency),
  envelope: answer.envelope.map(({ speed, driving, regenerating, dCurrent, qCurrent, voltageShare, efficiency, idleLoss }) => ({
    speed_rpm: toRevolutionsPerMinute(speed),
    driving_Nm: driving,
    regenerating_Nm: regenerating,
    power_kW: toKilowatts(speed * driving),
    d_current_A: dCurrent,
    q_current_A: qCurrent,
    voltage_share: voltageShare,
    efficiency_pct: toPercent(efficiency),
    idle_loss_W: idleLoss,
  })),
  steps: answer.steps.map(stepDocument),
  files,
})

const stepDocument = ({ speed, asked, response, ripple }: MotorStep): object => ({
  speed_rpm: toRevolutionsPerMinute(speed),
  asked_Nm: asked,
  torque_Nm: response.torque,
  rise_ms: 1e3 * response.riseTime,
  settling_ms: 1e3 * response.settlingTime,
  overshoot_pct: toPercent(response.overshoot),
  loss_W: response.loss,
  voltage_share: response.voltageShare,
  at_voltage_limit_ms: 1e3 * response.atVoltageLimit,
  ripple_A: ripple.peakToPeak,
  ripple_rms_A: ripple.rms,
})

const mostPower = ({ envelope }: MotorAnswer): number => Math.max(...envelope.map(({ speed, driving }) => speed * driving))

function show({ spec }: Checked<MachineSpec>, temperature: number, answer: MotorAnswer, files: readonly string[]): void {
  const { dcVoltage, baseSpeed, best, bestMachine, envelope, scaled, steps } = answer
  print(`${spec.name} at ${fixed(dcVoltage, 0)} V and ${fixed(temperature, 0)} °C`)
  if (scaled !== null) print('Its file has no design: this one is scaled from power, torque and speed, and all of it is assumed.')
  print(`Up to ${rpm(baseSpeed)} rpm ${fixed(envelope[0]!.driving, 0)} Nm, at most ${fixed(toKilowatts(mostPower(answer)), 0)} kW.`)
  print(`Peak efficiency ${told(best)}; of the machine alone ${told(bestMachine)}.`)
  print('')
  showEnvelope(answer)
  if (steps.length > 0) showSteps(steps)
  if (files.length > 0) print(`\nWritten: ${files.join(', ')}.`)
}

const rpm = (speed: number): string => fixed(toRevolutionsPerMinute(speed), 0)
const told = ({ speed, torque, efficiency }: Working): string => `${fixed(toPercent(efficiency), 2)} % at ${rpm(speed)} rpm and ${fixed(torque, 0)} Nm`

const showEnvelope = ({ envelope }: MotorAnswer): void =>
  printTable(
    [
      { title: 'speed', unit: 'rpm', decimals: 0 },
      { title: 'drives', unit: 'Nm', decimals: 0 },
      { title: 'holds', unit: 'Nm', decimals: 0 },
      { title: 'power', unit: 'kW', decimals: 0 },
      { title: 'i_d', unit: 'A', decimals: 0 },
      { title: 'i_q', unit: 'A', decimals: 0 },
      { title: 'voltage', unit: '%', decimals: 0 },
      { title: 'efficiency', unit: '%', decimals: 1 },
      { title: 'idle', unit: 'W', decimals: 0 },
    ],
    envelope.map(({ speed, driving, regenerating, dCurrent, qCurrent, voltageShare, efficiency, idleLoss }) => [
      toRevolutionsPerMinute(speed),
      driving,
      regenerating,
      toKilowatts(speed * driving),
      dCurrent,
      qCurrent,
      toPercent(voltageShare),
      toPercent(efficiency),
      idleLoss,
    ]),
  )

function showSteps(steps: readonly MotorStep[]): void {
  print('\nA step of torque from none, the speed held; ripple of a phase current within a PWM period')
  printTable(
    [
      { title: 'speed', unit: 'rpm', decimals: 0 },
      { title: 'asked', unit: 'Nm', decimals: 0 },
      { title: 'given', unit: 'Nm', decimals: 1 },
      { title: 'rise', unit: 'ms', decimals: 2 },
      { title: 'settled', unit: 'ms', decimals: 1 },
      { title: 'over', unit: '%', decimals: 1 },
      { title: 'at the limit', unit: 'ms', decimals: 1 },
      { title: 'ripple', unit: 'A', decimals: 0 },
    ],
    steps.map(({ speed, asked, response, ripple }) => [
      toRevolutionsPerMinute(speed),
      asked,
      response.torque,
      1e3 * response.riseTime,
      1e3 * response.settlingTime,
      toPercent(response.overshoot),
      1e3 * response.atVoltageLimit,
      ripple.peakToPeak,
    ]),
  )
}
