import { type BatteryParameters, chargeLimit, column, createBattery, dischargeLimit, limitBattery, stepBattery, type Trace } from '@firstdrive/engine'
import type { PackHeat, PackTest } from '@firstdrive/report'
import { type Car, compileBattery } from '@firstdrive/spec'
import { toCelsius, toKilowattHours, toKilowatts } from '@firstdrive/units'
import { type LimitedStep, limitStretches } from './limit-stretches.ts'

/** A drive that comes so near to what the pack can give or take was held back by it. */
const reached = 0.9999

const limitsOfPack = ['pack power', 'pack current', 'pack lower voltage', 'pack empty', 'charge current', 'pack upper voltage', 'pack full', 'plating']

/** The pack over a drive of which every step was recorded, whose pack was as warm as the air when it began. */
export function packTest(title: string, axis: PackTest['axis'], trace: Trace, car: Car): PackTest {
  const battery = compileBattery(car)
  const channel = (name: string): Float64Array => column(trace, name)
  const [time, drawn, available, acceptable] = [channel('time'), channel('battery.power'), channel('battery.available'), channel('battery.acceptable')]
  const [wanted, heat, temperature] = [channel('traction.wanted'), channel('battery.heat'), channel('battery.temperature')]
  const named = replayed(battery, trace)
  const steps = (limit: (step: Named) => string, binds: (k: number) => boolean): LimitedStep[] =>
    named.map((step, k) => ({ at: time[k + 1]!, limit: limit(step), binds: binds(k + 1) }))
  const kilowatts = (values: Float64Array): number[] => Array.from(values, toKilowatts)
  return {
    title,
    axis,
    t_s: Array.from(time),
    drawn_kW: kilowatts(drawn),
    available_kW: ofSteps(kilowatts(available)),
    acceptable_kW: ofSteps(kilowatts(acceptable)),
    temperature_C: Array.from(temperature, toCelsius),
    heat_kW: kilowatts(heat),
    gives: limitStretches(
      0,
      steps(
        ({ gives }) => gives,
        (k) => drawn[k]! > 0 && drawn[k]! >= reached * available[k]!,
      ),
    ),
    takes: limitStretches(
      0,
      steps(
        ({ takes }) => takes,
        (k) => wanted[k]! < 0 && drawn[k]! <= 0 && -drawn[k]! >= reached * acceptable[k]!,
      ),
    ),
    clipped: trace.limits.filter(({ limit }) => limitsOfPack.includes(limit)),
    highest_use: {
      give: largest(drawn, available),
      take: largest(
        drawn.map((power) => -power),
        acceptable,
      ),
    },
    balance: balance(battery, trace, time, heat, temperature),
  }
}

interface Named {
  readonly gives: string
  readonly takes: string
}

/**
 * A trace holds what the pack could give in each step, not why: the same pack, asked again for the same powers, tells.
 * Charge and temperature are those recorded, since the air need not stay as it was.
 */
function replayed(battery: BatteryParameters, trace: Trace): readonly Named[] {
  const [time, power, charge, temperature] = ['time', 'battery.power', 'battery.stateOfCharge', 'battery.temperature'].map((name) => column(trace, name)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const airTemperature = temperature[0]!
  const state = createBattery(battery, charge[0]!, airTemperature, time[1]! - time[0]!)
  const named: Named[] = []
  for (let k = 1; k < trace.rows; k++) {
    state.stateOfCharge = charge[k - 1]!
    state.temperature = temperature[k - 1]!
    limitBattery(battery, state)
    named.push({ gives: dischargeLimit(battery, state), takes: chargeLimit(battery, state) })
    state.wanted = power[k]!
    stepBattery(state, { airTemperature })
  }
  return named
}

/** Before the first step nothing was asked of the pack, so that the start tells no limit yet: it is drawn as the first step. */
const ofSteps = (values: number[]): number[] => (values.length > 1 ? [values[1]!, ...values.slice(1)] : values)

/** Of what was asked over what was possible; nothing where the pack can give or take nothing worth mentioning. */
function largest(asked: Float64Array, possible: Float64Array): number {
  let most = 0
  for (let k = 1; k < asked.length; k++) if (possible[k]! > 1000) most = Math.max(most, asked[k]! / possible[k]!)
  return Math.min(most, 1)
}

function balance(battery: BatteryParameters, trace: Trace, time: Float64Array, heat: Float64Array, temperature: Float64Array): PackHeat {
  const [from, to] = [temperature[0]!, temperature.at(-1)!]
  let released = 0
  for (let k = 1; k < trace.rows; k++) released += heat[k]! * (time[k]! - time[k - 1]!)
  const cells = battery.heatCapacity * (to - from)
  const shell = battery.caseHeatCapacity * (trace.state.battery.caseTemperature - from)
  return {
    from_C: toCelsius(from),
    to_C: toCelsius(to),
    released_kWh: toKilowattHours(released),
    cells_kWh: toKilowattHours(cells),
    case_kWh: toKilowattHours(shell),
    air_kWh: toKilowattHours(released - cells - shell),
  }
}
