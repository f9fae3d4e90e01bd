/** One recorded signal: where it comes from, what it is called, what it is measured in. */
export interface Channel {
  readonly name: string
  readonly unit: string
  readonly label: string
}

type NumericField<State> = { [K in keyof State]: State[K] extends number ? K : never }[keyof State] & string

/** Names the recorded fields of a state, in the order in which its record function writes them. */
export function defineChannels<State>(
  subsystem: string,
  fields: { readonly [K in NumericField<State>]?: readonly [unit: string, label: string] },
): readonly Channel[] {
  return Object.entries(fields as Record<string, readonly [string, string]>).map(([field, [unit, label]]) => ({ name: `${subsystem}.${field}`, unit, label }))
}
