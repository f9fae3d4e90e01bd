import { column, type Trace, timeAtSpeed } from '@firstdrive/engine'
import { inputName, type Programme, type Proof, type Run, type Verdict } from '@firstdrive/programme'
import type { Acceleration, CarReport, DriveSeries, EnergySplit, Phase, ReportModel, Verdict as ReportVerdict, Sensitivity } from '@firstdrive/report'
import { type Car, type Cycle, inputs } from '@firstdrive/spec'
import { type Drive, type DriveQuestion, drive, itineraryOf, type Metric, metrics, perform } from '@firstdrive/study'
import { fromKilometresPerHour, toKilometresPerHour, toKilowatts, toPercent } from '@firstdrive/units'
import { energyParts } from './energy-parts.ts'
import { findings } from './findings.ts'
import { candidateGroups } from './report/candidates.ts'
import { chargingReport } from './report/charging.ts'
import { packReport } from './report/pack.ts'
import { packTest } from './report/pack-test.ts'
import { refusal } from './report/refusal.ts'
import { sourcesOf } from './report/sources.ts'
import { sourceBlocks, toldCar } from './report/told-car.ts'

/** What the engine leaves out today, where a reader of the verdicts should know it. */
const notModelled = [
  'Climate control: the cabin is neither heated nor cooled, the pack only while it charges.',
  'Power that fades with heat, unless the drive or its software names temperatures; how it fades with speed and voltage is that of a machine’s type.',
  'Wind that is not head or tail wind, wet and snowy roads, corners.',
  'Loss maps of the cars’ own machines: they are scaled from two reference machines.',
]

/** A proof as plain data for the page. Curves and the energy split are driven once more: they are too large for evidence. */
export function reportModel(programme: Programme, proof: Proof, seconds: number, created: string): ReportModel {
  const cars = [...new Map(proof.runs.map(({ car }) => [car.id, car])).values()]
  const all = cars.flatMap(inputs)
  return {
    title: programme.head.spec.name,
    subtitle: programme.head.spec.summary ?? '',
    created,
    engine_version: proof.runs[0]?.evidence.engine ?? '',
    assumed_share: all.length === 0 ? null : all.filter(({ kind }) => kind === 'assumed').length / all.length,
    seconds,
    findings: findings(proof),
    verdicts: proof.verdicts.map(verdict),
    cars: cars.map((car) => carReport(car, proof)),
    candidates: candidateGroups(programme, cars),
    sources: sourcesOf([...cars.flatMap(sourceBlocks), ...programme.targets.map(({ file }) => file.spec.sources)]),
    evidence: proof.runs.map(({ evidence: { id, kind, engine, inputs: files } }) => ({ id, kind, engine, inputs: files })),
    not_modelled: notModelled,
  }
}

const labelOf = (metric: Metric, run: Run): string => {
  const { label } = metrics[metric]
  const { question } = run
  if (question.procedure === 'charge') return `${label}, ${question.charger.spec.name}`
  return question.procedure === 'drive' ? `${label}, ${courseName(question.course)}` : label
}

const courseName = (course: Cycle | number): string => (typeof course === 'number' ? `${course} km/h` : course.id.toUpperCase())

const verdict = ({ target, claim, run, state, value, low, high, reason }: Verdict): ReportVerdict => ({
  id: target.id,
  car: target.car.id,
  metric: target.metric,
  label: labelOf(target.metric, run),
  unit: metrics[target.metric].unit,
  ...claim,
  value,
  low,
  high,
  state,
  decided_by: reason,
  run: run.evidence.id,
})

function carReport(car: Car, { runs, verdicts }: Proof): CarReport {
  const own = runs.filter((run) => run.car.id === car.id)
  const driven = own.find(({ question }) => question.procedure === 'drive')
  const launched = own.find(({ question }) => question.procedure === 'perform')
  const whole = driven?.question.procedure === 'drive' ? driveReport(car, driven.question) : null
  const launch = launched === undefined ? null : perform(car, launched.question).launch
  const charged = charge(car, runs)
  return {
    id: car.id,
    ...toldCar(car),
    drive: whole?.series ?? null,
    acceleration: launch && acceleration(launch),
    energy: whole?.energy ?? null,
    limits: whole?.limits ?? [],
    pack: packReport(car),
    ...charged,
    pack_tests: [
      ...(whole === null ? [] : [packTest(whole.series.title, 'min', whole.trace, car)]),
      ...(launch === null ? [] : [packTest('Full throttle', 's', launch, car)]),
    ],
    sensitivities: verdicts.filter(({ target }) => target.car.id === car.id).flatMap((one) => sensitivity(one, car)),
  }
}

