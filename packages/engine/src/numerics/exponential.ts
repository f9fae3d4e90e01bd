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
 * Overflows to Infinity above 709.78, ends at 0 below −708 (no subnormal results).
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 709.782_712_893_384) return Infinity
  if (x < -708) return 0
  const k = Math.round(x * inverseLn2)
  const high = x - k * ln2High
  const low = k * ln2Low
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
 * Negative x gives NaN, 0 gives −Infinity.
 */
export function log(x: number): number {
  if (!(x >= 0)) return Number.NaN
  if (x === 0) return -Infinity
  if (x === Infinity) return x
  let k = 0
  let m = x
  if (m < 2.2250738585072014e-308) {
    m *= 18_014_398_509_481_984 // 2⁵⁴ lifts a subnormal
    k -= 54
  }
  double[0] = m
  k += ((words[highWord]! >>> 20) & 0x7ff) - 1022
  words[highWord] = (words[highWord]! & 0x000fffff) | 0x3fe00000
  m = double[0]! // in [½, 1)
  if (m < sqrtHalf) {
    m *= 2
    k -= 1
  }
  const f = m - 1
  const s = f / (2 + f)
  const z = s * s
  let series = 0
  for (let n = 21; n >= 3; n -= 2) series = series * z + 1 / n
  const halfSquare = 0.5 * f * f
  // ln(1 + f) = f − f²/2 + s·(f²/2 + 2·s²·Σ), which keeps the digits of f
  return k * ln2High - (halfSquare - (s * (halfSquare + 2 * z * series) + k * ln2Low) - f)
}

/** xʸ for x > 0, as e^(y·ln x): relative error up to |y·ln x| + 1 units in the last place. */
export const power = (x: number, y: number): number => exp(y * log(x))
