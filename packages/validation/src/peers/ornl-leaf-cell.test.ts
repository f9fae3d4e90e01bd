import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runSuite } from '../suite.ts'
import { bitrodeTable, ornlLeafCell } from './ornl-leaf-cell.ts'

test('a Bitrode log becomes a table with discharge positive, with and without its head', () => {
  const head = 'Exclude,Time(s),Cycle,Loop,Loop,Loop,Step,StepTime(s),Current(A),Voltage(V),Power(W),Capacity(Ah),Energy(Wh),Mode,Data,'
  const rows = ['No,1.0,1,1,1,1,4,1.0,10.00,3.327,33.2,0.00,0.00,CHRG, ,', 'No,2.5,1,1,1,1,6,0.5,-30.00,3.1,-93.0,0.00,0.00,DCHG, ,']
  const table = '# temperature_C: 10\ntime_s,current_A,voltage_V\n1,-10,3.327\n2.5,30,3.1'
  expect(bitrodeTable([head, ...rows].join('\r\n'), 10)).toBe(table)
  expect(bitrodeTable(rows.join('\n'), 10)).toBe(table)
  const again = rows[1]!.replace('2.5', '2.5').replace('3.1', '9.9')
  expect(bitrodeTable([...rows, again, rows[1]!.replace('No,2.5', 'Yes,3.5')].join('\n'), 10)).toBe(table)
})

test('without its data it is skipped, and says which file is missing', () => {
  const { parts, limits, skipped } = runSuite('peers', [ornlLeafCell], './no-such-folder')
  expect([parts, limits]).toEqual([[], []])
  expect(skipped).toEqual([{ part: ornlLeafCell.title, missing: 'battery/ornl-leaf-cell/NissanLeaf-cell-Low-Current-HPPC-10C.csv' }])
})

const data = process.env.FIRSTDRIVE_DATA ?? ''
test.skipIf(!existsSync(join(data, 'battery/ornl-leaf-cell')))('fitted at 25 °C alone, the cell follows the pulses at 10, 25 and 40 °C within 15 mV', () => {
  const { limits, parts } = runSuite('peers', [ornlLeafCell], data)
  expect(limits).toMatchObject([{ quantity: 'ornl_hppc_rmse_mV', met: true }])
  expect(parts[0]!.cases.map(({ id }) => id)).toEqual(['HPPC 10 °C', 'HPPC 25 °C', 'HPPC 40 °C', '1C', '2C', '3C'])
})
