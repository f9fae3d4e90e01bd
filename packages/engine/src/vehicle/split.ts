import type { MetrePerSecond, Newton, Ratio, Watt } from '@firstdrive/units'
import {
  createDriveUnit,
  type DriveUnitParameters,
  type DriveUnitState,
  idleDriveUnit,
  limitDriveUnit,
  stepDriveUnit,
  turnDriveUnit,
} from '../drive/drive-unit.ts'
import { type Curve, constantCurve, tabulate } from '../numerics/curve.ts'
import { type Grid, tabulateGrid } from '../numerics/grid.ts'

/** How two driven axles share a force. */
export interface SplitParameters {
  /** The leading axle first; a share each, always; or whatever takes the least power. */
  readonly kind: 'lead-first' | 'fixed' | 'optimal'
  /** What the following axle takes of the force when both work, over road speed × force. */
  readonly share: Grid
  /** Up to these forces, pulling and holding back, both positive, the leading axle works alone, over road speed. Beyond them a step compares. */
  readonly lonePulling: Curve
  readonly loneHolding: Curve
}

const always = (share: Ratio): Grid => tabulateGrid([0, 1, 2], [-1, 1, 2], () => share)
const none = constantCurve(0)

export const leadFirst: SplitParameters = { kind: 'lead-first', share: always(0), lonePulling: none, loneHolding: none }
export const fixedSplit = (share: Ratio): SplitParameters => ({ kind: 'fixed', share: always(share), lonePulling: none, loneHolding: none })

const speedKnots = 33
const forceKnots = 97 // odd: a knot lies at zero force
const coarse = 12
const halvings = 5

/**
 * The split of least power: for every speed and force the share s that minimises
 *   P_lead((1 − s)·F) + P_follow(s·F)
 * within what both machines can, and how far the leading axle does better alone, the other idling, off its clutch or turning along.
 * @param fastest the car's top speed
 */
export function optimalSplit(lead: DriveUnitParameters, follow: DriveUnitParameters, fastest: MetrePerSecond): SplitParameters {
  const pair: Pair = { lead, follow, one: createDriveUnit(lead, 1), other: createDriveUnit(follow, 1) }
  const speeds = [0, fastest, speedKnots] as const
  const most = mostForce(pair, fastest)
  const middle = (forceKnots - 1) / 2
  const force = (j: number): Newton => most * (j / middle - 1)
  const best = tabulateGrid(speeds, [-most, most, forceKnots], () => 0)
  const lonePulling = new Float64Array(speedKnots)
  const loneHolding = new Float64Array(speedKnots)
  for (let i = 0; i < speedKnots; i++) {
    meet(pair, (i * fastest) / (speedKnots - 1))
    const alone = Array.from({ length: forceKnots }, (_, j) => {
      const share = bestShare(pair, force(j))
      best.values[i * forceKnots + j] = share
      return powerAlone(pair, force(j)) <= powerTogether(pair, force(j), share)
    })
    best.values[i * forceKnots + middle] = best.values[i * forceKnots + middle + 1]!
    let [up, down] = [middle, middle]
    while (up < forceKnots - 1 && alone[up + 1]) up++
    while (down > 0 && alone[down - 1]) down--
    lonePulling[i] = force(up)
    loneHolding[i] = -force(down)
  }
  const over = (values: Float64Array): Curve => ({ ...tabulate(0, fastest, speedKnots, () => 0), values })
  return { kind: 'optimal', share: best, lonePulling: over(lonePulling), loneHolding: over(loneHolding) }
}

interface Pair {
  readonly lead: DriveUnitParameters
  readonly follow: DriveUnitParameters
  readonly one: DriveUnitState
  readonly other: DriveUnitState
}

/** Brings both to a speed, and finds what they can there. */
function meet({ lead, follow, one, other }: Pair, speed: MetrePerSecond): void {
  one.roadSpeed = speed
  other.roadSpeed = speed
  limitDriveUnit(lead, one)
  limitDriveUnit(follow, other)
}

/** The most that both together pull or hold back at any speed. */
function mostForce(pair: Pair, fastest: MetrePerSecond): Newton {
  let most = 0
  for (let i = 0; i < speedKnots; i++) {
    meet(pair, (i * fastest) / (speedKnots - 1))
    most = Math.max(most, pair.one.pulling + pair.other.pulling, pair.one.holding + pair.other.holding)
  }
  return most
}

/** What the following axle takes of a force at best; where the leading one cannot do its part, the rest. */
function bestShare(pair: Pair, force: Newton): Ratio {
  const { one, other } = pair
  const [first, second] = force >= 0 ? [one.pulling, other.pulling] : [one.holding, other.holding]
  const size = Math.abs(force)
  if (size === 0) return 0
  const least = Math.min(Math.max(1 - first / size, 0), 1)
  const greatest = Math.max(Math.min(second / size, 1), least)
  let step = (greatest - least) / coarse
  let best = least
  let lowest = Infinity
  const tryShare = (share: Ratio): void => {
    const power = powerTogether(pair, force, share)
    if (power >= lowest) return
    lowest = power
    best = share
  }
  for (let k = 0; k <= coarse; k++) tryShare(least + k * step)
  for (let k = 0; k < halvings; k++) {
    step *= 0.5
    const middle = best
    if (middle - step >= least) tryShare(middle - step)
    if (middle + step <= greatest) tryShare(middle + step)
  }
  return best
}

function powerTogether({ lead, follow, one, other }: Pair, force: Newton, share: Ratio): Watt {
  one.force = (1 - share) * force
  other.force = share * force
  stepDriveUnit(lead, one)
  stepDriveUnit(follow, other)
  return one.electricalPower + other.electricalPower
}

/** Infinite where the leading axle cannot do it alone. */
function powerAlone({ lead, follow, one, other }: Pair, force: Newton): Watt {
  const { pulling, holding } = other
  if (follow.canIdle) idleDriveUnit(follow, other)
  else turnDriveUnit(follow, other)
  one.force = force - other.force
  stepDriveUnit(lead, one)
  const power = one.electricalPower + other.electricalPower
  other.pulling = pulling
  other.holding = holding
  return one.force > one.pulling || force < -one.holding ? Infinity : power
}
