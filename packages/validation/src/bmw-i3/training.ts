import { fixture, type Origin } from '../fixture.ts'

interface Training extends Origin {
  readonly excluded: readonly string[]
  readonly trips: readonly { readonly trip: string; readonly day: string }[]
}

/** `fixtures/bmw-i3-training.json`. */
export const training = (): Training => fixture<Training>('bmw-i3-training')

/** The day of a trip on which the calibrated car was fitted; undefined for a trip that it has never seen. */
export const trainingDay = (trip: string): string | undefined => training().trips.find((one) => one.trip === trip)?.day
