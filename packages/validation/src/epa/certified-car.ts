import { carFromText } from '@firstdrive/library'
import { type Car, fine, type Result, withInput } from '@firstdrive/spec'
import { fromRevolutionsPerMinute, type Kilogram, type RadianPerSecond, toSI } from '@firstdrive/units'
import type { Certificate } from './certificate.ts'

/** Peak power over peak torque: the median of the library's machines, 344 to 651 rad/s. The list has no torque. `assumed` */
const baseSpeed: RadianPerSecond = 525
/** Rated energy over test mass, kWh/kg: most electric cars of 2022 have 36 to 42 Wh/kg. The list has none. It shows in the cold only. `assumed` */
const packShare = 0.038

/**
 * The car of one certificate: its road load, test mass, power and driven axles; all else by the rules of a sketch.
 * `load` is on board in the test and not part of the kerb mass.
 */
export function certifiedCar(certificate: Certificate, load: Kilogram): Result<Car> {
  const car = carFromText(sketchOf(certificate, load), `line ${certificate.line}`)
  return car.ok ? fine(geared(car.value, certificate)) : car
}

const sketchOf = ({ model, a_N, b_N_per_kmh, c_N_per_kmh2, mass_kg, power_hp, driven }: Certificate, load: Kilogram): string => `name: ${JSON.stringify(model)}
sources:
  epa: { title: EPA test-car list, kind: homologated }
sketch:
  source: epa
  kerb_mass: { value: ${mass_kg - load}, unit: kg }
  road_load:
    a: { value: ${a_N}, unit: N }
    b: { value: ${b_N_per_kmh}, unit: N/(km/h) }
    c: { value: ${c_N_per_kmh2}, unit: N/(km/h)2 }
    test_mass: { value: ${mass_kg}, unit: kg }
  power: { value: ${power_hp}, unit: hp }
  torque: { value: ${toSI(power_hp, 'hp', 'power') / baseSpeed}, unit: Nm, source: assumed }
  battery_energy: { value: ${packShare * mass_kg}, unit: kWh, source: assumed }
  driven: ${driven}
`

/** `n_v` holds slips and engine habits as well; an electric car has 80 to 160 rpm for each mile an hour. */
export const isCredible = (n_v: number | null): n_v is number => n_v !== null && n_v >= 80 && n_v <= 160

/** The ratio that the machine's speed over road speed gives, where it can be believed: i = ω/v·r. */
function geared(car: Car, { n_v }: Certificate): Car {
  if (!isCredible(n_v)) return car
  const ratio = (fromRevolutionsPerMinute(n_v) / toSI(1, 'mph', 'speed')) * car.tyre.spec.dynamic_radius.si
  const axles = (['front', 'rear'] as const).filter((axle) => car.vehicle.spec.drive[axle] !== undefined)
  return axles.reduce((changed, axle) => withInput(changed, `vehicle.drive.${axle}.ratio`, ratio), car)
}
