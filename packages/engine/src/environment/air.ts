import {
  gasConstant,
  iceLine,
  type Kelvin,
  type KilogramPerCubicMetre,
  type Metre,
  molarMassDryAir,
  molarMassWater,
  type Pascal,
  type Ratio,
  standardAtmosphere,
} from '@firstdrive/units'
import { exp, power } from '../numerics/exponential.ts'

/** Static pressure at `altitude` of the standard atmosphere: p = p₀·(1 − L·h/T₀)^5.25588. ISO 2533, troposphere. */
export const pressureAt = (altitude: Metre): Pascal => standardAtmosphere * power(1 - 2.255_77e-5 * altitude, 5.255_88)

/** Saturation vapour pressure over water (below 0 °C over ice). Magnus form, Sonntag 1990; within 0.1 % from −45 to 60 °C. */
function saturationPressure(temperature: Kelvin): Pascal {
  const t = temperature - iceLine
  return t >= 0 ? 611.2 * exp((17.62 * t) / (243.12 + t)) : 611.2 * exp((22.46 * t) / (272.62 + t))
}

/**
 * Density of moist air as a mixture of ideal gases: ρ = (p_d·M_d + p_v·M_v)/(R·T).
 * The CIPM-2007 equation differs by less than 0.05 % between −30 and 45 °C: its compressibility term is left out.
 */
export function airDensity(temperature: Kelvin, pressure: Pascal, relativeHumidity: Ratio): KilogramPerCubicMetre {
  const vapour = relativeHumidity * saturationPressure(temperature)
  return ((pressure - vapour) * molarMassDryAir + vapour * molarMassWater) / (gasConstant * temperature)
}
