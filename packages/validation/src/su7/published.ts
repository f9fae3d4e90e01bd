import { fixture, type Origin } from '../fixture.ts'

/** What somebody has published of a car, under the name that `run`, `perform` or `charge` gives it. */
export interface PublishedFigure {
  readonly car: string
  readonly quantity: string
  readonly published: number
  readonly title: string
  readonly url: string
  readonly accessed: string
  /** Of low reliability: reported apart, without a promise. */
  readonly unclear?: boolean
  readonly note?: string
}

/** `fixtures/su7-published.json`. */
export interface PublishedFixture extends Origin {
  readonly script: string
  readonly figures: readonly PublishedFigure[]
}

export const published = (): readonly PublishedFigure[] => fixture<PublishedFixture>('su7-published').figures

/** Every source once, with what it tells. */
export function publishedOrigins(): readonly Origin[] {
  const figures = published()
  return [...new Map(figures.map((figure) => [figure.url, figure])).values()].map(({ title, url, accessed }) => {
    const told = figures.filter((each) => each.url === url).map(({ car, quantity }) => `${quantity} of ${car}`)
    return { about: told.join(', '), origin: `${title}, ${url}`, version: `read ${accessed}`, licence: 'published figures' }
  })
}
