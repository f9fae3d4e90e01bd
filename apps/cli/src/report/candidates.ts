import { loadCosts } from '@firstdrive/library'
import type { Candidate, Programme } from '@firstdrive/programme'
import type { CandidateFigure, CandidateGroup, CandidateInCar, CandidateReport } from '@firstdrive/report'
import { type Car, type CostSpec, inputs, type PackFigures, packFigures } from '@firstdrive/spec'
import { askCandidate, type CandidateAnswer, withPack } from '@firstdrive/study'
import { fixed, fromSI, toKilowattHours, toKilowatts } from '@firstdrive/units'
import { valid } from '../valid.ts'
import { reportInput } from './input.ts'
import { refusal } from './refusal.ts'

/** Each candidate of the programme in the first of its cars whose own pack is of the same voltage: figures in one car compare. */
export function candidateGroups({ packs }: Programme, cars: readonly Car[]): readonly CandidateGroup[] {
  const [any] = cars
  if (packs.length === 0 || any === undefined) return []
  const costs = valid(loadCosts()).spec
  const groups = new Map<string, { readonly car: Car; readonly candidates: Candidate[] }>()
  for (const candidate of packs) {
    const voltage = voltageClass(candidate)
    const group = groups.get(voltage) ?? { car: cars.find((car) => voltageClass(car) === voltage) ?? any, candidates: [] }
    group.candidates.push(candidate)
    groups.set(voltage, group)
  }
  return [...groups].sort().map(([voltage_class, { car, candidates }]) => ({
    car: car.vehicle.spec.name,
    voltage_class,
    candidates: candidates.map((candidate) => candidateReport(candidate, car, cars, costs)).sort((a, b) => Number(isOwn(b, car)) - Number(isOwn(a, car))),
  }))
}

const isOwn = ({ own_of }: CandidateReport, car: Car): boolean => own_of === car.vehicle.spec.name

/** As the file says, else as its cells make it. */
const voltageClass = ({ pack, cell }: Pick<Car, 'pack' | 'cell'>): string =>
  pack.spec.voltage_class ?? (pack.spec.series.si * cell.spec.maximum_voltage.si > 500 ? '800 V' : '400 V')

function candidateReport(candidate: Candidate, car: Car, cars: readonly Car[], costs: CostSpec): CandidateReport {
  const { id, pack, cell } = candidate
  const { spec } = pack
  const answer = valid(askCandidate(car, candidate))
  const figures = packFigures(spec, cell.spec, costs)
  const own = inputs(withPack(car, candidate)).filter(({ path }) => /^(pack|cell)\./.test(path))
  return {
    id,
    name: spec.name,
    note: spec.note ?? '',
    own_of: cars.find((one) => one.pack.spec.name === spec.name)?.vehicle.spec.name ?? null,
    supplier: spec.supplier ?? '–',
    chemistry: cell.spec.chemistry,
    cell: cell.spec.name,
    confidence: cell.spec.confidence,
    layout: `${spec.series.value} × ${spec.parallel}`,
    ...sized(candidate, figures, costs, (path) => own.find((input) => input.path === path)?.kind ?? null),
    nominal_V: figures.nominalVoltage,
    full_V: figures.fullVoltage,
    lead_time_weeks: spec.offer === undefined ? null : fromSI(spec.offer.lead_time.si, 'week', 'time'),
    status: spec.offer?.status ?? null,
    pulses: answer.pulses.map(({ temperature_C, discharge, charge }) => ({
      temperature_C,
      gives_kW: toKilowatts(discharge.power),
      gives_limit: discharge.limit,
      takes_kW: toKilowatts(charge.power),
      takes_limit: charge.limit,
    })),
    in_car: inCar(answer),
    assumed_share: own.filter(({ kind }) => kind === 'assumed').length / own.length,
    inputs: own.map(reportInput),
  }
}

/** What it holds, weighs, fills and costs: as its file says, else as it follows from cells and shares. */
function sized(
  { pack: { spec }, cell }: Candidate,
  { energy, mass, volume, cost }: PackFigures,
  costs: CostSpec,
  kindOf: (path: string) => string | null,
): Readonly<Record<'energy' | 'mass' | 'volume' | 'cost', CandidateFigure>> {
  const { chemistry } = cell.spec
  return {
    energy: { value: toKilowattHours(energy), from: kindOf('pack.energy') ?? 'of its cells at a third of the capacity an hour' },
    mass: { value: mass, from: kindOf('pack.mass') ?? 'its cells over their share of the mass' },
    volume: {
      value: volume === null ? null : fromSI(volume, 'L', 'volume'),
      from: volume === null ? 'the size of its cells is not known' : 'its cells over their share of the volume',
    },
    cost: {
      value: cost,
      from:
        kindOf('pack.offer.cost') ??
        `${fixed(costs.chemistry[chemistry].value, 0)} USD/kWh of ${chemistry}${regionFactor(spec.offer?.region, costs)}: ${costs.name}`,
    },
  }
}

const places = { china: 'China', europe: 'Europe', 'north-america': 'North America' } as const

const regionFactor = (region: 'world' | keyof typeof places | undefined, costs: CostSpec): string =>
  region === undefined || region === 'world' ? '' : ` × ${fixed(costs.region[region].value, 2)} in ${places[region]}`

const inCar = ({ kerbMass, range_km, t_0_100_s, charge_10_80_min: charged }: CandidateAnswer): CandidateInCar => ({
  kerb_mass_kg: kerbMass,
  range_km,
  t_0_100_s,
  charge_min: charged.ok ? charged.value : null,
  not_charged: charged.ok ? null : refusal(charged.issues),
})
