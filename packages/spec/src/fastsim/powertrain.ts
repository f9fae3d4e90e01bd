import { type Issue, shown } from '../issue.ts'

/** Why a vehicle with an engine, or of a kind that nobody knows, is refused. */
export const onlyElectric = (expected: string, got: string, kind: string | undefined): Pick<Issue, 'code' | 'expected' | 'got' | 'hint'> => ({
  code: 'value',
  expected: `an electric vehicle, ${expected}`,
  got: got === '' ? 'nothing' : `${shown(got)}${kind === undefined ? '' : `, ${kind}`}`,
  hint: 'Cars here have a battery and machines, no engine, tank or fuel cell: what it burns cannot be said.',
})
