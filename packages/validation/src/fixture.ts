import { readFileSync } from 'node:fs'

/** Where figures came from, under which licence, and the script beside them that wrote them. */
export interface Origin {
  readonly about: string
  readonly origin: string
  readonly version: string
  readonly licence: string
}

/** A file of `fixtures/`: the same place from src/ and from dist/. */
export const fixture = <Figures>(name: string): Figures => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as Figures
