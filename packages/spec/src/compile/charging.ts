import type { ChargerParameters, ChargingParameters } from '@firstdrive/engine'
import type { Car } from '../car.ts'
import { fine, type Issue, type Result, wrong } from '../issue.ts'
import type { Checked } from '../parse.ts'
import type { ChargerSpec } from '../schema/charger.ts'
import { compileBattery } from './battery.ts'
import { compileConditioning } from './conditioning.ts'

/** What car and charger bring to a charge, or why they do not go together. */
export function compileCharging(
  car: Car,
  charger: Checked<ChargerSpec>,
): Result<{ readonly charging: ChargingParameters; readonly charger: ChargerParameters }> {
  const { plating_limit: plating } = car.cell.spec
  const { cooling } = car.pack.spec
  const issues: Issue[] = []
  const missing = (where: Checked<unknown>, key: string, hint: string): number =>
    issues.push(where.issue([], { code: 'structure', expected: `${key}, from which the charging curve follows`, got: 'none', hint }))
  if (plating === undefined) missing(car.cell, 'plating_limit', 'blade-lfp.yaml and qilin-nmc.yaml of the library have one.')
  if (cooling === undefined) missing(car.pack, 'cooling', 'catl-qilin-101.yaml of the library has it.')
  const offered = charger.spec.current_type === 'DC' ? direct(car, charger) : alternating(car, charger)
  if (!offered.ok) issues.push(...offered.issues)
  const conditioning = compileConditioning(car)
  if (plating === undefined || cooling === undefined || conditioning === undefined || !offered.ok) return wrong(issues)
  return fine({
    charging: {
      fadeStart: cooling.fade_start.si,
      fadeEnd: cooling.fade_end.si,
      conditioning,
      auxiliaryPower: car.vehicle.spec.auxiliaries.power.si,
    },
    charger: offered.value,
  })
}

function direct(car: Car, { spec, issue }: Checked<ChargerSpec>): Result<ChargerParameters> {
  const { power, current, voltage, efficiency } = spec
  if (current === undefined || voltage === undefined) throw new RangeError('a direct-current charger without current or voltage') // the schema has refused it
  const { openCircuit } = compileBattery(car)
  const lowest = openCircuit.values[0] as number
  const usual = openCircuit.values[(openCircuit.values.length - 1) / 2] as number
  if (voltage.si <= usual)
    return wrong([
      issue(['voltage', 'value'], {
        code: 'physics',
        expected: `a voltage above the ${Math.round(usual)} V that ${car.pack.spec.name} has half full (${Math.round(lowest)} V empty)`,
        got: `${voltage.value} ${voltage.unit}`,
        hint: 'This charger cannot charge this car.',
      }),
    ])
  return fine({ power: power.si, current: current.si, voltage: voltage.si, efficiency: efficiency.si })
}

/** The on-board charger stands between: its power and its loss count. */
function alternating({ vehicle }: Car, { spec }: Checked<ChargerSpec>): Result<ChargerParameters> {
  const { ac_power, onboard_efficiency } = vehicle.spec.charging
  if (ac_power === undefined || onboard_efficiency === undefined)
    return wrong([
      vehicle.issue(['charging'], {
        code: 'structure',
        expected: 'ac_power and onboard_efficiency, which an alternating-current charger feeds',
        got: 'none',
        hint: 'Describe the on-board charger, or use a direct-current charger.',
      }),
    ])
  const drawn = Math.min(spec.power.si, ac_power.si)
  return fine({ power: drawn * onboard_efficiency.si, current: Infinity, voltage: Infinity, efficiency: spec.efficiency.si * onboard_efficiency.si })
}
