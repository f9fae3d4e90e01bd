import { inputName } from '@firstdrive/programme'
import type { Input } from '@firstdrive/report'
import type { inputs } from '@firstdrive/spec'
import { toPercent } from '@firstdrive/units'

/** One quantity of a car with where it came from, for the page. */
export const reportInput = ({ path, value, unit, kind, source, spread, note }: ReturnType<typeof inputs>[number]): Input => ({
  path,
  label: inputName(path),
  value,
  unit,
  kind,
  source: source?.title ?? '',
  url: source?.url ?? null,
  spread_pct: spread === null ? null : toPercent(spread),
  note,
})
