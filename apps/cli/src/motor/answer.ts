import {
  atTemperature,
  type CurrentRipple,
  createReferences,
  currentRipple,
  findCurrents,
  layerLimit,
  leastLoad,
  type MachineDesign,
  type MachineMap,
  type MachineParameters,
  type MapLayer,
  mapMachine,
  readStep,
  runTorque,
  type StepResponse,
  scaleDesign,
  type TorqueTrace,
  torqueLimit,
} from '@firstdrive/engine'
import { type Checked, compileMachine, type DesignedMachine, designText, type MachineSpec, type ScalingChoice, wishOf } from '@firstdrive/spec'
import { fromCelsius, fromPercent, type RadianPerSecond, type Ratio, toRevolutionsPerMinute, type Volt, type Watt } from '@firstdrive/units'
import { BadInput } from '../failure.ts'

/** What is asked of a machine. */
export interface MotorQuestion {
  readonly checked: Checked<MachineSpec>
  readonly voltage_V: number | undefined
  readonly temperature_C: number
  readonly step_Nm: number | undefined
  /** Grids at three voltages, for a controller. */
  readonly forControl: boolean
}

export interface MotorAnswer {
  readonly machine: MachineParameters
  readonly design: MachineDesign
  /** The `design:` section where the file has none and one was scaled. */
  readonly scaled: string | null
  readonly dcVoltage: Volt
  /** Up to which it gives its whole torque. */
  readonly baseSpeed: RadianPerSecond
  readonly envelope: readonly EnvelopePoint[]
  /** Of machine and inverter, and of the machine alone. */
  readonly best: Working
  readonly bestMachine: Working
  readonly layer: MapLayer
  readonly map: MachineMap | null
  readonly steps: readonly MotorStep[]
}

interface EnvelopePoint {
  readonly speed: RadianPerSecond
  readonly driving: number
  readonly regenerating: number
  readonly dCurrent: number
  readonly qCurrent: number
  readonly voltageShare: Ratio
  readonly efficiency: Ratio
  /** Without torque, machine and inverter. */
  readonly idleLoss: Watt
}

export interface Working {
  readonly speed: RadianPerSecond
  readonly torque: number
  readonly efficiency: Ratio
}

export interface MotorStep {
  readonly speed: RadianPerSecond
  readonly asked: number
  readonly response: StepResponse
  readonly ripple: CurrentRipple
  readonly trace: TorqueTrace
}

/** A machine's map, its best working and how its torque follows a step. */
export function askMotor({ checked, voltage_V, temperature_C, step_Nm, forControl }: MotorQuestion): MotorAnswer {
  const { design, scaled, voltage } = designOf(checked.spec, voltage_V)
  const temperature = fromCelsius(temperature_C)
  const machine = atTemperature(design, { stator: temperature, rotor: temperature })
  const dcVoltage = voltage_V ?? voltage
  mustTurn(machine, dcVoltage, voltage_V !== undefined)
  if (step_Nm !== undefined && Math.abs(step_Nm) > machine.torque)
    throw new BadInput(`motor: --step ${step_Nm}: expected at most the ${machine.torque} Nm that the machine gives.`)
  const map = forControl ? mapMachine(machine, [fromPercent(80) * dcVoltage, dcVoltage, fromPercent(120) * dcVoltage]) : null
  const layer = map?.layers[1] ?? mapMachine(machine, [dcVoltage]).layers[0]!
  const baseSpeed = baseSpeedOf(machine, dcVoltage)
  return {
    machine,
    design,
    scaled,
    dcVoltage,
    baseSpeed,
    envelope: envelopeOf(machine, dcVoltage),
    ...bestOf(layer, machine),
    layer,
    map,
    steps: step_Nm === undefined ? [] : stepsOf(machine, layer, step_Nm, baseSpeed),
  }
}

/** The design of the file, else one scaled for the voltage. */
function designOf(spec: MachineSpec, voltage: number | undefined): { readonly design: MachineDesign; readonly scaled: string | null; readonly voltage: Volt } {
  if (spec.design !== undefined) {
    const designed = spec as MachineSpec & DesignedMachine
    return { design: compileMachine(designed), scaled: null, voltage: designed.design.dc_voltage.si }
  }
  const dcVoltage = voltage ?? usualVoltage(spec)
  const choice: ScalingChoice = { dcVoltage, inverter: 'sic', after: 'production' }
  const wish = wishOf(spec, choice)
  return { design: scaleDesign(wish), scaled: designText(wish), voltage: dcVoltage }
}

/** Above 250 kW packs have 800 V. */
const usualVoltage = ({ power }: MachineSpec): Volt => (power.si > 250e3 ? 800 : 400)

