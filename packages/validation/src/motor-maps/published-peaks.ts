import { atTemperature, layerLimit, type MachineWish, mapMachine, scaleDesign } from '@firstdrive/engine'
import { fromCelsius, fromKilowatts, fromRevolutionsPerMinute, toPercent } from '@firstdrive/units'
import { type Case, compare } from '../case.ts'
import type { Part } from '../suite.ts'

const quantity = 'peak_efficiency_pct'
const warm = { stator: fromCelsius(80), rotor: fromCelsius(80) }

interface Published {
  readonly id: string
  readonly peak_pct: number
  readonly power_kW: number
  readonly torque_Nm: number
  readonly speed_rpm: number
  readonly dcVoltage: number
}

const machines: readonly Published[] = [
  { id: 'Xiaomi V8s', peak_pct: 98.11, power_kW: 425, torque_Nm: 635, speed_rpm: 27_200, dcVoltage: 900 },
  { id: 'Xiaomi V6', peak_pct: 98, power_kW: 220, torque_Nm: 400, speed_rpm: 21_000, dcVoltage: 400 },
]

export const publishedPeaks: Part = {
  title: 'Peak efficiency that makers state',
  about:
    'Machines scaled from published power, torque and speed after those that were built; the best knot of their map, without inverter, at 80 °C. Of the V6 only “more than 98 %” for the family is published.',
  needs: [],
  limits: [{ quantity, statistic: 'max_abs_pct', limit: 0.5 }],
  origins: () => [
    {
      about: 'Peak efficiency, power, torque and speed of the V8s; more than 98 % for the family',
      origin:
        'Xiaomi by way of https://www.yoojia.com/article/9063236302798218941.html and https://www.dutchcowboys.nl/automotive/xiaomi-werkt-aan-ultra-efficiente-elektromotoren',
      version: 'December 2023 and January 2024',
      licence: 'facts',
    },
  ],
  cases: () => machines.map(peakCase),
}

function peakCase({ id, peak_pct, power_kW, torque_Nm, speed_rpm, dcVoltage }: Published): Case {
  const { efficiency, speed, torque } = peakOf({
    type: 'pmsm',
    power: fromKilowatts(power_kW),
    torque: torque_Nm,
    maximumSpeed: fromRevolutionsPerMinute(speed_rpm),
    dcVoltage,
    inverter: 'sic',
    after: 'production',
  })
  return compare(quantity, id, peak_pct, toPercent(efficiency), `${Math.round(torque)} Nm at ${Math.round(speed)} rad/s`)
}

function peakOf(wish: MachineWish): { readonly efficiency: number; readonly speed: number; readonly torque: number } {
  const layer = mapMachine(atTemperature(scaleDesign(wish), warm), [wish.dcVoltage]).layers[0]!
  const { countX, countY, values } = layer.machineLoss
  let best = { efficiency: 0, speed: 0, torque: 0 }
  for (let i = 1; i < countX; i++)
    for (let j = (countY + 1) / 2; j < countY; j++) {
      const speed = (i / (countX - 1)) * wish.maximumSpeed
      const torque = ((2 * j) / (countY - 1) - 1) * wish.torque
      const power = speed * torque
      const efficiency = power / (power + values[i * countY + j]!)
      if (torque <= layerLimit(layer, speed, 1) && efficiency > best.efficiency) best = { efficiency, speed, torque }
    }
  return best
}
