/** The values that never fall and lie nearest, in the sum of squares: neighbours that fall are replaced by their mean (pool adjacent violators, Ayer et al. 1955). */
export function monotone(values: readonly number[]): readonly number[] {
  const pools: { sum: number; count: number }[] = []
  for (const value of values) {
    pools.push({ sum: value, count: 1 })
    for (let last = pools.length - 1; last > 0 && meanOf(pools[last - 1]!) > meanOf(pools[last]!); last--) {
      const { sum, count } = pools.pop()!
      const below = pools[last - 1]!
      pools[last - 1] = { sum: below.sum + sum, count: below.count + count }
    }
  }
  return pools.flatMap((pool) => Array<number>(pool.count).fill(meanOf(pool)))
}

const meanOf = ({ sum, count }: { readonly sum: number; readonly count: number }): number => sum / count
