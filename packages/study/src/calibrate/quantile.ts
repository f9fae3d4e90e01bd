/** Linear between the ordered values, the first at share 0 and the last at share 1: type 7 of Hyndman and Fan, Am. Stat. 50 (1996) 361. */
export function quantile(ascending: readonly number[], share: number): number {
  const at = share * (ascending.length - 1)
  const low = ascending[Math.floor(at)]!
  return low + (ascending[Math.ceil(at)]! - low) * (at - Math.floor(at))
}
