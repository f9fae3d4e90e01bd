import { standardGravity as g } from '@firstdrive/units'
import { roomTemperature } from '../battery/limits.ts'
import { chargeColumns } from '../battery/parameters.ts'
import { warmEnough } from '../chassis/chassis.ts'
import type { Course } from '../driver/course.ts'
import type { EnvironmentParameters } from '../environment/environment.ts'
import type { Ledger } from './ledger.ts'
import type { VehicleParameters } from './parameters.ts'
import type { Surroundings, VehicleState } from './state.ts'
import { forceTolerance } from './traction-state.ts'

const imbalanceTolerance = 1e-4 // a tenth of what stops a drive: the full step then looks closer

/**
 * Drives on from step `from` for as long as nothing binds, and gives the step at which something does.
 *
 * These are the equations of a step (`limitVehicle` … `book`) in their order, with numbers in local variables instead of fields: most
 * steps of most drives meet their target within all limits, and take less than half of the time here. A step that needs more
 * (a limit, the help or the share of the other axle, friction brakes beyond the motor's of one axle, a speed out of its band) is left as it was
 * found, for the full step; so is every step of a car whose drives warm. REC2 holds both ways to the same bytes.
 */
export function cruise(
  vehicle: VehicleParameters,
  state: VehicleState,
  around: Surroundings,
  ledger: Ledger,
  course: Course,
  environment: EnvironmentParameters,
  from: number,
): number {
  const rearLeads = vehicle.lead === 'rear'
  const lead = rearLeads ? vehicle.rear : vehicle.front
  const other = rearLeads ? vehicle.front : vehicle.rear
  if (other.present && !other.canIdle) return from
  const { kind: split, lonePulling, loneHolding } = vehicle.split
  if (split === 'fixed' || lead.heat.present || other.heat.present) return from

  const { target: targets, grade: grades, comfortPower: comforts, lowest, highest, steps, endSpeed, endDistance, endAcceleration } = course
  const { airTemperature: airTemperatures, airDensity: airDensities, headwind: headwinds, rollingFactor: rollingFactors } = environment
  const { step: dt, rate } = around
  const full = around.model === 'full'
  const {
    mass,
    rotatingMass,
    dragArea,
    rollingConstant,
    rollingLinear,
    rollingQuadratic,
    frontShare,
    loadTransfer,
    grip,
    brakeForce: mostBraking,
  } = vehicle.chassis
  const { coldDrag } = vehicle.chassis
  const { runningKept, runningPerWatt } = state.chassis
  const m = mass + rotatingMass
  const leadShare = rearLeads ? 1 - frontShare : frontShare
  const transfer = rearLeads ? loadTransfer : -loadTransfer
  const { topSpeed, auxiliaryPower, recoveredShare, driveGrip, chargeShare } = vehicle
  const {
    speedRatio,
    drivingRatio,
    regenerationRatio,
    maximumSpeed,
    fadeEnd,
    fadeStart,
    drivingTorque,
    regenerationTorque,
    mostHolding,
    voltage: { from: weakenedFrom, driving: voltageDriving, regeneration: voltageRegeneration },
    noLoadLoss,
    loadLoss,
  } = lead
  const { startX, densityX, countX, startY, densityY, countY, values: losses } = loadLoss
  const { idleDrag } = other
  const { battery } = vehicle
  const {
    openCircuit,
    enthalpy: enthalpies,
    ofCharge,
    ofTemperature,
    hysteresis: M,
    weakest,
    minimumVoltage,
    maximumVoltage,
    emptyCharge,
    fullCharge,
  } = battery
  const { dischargeCurrent, chargeCurrent } = battery
  const { values: c, last: lastCharge } = ofCharge
  const { values: w, last: lastTemperature } = ofTemperature
  const { swing, chargePerAmpere, hysteresisPerAmpere, fastDecay: a1, slowDecay: a2, lagDecay, lagPerAmpere } = state.battery
  const { innerKept, innerFromOuter, outerFromInner, outerKept, innerPerWatt, outerPerWatt } = state.battery.warmth
  const simpleResistance = battery.seriesResistance + battery.fastResistance

  let v0 = state.chassis.speed
  let distance = state.chassis.distance
  let runningT = state.chassis.runningTemperature
  let z = state.battery.stateOfCharge
  let v1 = state.battery.fastPolarisation
  let v2 = state.battery.slowPolarisation
  let lag = state.battery.lag
  let h = state.battery.hysteresis
  let T = state.battery.temperature
  let caseT = state.battery.caseTemperature
  let dcVoltage = state.battery.voltage
  let { terminals, air, rolling, climb, kinetic, brakes, drive, auxiliaries, regenerated, chemical, heat, throughput } = ledger

  let k = from
  let at = k % targets.length
  let gradeAt = k % grades.length
  const changes = airTemperatures.length > 1 || comforts.length > 1
  let airTemperature = airTemperatures[k % airTemperatures.length]!
  let headwind = headwinds[k % headwinds.length]!
  let rollingFactor = rollingFactors[k % rollingFactors.length]!
  let drag = 0.5 * airDensities[k % airDensities.length]! * dragArea
  let wantedAuxiliaries = auxiliaryPower + comforts[k % comforts.length]!
  // The last step is left to the full one, which leaves every field of the state as it should stand at the end.
  for (; k < steps - 1; k++) {
    const target = targets[at]!
    const grade = grades[gradeAt]!
    if (changes) {
      const weatherAt = k % airTemperatures.length
      airTemperature = airTemperatures[weatherAt]!
      headwind = headwinds[weatherAt]!
      rollingFactor = rollingFactors[weatherAt]!
      drag = 0.5 * airDensities[weatherAt]! * dragArea
      wantedAuxiliaries = auxiliaryPower + comforts[k % comforts.length]!
    }
    if (!(target <= topSpeed && target >= lowest[at]! && target <= highest[at]! && target < endSpeed && target - v0 > endAcceleration * dt)) break

    // limit: the pack
    let OCV = 0
    let enthalpy = 0
    let factor = 1
    let e = 0
    let R0 = simpleResistance
    let R1 = 0
    let R2 = 0
    let plating = Infinity
    let slope = 0
    if (full) {
      const x = Math.min(Math.max((z - lag - ofCharge.start) * ofCharge.density, 0), lastCharge)
      const row = x < lastCharge ? x | 0 : lastCharge - 1
      const fx = x - row
      const i = row * chargeColumns
      const j = i + chargeColumns
      const y = Math.min(Math.max((T - ofTemperature.start) * ofTemperature.density, 0), lastTemperature)
      const left = y < lastTemperature ? y | 0 : lastTemperature - 1
      const fy = y - left
      const l = 2 * left
      enthalpy = along(enthalpies.values, (z - enthalpies.start) * enthalpies.density)
      const entropy = c[i + 1]! + (c[j + 1]! - c[i + 1]!) * fx
      OCV = c[i]! + (c[j]! - c[i]!) * fx + (T - roomTemperature) * entropy
      factor = w[l]! + (w[l + 2]! - w[l]!) * fy
      slope = ((w[l + 2]! - w[l]!) * ofTemperature.density) / factor
      e = OCV + M * h - v1 - v2
      R0 = (c[i + 2]! + (c[j + 2]! - c[i + 2]!) * fx) * factor
      R1 = (c[i + 3]! + (c[j + 3]! - c[i + 3]!) * fx) * factor
      R2 = (c[i + 4]! + (c[j + 4]! - c[i + 4]!) * fx) * factor
      const forGood = (c[i + 5]! + (c[j + 5]! - c[i + 5]!) * fx) * (w[l + 1]! + (w[l + 3]! - w[l + 1]!) * fy)
      plating = Math.max((forGood * (R0 + R1 + R2) + v2) / (R0 + R1), 0)
    } else {
      OCV = along(openCircuit.values, (z - openCircuit.start) * openCircuit.density)
      e = OCV
      enthalpy = OCV
    }
    const conductance = 1 / (R0 * weakest)
    const most = Math.max(Math.min((0.5 * e) / R0, dischargeCurrent, (e - minimumVoltage) * conductance, (z - emptyCharge) * swing), 0)
    const least = Math.max(Math.min(chargeCurrent, plating, (maximumVoltage - e) * conductance, (fullCharge - z) * swing), 0)
    const available = (e - R0 * most) * most
    const acceptable = (e + R0 * least) * least

    // act: road, leading axle, brakes
    const v = 0.5 * (v0 + target)
    let F = 0
    let airForce = 0
    let rollingForce = 0
    let climbForce = 0
    let braking = 0
    let electrical = 0
    let leadLoss = 0
    let idleLoss = 0
    if (v > 0) {
      const acceleration = 2 * (v - v0) * rate
      const cosine = grade === 0 ? 1 : 1 / Math.sqrt(1 + grade * grade)
      const u = v + headwind
      const weight = mass * g * cosine
      const moved = transfer * (mass * acceleration + weight * grade)
      const cold = coldDrag > 0 ? 1 + coldDrag * Math.max(warmEnough - runningT, 0) : 1
      airForce = drag * u * Math.abs(u)
      rollingForce = rollingFactor * cold * cosine * (rollingConstant + v * (rollingLinear + v * rollingQuadratic))
      climbForce = weight * grade
      const wanted = m * (target - v0) * rate + (airForce + rollingForce + climbForce)

      const speed = v * speedRatio
      const traction = grip * Math.max(weight * leadShare + moved, 0)
      const blend = v < fadeStart ? Math.max((v - fadeEnd) / (fadeStart - fadeEnd), 0) : 1
      let driving = speed > maximumSpeed ? 0 : along(drivingTorque.values, (speed - drivingTorque.start) * drivingTorque.density)
      let regenerating = along(regenerationTorque.values, (speed - regenerationTorque.start) * regenerationTorque.density)
      if (speed > weakenedFrom * dcVoltage) {
        const perVolt = speed / dcVoltage
        driving = Math.min(driving, along(voltageDriving.values, (perVolt - voltageDriving.start) * voltageDriving.density))
        regenerating = Math.min(regenerating, along(voltageRegeneration.values, (perVolt - voltageRegeneration.start) * voltageRegeneration.density))
      }
      const holding = Math.min(regenerating * blend * regenerationRatio, mostHolding, traction)
      const asked = wanted < 0 ? recoveredShare * wanted : wanted
      const alone = asked + idleDrag
      if (split === 'optimal') {
        const lone = asked > 0 ? lonePulling : loneHolding
        if (!(Math.abs(asked) <= along(lone.values, (v - lone.start) * lone.density))) break
      }
      if (alone > Math.min(driving * drivingRatio, traction * driveGrip) || (other.present && asked < -holding)) break
      const force = Math.max(alone, -holding)

      const torque = force / (force > 0 ? drivingRatio : regenerationRatio)
      const px = Math.min(Math.max((speed - startX) * densityX, 0), countX - 1)
      const py = Math.min(Math.max((torque - startY) * densityY, 0), countY - 1)
      const i = px < countX - 1 ? px | 0 : countX - 2
      const j = py < countY - 1 ? py | 0 : countY - 2
      const corner = i * countY + j
      const fy = py - j
      const low = losses[corner]! + (losses[corner + 1]! - losses[corner]!) * fy
      const high = losses[corner + countY]! + (losses[corner + countY + 1]! - losses[corner + countY]!) * fy
      electrical = torque * speed + (low + (high - low) * (px - i)) + along(noLoadLoss.values, (speed - noLoadLoss.start) * noLoadLoss.density)
      leadLoss = electrical - force * v
      if (electrical > Math.max(available - wantedAuxiliaries, 0) || electrical < -acceptable * chargeShare - wantedAuxiliaries) break

      F = force
      if (other.present) {
        F += -idleDrag
        idleLoss = idleDrag * v
      }
      if (wanted < F) {
        braking = wanted - F
        const rest = Math.max(grip * (Math.max(weight * leadShare + moved, 0) + Math.max(weight * (1 - leadShare) - moved, 0)) + Math.min(F, 0), 0)
        if (braking < -Math.min(mostBraking, rest)) break
        F = wanted
      }
      if (!(Math.abs(F - wanted) <= forceTolerance)) break
    }
    const asked = electrical + wantedAuxiliaries
    if (asked > available) break

    // act: the pack
    const I = (2 * asked) / (e + Math.sqrt(Math.max(e * e - 4 * R0 * asked, 0)))
    const V = e - R0 * I
    const power = V * I
    const chemicalPower = enthalpy * I
    const heatPower = full ? (enthalpy - V) * I : R0 * I * I

    // audit
    const airPower = airForce * v
    const rollingPower = rollingForce * v
    const climbPower = climbForce * v
    const kineticPower = (F - airForce - rollingForce - climbForce) * v
    const brakePower = -braking * v
    const auxiliary = asked - electrical
    const open = chemicalPower - (airPower + rollingPower + climbPower + kineticPower + brakePower + idleLoss + leadLoss + heatPower + auxiliary)
    if (!(Math.abs(open) < imbalanceTolerance) || distance + v * dt >= endDistance) break

    // record
    const energy = power * dt
    terminals += energy
    air += airPower * dt
    rolling += rollingPower * dt
    climb += climbPower * dt
    kinetic += kineticPower * dt
    brakes += brakePower * dt
    drive += (idleLoss + leadLoss) * dt
    auxiliaries += auxiliary * dt
    chemical += chemicalPower * dt
    heat += heatPower * dt
    if (energy < 0) regenerated -= energy
    throughput += Math.abs(energy)

    v0 = target
    distance += v * dt
    dcVoltage = V
    if (coldDrag > 0) runningT = airTemperature + runningKept * (runningT - airTemperature) + runningPerWatt * rollingPower
    z -= I * chargePerAmpere
    if (full) {
      const inner = T - airTemperature
      const outer = caseT - airTemperature
      const warmer = airTemperature + innerKept * inner + innerFromOuter * outer + innerPerWatt * heatPower
      const drift = 1 + 0.5 * slope * (warmer - T)
      v1 = a1 * v1 + (1 - a1) * R1 * drift * I
      v2 = a2 * v2 + (1 - a2) * R2 * drift * I
      lag = lagDecay * lag + lagPerAmpere * factor * drift * I
      const x = hysteresisPerAmpere * Math.abs(I)
      const kept = x < 1 ? (1 - x) / (1 + x) : 0
      const sign = Math.sign(I)
      h = kept * (h + sign) - sign
      T = warmer
      caseT = airTemperature + outerFromInner * inner + outerKept * outer + outerPerWatt * heatPower
    }
    at = at + 1 === targets.length ? 0 : at + 1
    gradeAt = gradeAt + 1 === grades.length ? 0 : gradeAt + 1
  }

  state.chassis.speed = v0
  state.chassis.distance = distance
  state.chassis.runningTemperature = runningT
  state.battery.stateOfCharge = z
  state.battery.fastPolarisation = v1
  state.battery.slowPolarisation = v2
  state.battery.lag = lag
  state.battery.hysteresis = h
  state.battery.temperature = T
  state.battery.caseTemperature = caseT
  state.battery.voltage = dcVoltage
  ledger.terminals = terminals
  ledger.air = air
  ledger.rolling = rolling
  ledger.climb = climb
  ledger.kinetic = kinetic
  ledger.brakes = brakes
  ledger.drive = drive
  ledger.auxiliaries = auxiliaries
  ledger.regenerated = regenerated
  ledger.chemical = chemical
  ledger.heat = heat
  ledger.throughput = throughput
  return k
}

/** `lookUp` of a curve, small enough to be inlined. */
function along(values: Float64Array, position: number): number {
  const last = values.length - 1
  if (!(position > 0)) return values[0]!
  if (position >= last) return values[last]!
  const left = position | 0
  const low = values[left]!
  return low + (values[left + 1]! - low) * (position - left)
}
