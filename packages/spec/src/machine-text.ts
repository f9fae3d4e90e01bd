import { type MachineDesign, type MachineWish, type Rotor, scaleDesign, sizeOf } from '@firstdrive/engine'
import { fromRevolutionsPerMinute, toKilowatts, toRevolutionsPerMinute } from '@firstdrive/units'
import type { MachineSpec } from './schema/machine.ts'

/** What the scaling rule is told besides what the machine's own file says. */
export type ScalingChoice = Pick<MachineWish, 'dcVoltage' | 'inverter' | 'after'>

/** A machine file as the scaling rule takes it. */
export const wishOf = ({ type, power, torque, maximum_speed }: MachineSpec, choice: ScalingChoice): MachineWish => ({
  type,
  power: power.si,
  torque: torque.si,
  maximumSpeed: maximum_speed.si,
  ...choice,
})

/** The `design:` section that the scaling rule gives, as people write it: five figures, all assumed. */
export function designText(wish: MachineWish): string {
  const design = scaleDesign(wish)
  const { rotorDiameter, stackLength, turns } = sizeOf(wish, design)
  const size = `${Math.round(1e3 * rotorDiameter)} mm rotor, ${Math.round(1e3 * stackLength)} mm stack, ${turns} turns of a phase in series`
  return [
    'design:',
    '  source: assumed',
    `  # Scaled from ${toKilowatts(wish.power)} kW, ${wish.torque} Nm and ${Math.round(toRevolutionsPerMinute(wish.maximumSpeed))} rpm after the ${wish.after} maps: about a ${size}`,
    `  pole_pairs: ${design.polePairs}`,
    line('dc_voltage', wish.dcVoltage, 'V'),
    line('stator_resistance', 1e3 * design.resistance, 'mOhm'),
    line('doubling_frequency', design.doublingFrequency / (2 * Math.PI), 'Hz'),
    line('current_limit', design.currentLimit, 'A'),
    line('modulation', design.modulation),
    ...rotorLines(design.rotor),
    ...ironLines(design),
    ...noLoadLines(design),
    ...inverterLines(design),
  ].join('\n')
}

function line(name: string, value: number, unit?: string, indent = '  '): string {
  const figure = Number(value.toPrecision(5))
  return `${indent}${name}: { value: ${figure}${unit === undefined ? '' : `, unit: ${unit.includes('/') ? `"${unit}"` : unit}`} }`
}

const inner = (name: string, value: number, unit?: string): string => line(name, value, unit, '    ')
const list = (values: readonly number[]): string => `[${values.map((value) => Number(value.toPrecision(5))).join(', ')}]`

function rotorLines(rotor: Rotor): readonly string[] {
  switch (rotor.kind) {
    case 'magnets':
      if (!('d' in rotor.inductance)) throw new RangeError('the scaling rule makes no flux table')
      return [
        '  magnets:',
        inner('flux', 1e3 * rotor.flux, 'mWb'),
        inner('temperature_coefficient', rotor.temperatureCoefficient, '1/K'),
        inner('d_inductance', 1e6 * rotor.inductance.d, 'uH'),
        inner('q_inductance', 1e6 * rotor.inductance.q, 'uH'),
      ]
    case 'cage':
      return [
        '  cage:',
        inner('leakage_inductance', 1e6 * rotor.leakage, 'uH'),
        `    magnetising: { source: assumed, current_A: ${list(rotor.magnetising.current)}, flux_Wb: ${list(rotor.magnetising.flux)} }`,
        inner('resistance', 1e3 * rotor.resistance, 'mOhm'),
      ]
    case 'winding':
      return [
        '  winding:',
        inner('d_inductance', 1e6 * rotor.inductance.d, 'uH'),
        inner('q_inductance', 1e6 * rotor.inductance.q, 'uH'),
        `    excitation: { source: assumed, current_A: ${list(rotor.excitation.current)}, flux_Wb: ${list(rotor.excitation.flux)} }`,
        inner('resistance', rotor.resistance, 'Ohm'),
        inner('current_limit', rotor.currentLimit, 'A'),
      ]
  }
}

const reference = fromRevolutionsPerMinute(10_000)

function ironLines({ iron, polePairs, rotor }: MachineDesign): readonly string[] {
  const flux = rotor.kind === 'magnets' ? rotor.flux : rotor.kind === 'cage' ? rotor.magnetising.flux[1]! : rotor.excitation.flux.at(-1)!
  const electrical = polePairs * reference
  return [
    '  iron:',
    inner('flux', 1e3 * flux, 'mWb'),
    inner('hysteresis', iron.hysteresis * electrical * flux * flux, 'W'),
    inner('eddy', iron.eddy * electrical * electrical * flux * flux, 'W'),
    inner('d_reaction', iron.dReaction),
    inner('q_reaction', iron.qReaction),
  ]
}

const noLoadLines = ({ noLoad: [k1, k2, k3] }: MachineDesign): readonly string[] => [
  '  no_load:',
  inner('linear', k1 * reference, 'W'),
  inner('quadratic', k2 * reference ** 2, 'W'),
  inner('cubic', k3 * reference ** 3, 'W'),
]

const inverterLines = ({ inverter }: MachineDesign): readonly string[] => [
  '  inverter:',
  inner('transistor_threshold', inverter.transistor.threshold, 'V'),
  inner('transistor_resistance', 1e3 * inverter.transistor.resistance, 'mOhm'),
  inner('diode_threshold', inverter.diode.threshold, 'V'),
  inner('diode_resistance', 1e3 * inverter.diode.resistance, 'mOhm'),
  inner('switching_energy', inverter.switchingEnergy, 'J'),
  inner('reference_current', inverter.referenceCurrent, 'A'),
  inner('reference_voltage', inverter.referenceVoltage, 'V'),
  inner('voltage_exponent', inverter.voltageExponent),
  inner('switching_frequency', 1e-3 * inverter.switchingFrequency, 'kHz'),
  inner('standing_loss', inverter.standing, 'W'),
]
