import type { Source } from '@firstdrive/report'
import type { SourceEntry } from '@firstdrive/spec'

type Block = Readonly<Record<string, SourceEntry>> | undefined

/** Every source of some blocks, once. */
export function sourcesOf(blocks: readonly Block[]): readonly Source[] {
  const entries = blocks.flatMap((block) => Object.entries(block ?? {}))
  return [...new Map(entries.map(([id, entry]) => [entry.title, { id, entry }])).values()].map(({ id, entry }) => ({
    id,
    title: entry.title,
    url: entry.url ?? null,
    accessed: entry.accessed ?? null,
    kind: entry.kind,
  }))
}
