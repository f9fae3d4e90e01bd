/*
 * The engine's own exponential and logarithm: built-in ones differ in the last place between JavaScript engines.
 * They use only +, −, ×, ÷ and exact scaling by powers of two, which IEEE 754 rounds the same everywhere.
 */

const ln2High = 0.693_147_180_369_123_8 // the upper 32 bits of ln 2, so that k·ln2High is exact for |k| < 2¹¹
const ln2Low = 1.908_214_929_270_587_7e-10 // ln 2 − ln2High
const inverseLn2 = Math.LOG2E
const sqrtHalf = Math.SQRT1_2

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
const little = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
const highWord = little ? 1 : 0
const lowWord = 1 - highWord

/** 2ᵏ, exact, for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  words[highWord] = (k + 1023) << 20
  words[lowWord] = 0
  return double[0]!
}

/**
 * eˣ = 2ᵏ·eʳ with r = x − k·ln 2 in two parts, and eʳ by its Taylor series (|r| ≤ ½ ln 2, 14 terms: truncation below 2⁻⁵⁸).
 * Within 1 unit in the last place. Overflows to Infinity above 709.78, ends at 0 below −708 (no subnormal results).
 */
export const exp = (x: number): number => expOfSum(x, 0)

/** e^(x + more) for a `more` far below the last place of x. */
function expOfSum(x: number, more: number): number {
  if (Number.isNaN(x)) return x
  if (x > 709.782_712_893_384) return Infinity
  if (x < -708) return 0
  const k = Math.round(x * inverseLn2)
  const high = x - k * ln2High
  const low = k * ln2Low - more
  const r = high - low
  const lost = high - r - low
  let tail = 1 / 6_227_020_800
  for (let n = 12; n >= 3; n--) tail = tail * r + inverseFactorial[n]!
  const square = r * r
  const result = 1 + (r + (lost + (0.5 * square + r * square * tail)))
  return k > 1023 ? result * powerOfTwo(1023) * 2 : result * powerOfTwo(k)
}

const inverseFactorial = [1, 1, 1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040, 1 / 40_320, 1 / 362_880, 1 / 3_628_800, 1 / 39_916_800, 1 / 479_001_600]

/**
 * ln x = k·ln 2 + ln m with √½ ≤ m < √2, and ln m = 2·artanh(s), s = (m − 1)/(m + 1), |s| < 0.172.
 * Within 1 unit in the last place. Negative x gives NaN, 0 gives −Infinity.
 */
export function log(x: number): number {
  if (!(x >= 0)) return Number.NaN
  if (x === 0) return -Infinity
  if (x === Infinity) return x
  const k = split(x)
  const f = mantissa - 1
  const s = f / (2 + f)
  const z = s * s
  const halfSquare = 0.5 * f * f
  // ln(1 + f) = f − f²/2 + s·(f²/2 + 2·s²·Σ), which keeps the digits of f
  return k * ln2High - (halfSquare - (s * (halfSquare + 2 * z * artanhTail(z)) + k * ln2Low) - f)
}

/** 1/3 + z/5 + z²/7 + … : artanh(s) = s + s·z·tail for z = s². */
function artanhTail(z: number): number {
  let tail = 0
  for (let n = 21; n >= 3; n -= 2) tail = tail * z + 1 / n
  return tail
}

/** Of the last number that was split: in [√½, √2). */
let mantissa = 1

/** x = 2ᵏ·mantissa; gives k. */
function split(x: number): number {
  const subnormal = x < 2.2250738585072014e-308
  double[0] = subnormal ? x * 18_014_398_509_481_984 : x // 2⁵⁴ lifts it
  const k = ((words[highWord]! >>> 20) & 0x7ff) - (subnormal ? 1022 + 54 : 1022)
  words[highWord] = (words[highWord]! & 0x000fffff) | 0x3fe00000
  const half = double[0]! < sqrtHalf // in [½, 1)
  mantissa = half ? double[0]! * 2 : double[0]!
  return half ? k - 1 : k
}

/**
 * xʸ for x > 0 as e^(y·ln x), with ln x and its product in two parts each (Dekker 1971: no fused multiply needed).
 * Within 1 unit in the last place for |y·ln x| ≤ 32.
 */
export function power(x: number, y: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 && y > 0 ? 0 : Number.NaN
  const k = split(x)
  const f = mantissa - 1
  const g = 2 + f
  const gLow = f - (g - 2)
  const s = f / g
  const sLow = (f - s * g - productError(s, g) - s * gLow) / g
  const z = s * s
  const first = k * ln2High
  const logHigh = first + 2 * s
  const logLow = first - logHigh + 2 * s + (k * ln2Low + 2 * (sLow + s * z * artanhTail(z)))
  const product = y * logHigh
  return expOfSum(product, productError(y, logHigh) + y * logLow)
}

/** What rounding takes from a·b. */
function productError(a: number, b: number): number {
  const product = a * b
  const aHigh = upper(a)
  const bHigh = upper(b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow
}

/** The upper 26 bits. */
function upper(a: number): number {
  const scaled = 134_217_729 * a // 2²⁷ + 1
  return scaled - (scaled - a)
}
