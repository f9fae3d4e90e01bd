import { fromCelsius, type Kelvin, type Quantity } from '@firstdrive/units'
import { type Curve, interpolate, tabulate } from '../numerics/curve.ts'
import { exp, log } from '../numerics/exponential.ts'

/** A liquid that carries heat, over its temperature from −60 to 100 °C. */
export interface Coolant {
  readonly specificHeat: Curve
  readonly density: Curve
  readonly viscosity: Curve
  readonly conductivity: Curve
  readonly freezingPoint: Kelvin
}

/** One row for each 5 K up to 100 °C. */
interface CoolantTable {
  readonly freezingPoint: Kelvin
  readonly specificHeat: readonly Quantity<'J/(kg.K)'>[]
  readonly density: readonly Quantity<'kg/m3'>[]
  readonly viscosity: readonly Quantity<'mPa.s'>[]
  readonly conductivity: readonly Quantity<'mW/(m.K)'>[]
}

/** Below the coldest row, which is at most 2 K above freezing, that row holds. Viscosity is read between the rows by its logarithm. */
function tabulateCoolant({ freezingPoint, specificHeat, density, viscosity, conductivity }: CoolantTable): Coolant {
  const rows = viscosity.map((_, n) => fromCelsius(100 - 5 * (viscosity.length - 1 - n)))
  const curve = (y: (temperature: Kelvin) => number): Curve => tabulate(fromCelsius(-60), fromCelsius(100), 161, y)
  const logarithms = viscosity.map((mu) => log(mu * 1e-3))
  return {
    freezingPoint,
    specificHeat: curve((temperature) => interpolate(rows, specificHeat, temperature)),
    density: curve((temperature) => interpolate(rows, density, temperature)),
    viscosity: curve((temperature) => exp(interpolate(rows, logarithms, temperature))),
    conductivity: curve((temperature) => 1e-3 * interpolate(rows, conductivity, temperature)),
  }
}

/*
 * Water and ethylene glycol, glycol by mass, as CoolProp 8.0.0 gives them (INCOMP::MEG at 1 MPa; MIT licence), itself after Melinder,
 * Properties of Secondary Working Fluids for Indirect Systems (IIR, 2010).
 */

/** From −35 °C. */
export const waterGlycol50: Coolant = tabulateCoolant({
  freezingPoint: fromCelsius(-35.99),
  specificHeat: [
    2996.7, 3027, 3057.2, 3087, 3116.5, 3145.7, 3174.5, 3202.9, 3230.9, 3258.4, 3285.5, 3312, 3338.1, 3363.6, 3388.4, 3412.7, 3436.4, 3459.3, 3481.6, 3503.1,
    3524, 3544, 3563.2, 3581.6, 3599.1, 3615.8, 3631.5, 3646.3,
  ],
  density: [
    1086.3, 1085.1, 1083.7, 1082.2, 1080.5, 1078.7, 1076.7, 1074.6, 1072.4, 1070, 1067.5, 1064.9, 1062.2, 1059.4, 1056.5, 1053.4, 1050.3, 1047.1, 1043.8,
    1040.5, 1037.1, 1033.6, 1030, 1026.4, 1022.7, 1019, 1015.3, 1011.5,
  ],
  viscosity: [
    59.265, 41.774, 30.113, 22.178, 16.672, 12.78, 9.9791, 7.9298, 6.4063, 5.2565, 4.3763, 3.6932, 3.1562, 2.7287, 2.3842, 2.1033, 1.8715, 1.6781, 1.5147,
    1.3749, 1.2539, 1.1477, 1.0534, 0.96846, 0.891, 0.81952, 0.75282, 0.68999,
  ],
  conductivity: [
    355.96, 358.86, 361.78, 364.74, 367.72, 370.73, 373.77, 376.82, 379.88, 382.96, 386.05, 389.15, 392.25, 395.35, 398.45, 401.54, 404.62, 407.69, 410.75,
    413.79, 416.8, 419.8, 422.76, 425.7, 428.6, 431.47, 434.29, 437.07,
  ],
})

/** From −50 °C. */
export const waterGlycol60: Coolant = tabulateCoolant({
  freezingPoint: fromCelsius(-51.2),
  specificHeat: [
    2611.9, 2648.2, 2684.4, 2720.5, 2756.5, 2792.4, 2828, 2863.3, 2898.2, 2932.8, 2966.9, 3000.6, 3033.7, 3066.1, 3098, 3129.1, 3159.5, 3189.1, 3217.8, 3245.6,
    3272.4, 3298.2, 3323, 3346.6, 3369.1, 3390.4, 3410.3, 3429, 3446.3, 3462.1, 3476.5,
  ],
  density: [
    1103.8, 1103, 1102.1, 1100.9, 1099.6, 1098, 1096.3, 1094.4, 1092.4, 1090.2, 1087.9, 1085.4, 1082.7, 1080, 1077.1, 1074.2, 1071.1, 1067.9, 1064.6, 1061.3,
    1057.8, 1054.3, 1050.8, 1047.1, 1043.5, 1039.8, 1036, 1032.2, 1028.4, 1024.6, 1020.8,
  ],
  viscosity: [
    399.21, 244.96, 155.21, 101.41, 68.226, 47.206, 33.545, 24.448, 18.25, 13.935, 10.869, 8.6487, 7.0108, 5.7819, 4.8448, 4.1191, 3.5486, 3.0936, 2.7255,
    2.4232, 2.1715, 1.9585, 1.7755, 1.6157, 1.4739, 1.346, 1.2289, 1.1202, 1.0181, 0.92133, 0.82911,
  ],
  conductivity: [
    325.15, 327.19, 329.27, 331.4, 333.56, 335.76, 337.99, 340.25, 342.54, 344.85, 347.19, 349.53, 351.9, 354.27, 356.65, 359.04, 361.43, 363.81, 366.2, 368.57,
    370.94, 373.29, 375.62, 377.93, 380.22, 382.49, 384.73, 386.93, 389.1, 391.23, 393.32,
  ],
})
