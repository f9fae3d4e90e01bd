declare const unit: unique symbol

/**
 * A number that remembers its unit for the compiler and for the reader.
 * Plain numbers flow in and arithmetic flows out, so an equation needs no cast;
 * a kelvin handed over as a celsius does not compile. At run time it is a number.
 * `volt + ampere` still passes: laws and audits are for that.
 */
export type Quantity<U extends string> = number & { readonly [unit]?: U }

export type Ratio = Quantity<'1'>
export type Second = Quantity<'s'>
export type Metre = Quantity<'m'>
export type SquareMetre = Quantity<'m2'>
export type MetrePerSecond = Quantity<'m/s'>
export type RadianPerSecond = Quantity<'rad/s'>
export type RadianPerMetre = Quantity<'rad/m'>
export type Kilogram = Quantity<'kg'>
export type KilogramPerCubicMetre = Quantity<'kg/m3'>
export type Newton = Quantity<'N'>
export type NewtonMetre = Quantity<'N.m'>
/** Force per speed, the linear term of a road load. */
export type NewtonSecondPerMetre = Quantity<'N.s/m'>
/** Force per squared speed, the quadratic term of a road load. */
export type KilogramPerMetre = Quantity<'kg/m'>
export type Pascal = Quantity<'Pa'>
export type Joule = Quantity<'J'>
export type Watt = Quantity<'W'>
export type Volt = Quantity<'V'>
export type Ampere = Quantity<'A'>
export type Ohm = Quantity<'Ohm'>
export type Henry = Quantity<'H'>
/** Of flux linkage. */
export type Weber = Quantity<'Wb'>
export type Hertz = Quantity<'Hz'>
export type Coulomb = Quantity<'C'>
export type Kelvin = Quantity<'K'>
export type PerKelvin = Quantity<'1/K'>
export type Celsius = Quantity<'degC'>
export type JoulePerKelvin = Quantity<'J/K'>
export type WattPerKelvin = Quantity<'W/K'>
