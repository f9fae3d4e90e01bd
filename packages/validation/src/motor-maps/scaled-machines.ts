import { atTemperature, createReferences, evaluate, findCurrents, lossless, scaleDesign, scaledLimit, torqueLimit } from '@firstdrive/engine'
import { fromCelsius, type NewtonMetre, type RadianPerSecond } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import type { Part } from '../suite.ts'
import { type EfficiencyMap, folder, keptApartBelow, readEfficiencyMap } from './efficiency-map.ts'
import { medianOf } from './median.ts'

const efficiencyQuantity = 'lds_efficiency_pct'
const envelopeQuantity = 'lds_envelope_pct'
const warm = { stator: fromCelsius(80), rotor: fromCelsius(80) }

export const scaledMachines: Part = {
  title: 'Efficiency and envelope of machines scaled from power, torque and speed',
  about:
    'Twenty efficiency maps of the TUM longitudinal dynamics simulation, ten of machines with magnets and ten of induction machines, which were kept apart when the scaling rule was made from the others: every fifth of the square of seven torques and seven speeds. The rule is told type, power, torque and highest speed; the machine is compared without its inverter at every second knot that both can reach. A case is the working of a map whose error is the median of the map, in per cent of the efficiency, which is a little more than percentage points. The envelope is compared at the knots beyond 0.6 of power over torque (lds_envelope_pct, again the median knot): its fade is that of its type alone, though machines with magnets fade much or hardly; a machine that kept its rated power would be off by 3.0 %.',
  needs: [`${folder}/INDEX.json`],
  limits: [
    { quantity: efficiencyQuantity, statistic: 'median_abs_pct', limit: 2 },
    { quantity: envelopeQuantity, statistic: 'median_abs_pct', limit: 2.5 },
  ],
  origins: () => [
    {
      about: 'Efficiency maps of designed traction machines',
      origin: 'TUM longitudinal dynamics simulation, https://github.com/TUMFTM/AV_Driving_Cycles',
      version: '0c8894c',
      licence: 'LGPL-3.0; only coefficients were derived, no map is here',
    },
  ],
  cases: (data) => {
    const maps = keptApartBelow(data).map((name) => readEfficiencyMap(data, name))
    return [...maps.map(scaledCase), ...maps.map(envelopeCase)]
  },
}

/** The median working of a map beside that of a machine scaled to its rating. */
export function scaledCase(map: EfficiencyMap): Case {
  const efficiency = scaledEfficiency(map)
  const cases = map.points
    .filter((_, k) => k % 2 === 0)
    .flatMap(({ speed, torque, efficiency: theirs }) => {
      const ours = efficiency(speed, torque)
      return ours === null ? [] : [compare(efficiencyQuantity, map.name, theirs, ours, `${Math.round(torque)} Nm at ${Math.round(speed)} rad/s`)]
    })
  return medianOf(cases)
}

/** Without its inverter; null beyond what the machine can. */
function scaledEfficiency({ type, torque, power, maximumSpeed }: EfficiencyMap): (speed: RadianPerSecond, torque: NewtonMetre) => number | null {
  const dcVoltage = 400
  const design = scaleDesign({ type, torque, power, maximumSpeed, dcVoltage, inverter: 'igbt', after: 'series' })
  const references = createReferences(atTemperature({ ...design, inverter: lossless }, warm), dcVoltage)
  const limits = new Map<RadianPerSecond, NewtonMetre>()
  return (speed, asked) => {
    const limit = limits.get(speed) ?? torqueLimit(references, speed, 1)
    limits.set(speed, limit)
    if (asked > limit) return null
    findCurrents(references, speed, asked)
    const power = speed * asked
    return power / (power + references.at.loss)
  }
}

/** The median knot of a map's envelope, where power bends it or weakens it, beside that of a machine of its rating. */
export function envelopeCase({ name, type, torque, power, envelope }: EfficiencyMap): Case {
  const limit = scaledLimit({ type, power, torque })
  return medianOf(
    envelope
      .filter(({ speed, torque: theirs }) => speed > (0.6 * power) / torque && theirs > 0)
      .map(({ speed, torque: theirs }) => {
        const ours = Math.min(evaluate(limit, speed), power / speed)
        return compare(envelopeQuantity, name, theirs, ours, `N·m at ${Math.round(speed)} rad/s`)
      }),
  )
}
