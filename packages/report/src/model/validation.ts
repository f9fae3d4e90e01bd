/** What was found of a suite of comparisons: plain data, nothing computed by the page but where a mark stands. */
export interface ValidationReport {
  readonly title: string
  /** One paragraph under the title: what is compared, and how to read the page. */
  readonly subtitle: string
  readonly engine_version: string
  readonly parts: readonly ValidationPart[]
  /** What could not be compared, and what it lacks. */
  readonly skipped: readonly { readonly part: string; readonly missing: string }[]
}

/** Comparisons that belong together: of one kind of car or cell, with one kind of source. */
export interface ValidationPart {
  readonly title: string
  readonly about: string
  readonly quantities: readonly ValidationQuantity[]
  readonly origins: readonly ValidationOrigin[]
}

export interface ValidationOrigin {
  readonly about: string
  readonly origin: string
  readonly version: string
  readonly licence: string
}

/** One quantity over all its cases. Errors are ours less theirs, in `error_unit`. */
export interface ValidationQuantity {
  readonly name: string
  readonly error_unit: string
  /** Decimals of an error. */
  readonly decimals: number
  /** What the values of all cases are in; null where each is in its own. */
  readonly unit: string | null
  readonly n: number
  /** Sizes without their sign: half, and nine tenths of the errors are at most as large. */
  readonly median: number
  readonly mean: number
  readonly p90: number
  readonly largest: number
  /** The mean with its sign. */
  readonly bias: number
  readonly limits: readonly ValidationLimit[]
  readonly cases: readonly ValidationCase[]
}

/** A promise: `statistic`, in words, is at most `limit`. */
export interface ValidationLimit {
  readonly statistic: string
  readonly limit: number
  readonly got: number
  readonly met: boolean
}

export interface ValidationCase {
  readonly id: string
  readonly expected: number
  readonly got: number
  readonly error: number
  readonly note: string
}
