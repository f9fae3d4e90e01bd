import type { ValidationPart, ValidationReport } from '../model/validation.ts'

/** The parts with their places on the page: a title may hold anything, so the place is a number. */
export const partsWithPlaces = ({ parts }: ValidationReport): readonly { readonly place: string; readonly part: ValidationPart }[] =>
  parts.map((part, i) => ({ place: `part-${i + 1}`, part }))

/** The place of a quantity inside that of its part. */
export const placeOf = (part: string, quantity: number): string => `${part}-${quantity + 1}`
