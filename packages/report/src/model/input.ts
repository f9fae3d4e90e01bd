export type InputKind = 'measured' | 'homologated' | 'published' | 'maker' | 'press' | 'derived' | 'assumed'

export interface Input {
  readonly path: string
  readonly label: string
  /** A curve or a word is given as text. */
  readonly value: number | string
  readonly unit: string
  readonly kind: InputKind
  readonly source: string
  /** Opened by a click only; anything but http and https is shown as text. */
  readonly url: string | null
  readonly spread_pct: number | null
  readonly note: string
}
