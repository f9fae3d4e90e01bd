/** A stretch of an axis along which one limit is the tightest; it binds where the demand reaches it. */
export interface LimitStretch {
  /** As the engine names it: `lower voltage`, `plating`. */
  readonly limit: string
  readonly from: number
  readonly to: number
  readonly binds: boolean
}

/** A row of stretches under a plot. */
export interface LimitStrip {
  readonly label: string
  readonly stretches: readonly LimitStretch[]
}
