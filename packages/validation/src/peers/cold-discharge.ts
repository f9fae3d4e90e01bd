import type { BatteryParameters } from '@firstdrive/engine'
import { loadCell } from '@firstdrive/library'
import { compileCell } from '@firstdrive/spec'
import { runCell } from '@firstdrive/study'
import { fromCelsius, toAmpereHours } from '@firstdrive/units'
import { compare } from '../case.ts'
import { fixture, type Origin } from '../fixture.ts'
import type { Part } from '../suite.ts'

interface ColdDischarges extends Origin {
  readonly current_A: number
  readonly heat_transfer_W_per_m2K: number
  readonly cooled_area_m2: number
  readonly rows: readonly { readonly ambient_C: number; readonly thermal: 'isothermal' | 'lumped'; readonly capacity_Ah: number }[]
}

const peers = () => fixture<ColdDischarges>('pybamm-cold-discharge')

export const coldDischarge: Part = {
  title: 'Discharge in the cold, held cold and warming itself',
  about:
    'The LG M50 of the library at 1C, beside PyBaMM’s DFN of it. A cell that is held at −20 °C gives almost nothing, the same cell in the same air that may warm itself gives most of its charge: its own heat is what carries it through. Nothing is promised of the figures: below 0 °C ours has the resistance law between measured cells, the DFN an Arrhenius law that was fitted from 0 °C up; and a Thevenin cell is either above its lower voltage or not, where a porous electrode runs dry bit by bit.',
  needs: [],
  limits: [],
  origins: () => [peers()],
  cases: () => {
    const { current_A, rows } = peers()
    return rows.map(({ ambient_C, thermal, capacity_Ah }) =>
      compare(`cold_discharge_${thermal}_pct`, `${ambient_C} °C`, capacity_Ah, discharge(ambient_C, thermal === 'isothermal', current_A), 'Ah at 1C'),
    )
  },
}

/** Until the lower voltage, in air that takes from the cell what it takes from the peer's. */
function discharge(ambient_C: number, isothermal: boolean, current_A: number): number {
  const cell = loadCell('lg-m50-nmc811')
  if (!cell.ok) throw new Error('the library has lost its LG M50')
  const { heat_transfer_W_per_m2K: h, cooled_area_m2: A } = peers()
  const temperature = fromCelsius(ambient_C)
  const battery: BatteryParameters = { ...compileCell(cell.value.spec).battery, conductance: h * A, caseConductance: 100 * h * A }
  const duty = { mode: 'current', atLimit: 'stop', time: [0, 5000], value: [current_A, 0] } as const
  const log = runCell({ battery, duty, stateOfCharge: 1, temperature, airTemperature: temperature, isothermal, step: 1 })
  return toAmpereHours(current_A * log.time.length)
}
