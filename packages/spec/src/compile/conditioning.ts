import { type CellShape, type CooledFace, cellConductance, evaluate, type PackConditioning, waterGlycol50, waterGlycol60 } from '@firstdrive/engine'
import { fromCelsius, type WattPerKelvin } from '@firstdrive/units'
import type { Car } from '../car.ts'
import type { CellSpec } from '../schema/cell.ts'
import type { PackSpec } from '../schema/pack.ts'
import { cellMass, type PackParts } from './battery.ts'

const coolants = { 'MEG-50': waterGlycol50, 'MEG-60': waterGlycol60 }
const faces: Readonly<Record<NonNullable<NonNullable<PackSpec['cooling']>['face']>, CooledFace>> = {
  bottom: 'bottom',
  large: 'one large face',
  'both-large': 'both large faces',
  tab: 'tabs',
}

// What a pack's file leaves open; all assumed but the conductivities.
const usual = { coolant: 'MEG-50', flow: 40e-3 / 60, zones: 8, gapFiller: 1500 } as const
/** Channels of 2 mm, 2 m long, of which the film of the coolant is this share of all resistance at 25 °C, and what the pump can put across them, in Pa. */
const channels = { diameter: 2e-3, length: 2, filmShare: 0.3, pressure: 30e3 }
const laminarNusselt = 4.36
/** W/(m·K). LFP pouch cell of 20 Ah, measured (arXiv, anisotropic thermal characterisation): 26.6 along, 0.52 across the layers; cans along their axis 11.8 to 16.7. */
const conductivity = { inPlane: 26.6, throughPlane: 0.52, axial: 14 }

/** What cools and heats the pack of a car while it stands; undefined for a pack without cooling. */
export function compileConditioning({ pack: { spec: pack }, cell: { spec: cell } }: Pick<Car, 'pack' | 'cell'>): PackConditioning | undefined {
  const { cooling, heater } = pack
  if (cooling === undefined) return undefined
  const coolant = coolants[cooling.coolant ?? usual.coolant]
  const whole = cooling.conductance?.si ?? solidConductance({ pack, cell }) * (1 - channels.filmShare)
  const film = whole / channels.filmShare
  const zones = cooling.zones ?? usual.zones
  return {
    path: {
      coolant,
      zones,
      zoneHeatCapacity: (cellMass({ pack, cell }) * cell.specific_heat.si) / zones,
      solidConductance: whole / (1 - channels.filmShare),
      wettedArea: (film * channels.diameter) / (laminarNusselt * evaluate(coolant.conductivity, fromCelsius(25))),
      hydraulicDiameter: channels.diameter,
      channelLength: channels.length,
      ratedFlow: cooling.flow?.si ?? usual.flow,
      pumpPressure: channels.pressure,
    },
    coolantTemperature: cooling.coolant_temperature.si,
    chillerEfficiency: cooling.chiller_efficiency.si,
    heaterPower: heater?.power.si ?? 0,
    heatUntil: heater?.until.si ?? 0,
  }
}

/** From all cells to the plates, by the face that these touch and the size of a cell. */
function solidConductance({ pack, cell }: PackParts): WattPerKelvin {
  const { cooling, series, parallel } = pack
  if (cooling?.face === undefined || cell.size === undefined) throw new RangeError('a pack without conductance, face or size of its cells') // `checkBattery` has refused it
  return series.si * parallel * cellConductance(shapeOf(cell.size), faces[cooling.face], cooling.gap_filler?.si ?? usual.gapFiller)
}

/** A can counts as the square block of its cross-section. */
function shapeOf(size: NonNullable<CellSpec['size']>): CellShape {
  const { throughPlane } = conductivity
  if ('diameter' in size) {
    const side = (size.diameter.si * Math.sqrt(Math.PI)) / 2
    return { length: side, height: size.height.si, thickness: side, inPlaneConductivity: conductivity.axial, throughPlaneConductivity: throughPlane }
  }
  return {
    length: size.length.si,
    height: size.height.si,
    thickness: size.thickness.si,
    inPlaneConductivity: conductivity.inPlane,
    throughPlaneConductivity: throughPlane,
  }
}