/** The energy of the whole drive; its curves and limits once around. */
function driveReport(car: Car, question: DriveQuestion) {
  const once = drive(car, itineraryOf({ ...question, untilEmpty: false }), { conditions: question.conditions, record: 1 })
  const whole = question.untilEmpty ? drive(car, itineraryOf(question), question) : once
  const title = courseName(question.course)
  return {
    trace: once.trace,
    series: driveSeries(once.trace, question.course),
    limits: once.limits,
    energy: energySplit(whole, `${title}${question.untilEmpty ? ' until empty' : ''}`),
  }
}

/** How a car charges: under the conditions of its own target, at the programme's charger; without a charge in the programme at none. */
function charge(car: Car, runs: readonly Run[]): Pick<CarReport, 'charging' | 'not_charged'> {
  const charges = runs.flatMap(({ car: { id }, question }) => (question.procedure === 'charge' ? [{ id, question }] : []))
  const { question } = charges.find(({ id }) => id === car.id) ?? charges[0] ?? {}
  if (question === undefined) return { charging: null, not_charged: null }
  const charging = chargingReport(car, question.charger, question.conditions)
  if (charging.ok) return { charging: charging.value, not_charged: null }
  return { charging: null, not_charged: refusal(charging.issues) }
}

function driveSeries(trace: Trace, course: Cycle | number): DriveSeries {
  const values = (name: string, convert: (value: number) => number): number[] => Array.from(column(trace, name), convert)
  return {
    title: courseName(course),
    t_s: values('time', Number),
    phases: typeof course === 'number' ? [] : phasesOf(course),
    series: [
      { key: 'target', label: 'target', unit: 'km/h', plot: 'Speed', kind: 'target', values: values('traction.target', toKilometresPerHour) },
      { key: 'speed', label: 'driven', unit: 'km/h', plot: 'Speed', kind: 'simulated', values: values('chassis.speed', toKilometresPerHour) },
      { key: 'power', label: 'at the battery', unit: 'kW', plot: 'Power', kind: 'simulated', values: values('battery.power', toKilowatts) },
      { key: 'soc', label: 'of the cells', unit: '%', plot: 'State of charge', kind: 'simulated', values: values('battery.stateOfCharge', toPercent) },
    ],
  }
}

const phasesOf = ({ about }: Cycle): Phase[] =>
  (about?.spec.phases ?? []).map(({ name, end }, k, all) => ({ label: name, from_s: all[k - 1]?.end.si ?? 0, to_s: end.si }))

const marks_kmh = [50, 100, 150, 200] as const

function acceleration(launch: Trace): Acceleration {
  return {
    t_s: Array.from(column(launch, 'time')),
    speed_kmh: Array.from(column(launch, 'chassis.speed'), toKilometresPerHour),
    marks: marks_kmh.flatMap((speed_kmh) => {
      const t_s = timeAtSpeed(launch, fromKilometresPerHour(speed_kmh))
      return t_s === null ? [] : [{ speed_kmh, t_s }]
    }),
  }
}

function energySplit({ energy, distance_km, battery_heat_kWh, wall_kWh, battery_kWh_per_100km, wall_kWh_per_100km }: Drive, title: string): EnergySplit {
  const perHundred = (kWh: number): number => (100 * kWh) / distance_km
  return {
    drive: title,
    battery_kWh: energy.battery_kWh,
    battery_kWh_per_100km,
    battery_heat_kWh,
    battery_heat_kWh_per_100km: perHundred(battery_heat_kWh),
    wall_kWh,
    wall_kWh_per_100km,
    parts: energyParts(energy).map((part) => ({ ...part, energy_kWh_per_100km: perHundred(part.energy_kWh) })),
  }
}

/** How a target's figure answers to its inputs; none where nothing moves it. */
function sensitivity({ target, run, value }: Verdict, car: Car): readonly Sensitivity[] {
  const influences = run.evidence.answers[target.metric]?.interval?.influences.filter(({ share }) => share > 0) ?? []
  if (value === null || influences.length === 0) return []
  const known = new Map(inputs(car).map((one) => [one.path, one]))
  return [
    {
      metric: target.metric,
      label: labelOf(target.metric, run),
      unit: metrics[target.metric].unit,
      value,
      inputs: influences.flatMap(({ path, spread, low, high, share }) => {
        const one = known.get(path)
        return one === undefined || low === null || high === null
          ? []
          : [{ path, label: inputName(path), value: one.value, unit: one.unit, kind: one.kind, spread_pct: toPercent(spread), low, high, share }]
      }),
    },
  ]
}
