import type { Kelvin, Metre, Pascal, Quantity } from './quantity.ts'

export const standardGravity: Quantity<'m/s2'> = 9.80665 // CGPM 1901
export const standardAtmosphere: Pascal = 101_325 // CGPM 1954
export const gasConstant: Quantity<'J/(mol.K)'> = 8.314_462_618 // CODATA 2018, exact since the SI of 2019
export const molarMassDryAir: Quantity<'kg/mol'> = 0.028_965_46 // CIPM-2007, at 400 µmol/mol CO2
export const molarMassWater: Quantity<'kg/mol'> = 0.018_015_27 // CIPM-2007
export const iceLine: Kelvin = 273.15 // 0 °C, CGPM 1954
export const rollOutFoot: Metre = 0.3048 // one international foot: the 1-ft roll-out of acceleration tests
