import type { Curve, Grid, MapLayer } from '@firstdrive/engine'
import { toRevolutionsPerMinute } from '@firstdrive/units'
import type { MotorAnswer, MotorStep } from './answer.ts'

const figure = (value: number): string => String(Number(value.toPrecision(7)))
const csv = (heads: readonly string[], rows: readonly (readonly number[])[]): string =>
  `${[heads.join(','), ...rows.map((row) => row.map(figure).join(','))].join('\n')}\n`

/** Currents and losses over dc voltage, speed and torque, a knot a row. */
export function mapTable({ map, machine }: MotorAnswer): string {
  const heads = ['dc_voltage_V', 'speed_rpm', 'torque_Nm', 'd_current_A', 'q_current_A', 'field_current_A', 'machine_loss_W', 'inverter_loss_W']
  const rows = (map?.layers ?? []).flatMap((layer) => {
    const { dcVoltage, dCurrent, qCurrent, fieldCurrent, machineLoss, inverterLoss } = layer
    return Array.from(dCurrent.values, (id, k) => [
      dcVoltage,
      toRevolutionsPerMinute((Math.floor(k / dCurrent.countY) / (dCurrent.countX - 1)) * machine.maximumSpeed),
      ((2 * (k % dCurrent.countY)) / (dCurrent.countY - 1) - 1) * machine.torque,
      id,
      qCurrent.values[k]!,
      fieldCurrent.values[k]!,
      machineLoss.values[k]!,
      inverterLoss.values[k]!,
    ])
  })
  return csv(heads, rows)
}

/** Most torque over dc voltage and speed. */
export const envelopeTable = ({ map }: MotorAnswer): string =>
  csv(
    ['dc_voltage_V', 'speed_rpm', 'driving_torque_Nm', 'regeneration_torque_Nm'],
    (map?.layers ?? []).flatMap(({ dcVoltage, drivingTorque, regenerationTorque }) =>
      Array.from(drivingTorque.values, (torque, k) => [dcVoltage, toRevolutionsPerMinute(k / drivingTorque.density), torque, regenerationTorque.values[k]!]),
    ),
  )

/** What the test bench would log, a PWM period a row. */
export const stepTable = (steps: readonly MotorStep[]): string =>
  csv(
    ['speed_rpm', 'time_s', 'torque_asked_Nm', 'torque_Nm', 'd_current_A', 'q_current_A', 'voltage_share', 'dc_power_W', 'loss_W'],
    steps.flatMap(({ speed, trace }) =>
      Array.from(trace.torque, (torque, k) => [
        toRevolutionsPerMinute(speed),
        k * trace.dt,
        trace.asked[k]!,
        torque,
        trace.dCurrent[k]!,
        trace.qCurrent[k]!,
        trace.voltageShare[k]!,
        trace.dcPower[k]!,
        trace.loss[k]!,
      ]),
    ),
  )

/** The same grids as constants in C, indexed [voltage][speed][torque]. */
export function header(id: string, { map, machine }: MotorAnswer, temperature_C: number): string {
  const name = id.replaceAll(/[^A-Za-z0-9]/g, '_')
  const layers = map?.layers ?? []
  const { countX, countY } = layers[0]!.dCurrent
  const guard = `${name.toUpperCase()}_REFERENCES_H`
  const wound = machine.rotor.kind === 'winding'
  return `/* Current references of ${id} at ${temperature_C} degC, written by firstdrive motor. Peak values of a phase; d along the rotor flux.
   Uniform axes, linear between knots. Torque beyond the envelope is clipped to it. Indexed [voltage][speed][torque]. */
#ifndef ${guard}
#define ${guard}

#define ${name.toUpperCase()}_VOLTAGES ${layers.length}
#define ${name.toUpperCase()}_SPEEDS ${countX}
#define ${name.toUpperCase()}_TORQUES ${countY}

static const float ${name}_dc_voltage_V[${layers.length}] = {${layers.map(({ dcVoltage }) => float(dcVoltage)).join(', ')}};
static const float ${name}_maximum_speed_rpm = ${float(toRevolutionsPerMinute(machine.maximumSpeed))};
static const float ${name}_maximum_torque_Nm = ${float(machine.torque)};
${curves(`${name}_driving_torque_Nm`, layers, ({ drivingTorque }) => drivingTorque)}
${curves(`${name}_regeneration_torque_Nm`, layers, ({ regenerationTorque }) => regenerationTorque)}
${grids(`${name}_d_current_A`, layers, ({ dCurrent }) => dCurrent)}
${grids(`${name}_q_current_A`, layers, ({ qCurrent }) => qCurrent)}
${wound ? `${grids(`${name}_field_current_A`, layers, ({ fieldCurrent }) => fieldCurrent)}\n` : ''}
#endif
`
}

function curves(name: string, layers: readonly MapLayer[], of: (layer: MapLayer) => Curve): string {
  const rows = layers.map((layer) => `  {${Array.from(of(layer).values, float).join(', ')}}`)
  return `static const float ${name}[${layers.length}][${of(layers[0]!).values.length}] = {\n${rows.join(',\n')}\n};`
}

function grids(name: string, layers: readonly MapLayer[], of: (layer: MapLayer) => Grid): string {
  const { countX, countY } = of(layers[0]!)
  const planes = layers.map((layer) => {
    const { values } = of(layer)
    const rows = Array.from({ length: countX }, (_, k) => `    {${Array.from(values.subarray(k * countY, (k + 1) * countY), float).join(', ')}}`)
    return `  {\n${rows.join(',\n')}\n  }`
  })
  return `static const float ${name}[${layers.length}][${countX}][${countY}] = {\n${planes.join(',\n')}\n};`
}

/** Six figures with a point, as C wants them. */
function float(value: number): string {
  const text = String(Number(value.toPrecision(6)))
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`
}
