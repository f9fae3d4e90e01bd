import { type Course, cycle } from '@firstdrive/engine'
import { loadCycle } from '@firstdrive/library'
import { compileCycle, formatIssue } from '@firstdrive/spec'
import { fromCelsius, type Kelvin, type Kilogram, type Ratio, type Watt } from '@firstdrive/units'
import { cabinHeat } from './cabin-heat.ts'
import type { Test } from './certificate.ts'
import { cold, roll, stand } from './warm-up.ts'

/** How one test is driven. */
export interface Procedure {
  readonly course: Course
  /** On board, part of the test mass. */
  readonly load: Kilogram
  /** What the dynamometer puts on the car is that of a road in this air. */
  readonly air: Kelvin
  readonly pack: Kelvin
  /** What rolls, over what did when the road load was measured. */
  readonly rolling: Ratio
  /** Drawn beside the base load. */
  readonly heater: Watt
}

/** Road loads are those of 20 °C: 40 CFR 1066.805(c). */
const roadAir = fromCelsius(20)
/** The laboratory has 20 to 30 °C: 40 CFR 1066.420. */
const room = fromCelsius(23)
/** 20 °F: 40 CFR 1066.710. */
const winter = fromCelsius(-6.7)

/** With the car switched on from the UDDS to the HWFET, and switched off in the middle of a cold FTP: 40 CFR 600.116-12(a)(2), 1066.815. */
const pause = { on: 15, off: 600 } // s

/** Every test, ready to be driven by any car. */
export function procedures(): Readonly<Record<Test, Procedure>> {
  const [udds, hwfet] = [trace('udds'), trace('hwfet')]
  const rolling = fromCold(udds.speed, hwfet.speed)
  const warm = { air: roadAir, pack: room, heater: 0 }
  return {
    udds: { ...warm, course: cycle(udds.speed, 1), load: udds.load, rolling: rolling.udds },
    hwfet: { ...warm, course: cycle(hwfet.speed, 1), load: hwfet.load, rolling: rolling.hwfet },
    'cold-ftp': coldFtp(udds),
  }
}

/**
 * The first two cycles of SAE J1634: after a night in the laboratory the UDDS, then the HWFET. A road load was measured with tyres and gears
 * that half an hour at 80 km/h had warmed. J1634 repeats both with a warmer car and takes means, in which the first UDDS weighs no more than its
 * share of the pack (recollected): there what rolls holds back 10 and 1 % less than here.
 */
function fromCold(udds: Float64Array, hwfet: Float64Array): Readonly<Record<'udds' | 'hwfet', Ratio>> {
  const running = cold()
  const first = roll(running, udds)
  stand(running, pause.on)
  return { udds: first, hwfet: roll(running, hwfet) }
}

/** The UDDS and, after ten minutes with the car switched off, its first 505 s again, soaked and driven at 20 °F: 40 CFR 1066.710, 1066.815. */
function coldFtp({ speed, load }: ReturnType<typeof trace>): Procedure {
  const hot = speed.slice(0, 506)
  const running = cold()
  const first = roll(running, speed)
  stand(running, pause.off)
  const last = roll(running, hot)
  const [far, near] = [speed, hot].map((part) => part.reduce((sum, v) => sum + v, 0)) as [number, number]
  const course = cycle(Float64Array.of(...speed, ...hot.slice(1)), 1)
  return { course, load, air: winter, pack: winter, rolling: (first * far + last * near) / (far + near), heater: cabinHeat(winter, course.steps) }
}

function trace(id: 'udds' | 'hwfet') {
  const found = loadCycle(id)
  if (!found.ok) throw new Error(found.issues.map(formatIssue).join('\n')) // the library holds them
  return { speed: compileCycle(found.value, 1).speed, load: found.value.about?.spec.load?.si ?? 0 }
}