/** No current within the limit may leave the rotor's voltage above the pack's. */
function mustTurn(machine: MachineParameters, dcVoltage: Volt, asked: boolean): void {
  const load = leastLoad(createReferences(machine, dcVoltage), machine.maximumSpeed, 0)
  if (load <= 1) return
  const fastest = Math.round(toRevolutionsPerMinute(machine.maximumSpeed))
  throw new BadInput(
    `motor: ${asked ? '--voltage ' : 'a dc voltage of '}${dcVoltage}: expected more, at which the machine can turn at its ${fastest} rpm. It would take ${load.toFixed(2)} times the limits to hold the voltage of its rotor down.`,
  )
}

function baseSpeedOf(machine: MachineParameters, dcVoltage: Volt): RadianPerSecond {
  const references = createReferences(machine, dcVoltage)
  let [low, high] = [0, machine.maximumSpeed]
  const whole = (speed: RadianPerSecond): boolean => torqueLimit(references, speed, 1) >= 0.999 * machine.torque
  if (whole(high)) return high
  for (let k = 0; k < 40; k++) {
    const middle = 0.5 * (low + high)
    if (whole(middle)) low = middle
    else high = middle
  }
  return low
}

const envelopePoints = 15

function envelopeOf(machine: MachineParameters, dcVoltage: Volt): readonly EnvelopePoint[] {
  const references = createReferences(machine, dcVoltage)
  const { at } = references
  return Array.from({ length: envelopePoints }, (_, k) => {
    const speed = (k / (envelopePoints - 1)) * machine.maximumSpeed
    const regenerating = torqueLimit(references, speed, -1)
    findCurrents(references, speed, 0)
    const idleLoss = at.loss
    const driving = torqueLimit(references, speed, 1)
    findCurrents(references, speed, driving)
    const power = speed * driving
    return {
      speed,
      driving,
      regenerating,
      dCurrent: at.dCurrent,
      qCurrent: at.qCurrent,
      voltageShare: (at.voltage * Math.sqrt(3)) / dcVoltage,
      efficiency: power / (power + at.loss),
      idleLoss,
    }
  })
}

/** The knots at which most of the power arrives. */
function bestOf(layer: MapLayer, { maximumSpeed, torque }: MachineParameters): { readonly best: Working; readonly bestMachine: Working } {
  const { machineLoss, inverterLoss } = layer
  let [best, bestMachine]: [Working, Working] = [nothing, nothing]
  for (let i = 1; i < machineLoss.countX; i++)
    for (let j = (machineLoss.countY + 1) / 2; j < machineLoss.countY; j++) {
      const speed = (i / (machineLoss.countX - 1)) * maximumSpeed
      const asked = ((2 * j) / (machineLoss.countY - 1) - 1) * torque
      if (asked > layerLimit(layer, speed, 1)) break
      const [loss, more] = [machineLoss.values[i * machineLoss.countY + j]!, inverterLoss.values[i * machineLoss.countY + j]!]
      const power = speed * asked
      if (power / (power + loss) > bestMachine.efficiency) bestMachine = { speed, torque: asked, efficiency: power / (power + loss) }
      if (power / (power + loss + more) > best.efficiency) best = { speed, torque: asked, efficiency: power / (power + loss + more) }
    }
  return { best, bestMachine }
}

const nothing: Working = { speed: 0, torque: 0, efficiency: 0 }
const stepBegins = 2e-3 // s

/** At crawl, at base speed and at nine tenths of the highest speed, where the field is weakened; no more than the machine gives there. */
function stepsOf(machine: MachineParameters, layer: MapLayer, step: number, baseSpeed: RadianPerSecond): readonly MotorStep[] {
  const frequency = Math.max(machine.inverter.switchingFrequency, 10e3)
  const duration = machine.rotor.kind === 'cage' || machine.rotor.kind === 'winding' ? 1 : 0.03 // a rotor flux that currents make is slow
  return [0.1 * baseSpeed, baseSpeed, 0.9 * machine.maximumSpeed].map((speed) => {
    const most = 0.9 * Math.abs(layerLimit(layer, speed, step < 0 ? -1 : 1))
    const asked = Math.sign(step) * Math.min(Math.abs(step), most)
    const trace = runTorque({
      machine,
      layer,
      speed,
      dcVoltage: layer.dcVoltage,
      frequency,
      duration,
      torque: (time) => (time < stepBegins ? 0 : asked),
    })
    const references = createReferences(machine, layer.dcVoltage)
    findCurrents(references, speed, asked)
    return { speed, asked, response: readStep(trace, stepBegins), ripple: currentRipple(machine, references.at, frequency), trace }
  })
}
