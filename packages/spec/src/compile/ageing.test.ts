import { evaluate, id3, lfp250, lgm50, nmc50, nmc75 } from '@firstdrive/engine'
import { expect, test } from 'vitest'
import { madeUpCar, said, texts } from '../../test/made-up-car.ts'
import { formatIssue } from '../issue.ts'
import { cell } from '../schema/cell.ts'
import { compileAgeing } from './ageing.ts'

const of = (chemistry: string, ageing?: string) =>
  compileAgeing(madeUpCar({ cell: [['chemistry: NMC', `chemistry: ${chemistry}${ageing === undefined ? '' : `\nageing: ${ageing}`}`]] }))

test.each([
  ['LFP', undefined, lfp250],
  ['NMC', undefined, nmc75],
  ['NCA', undefined, nmc75],
  ['LMO', undefined, nmc75],
  ['NMC', 'nmc-50ah', nmc50],
  ['NMC', 'lg-m50', lgm50],
  ['sodium-ion', 'lfp-250ah', lfp250],
] as const)('%s, ageing: %s', (chemistry, ageing, model) => {
  expect(of(chemistry, ageing)).toEqual({ ok: true, value: model })
})

test('the cell of the ID.3 ages by the open-circuit voltage of the cell itself, not of the pack', () => {
  const model = of('NMC', 'vw-id3')
  if (!model.ok || model.value.cell !== 'NMC712 LG E78') throw new Error('no such model')
  expect(evaluate(model.value.openCircuit, 0.25)).toBeCloseTo(3.3, 9)
  expect(model.value).toEqual(id3(model.value.openCircuit))
})

test('a chemistry that nobody measured is told where it stands, a wrong word with the nearest right one', () => {
  const none = of('sodium-ion')
  expect(none.ok ? [] : none.issues.map(formatIssue)).toEqual([
    expect.stringMatching(/:\d+:\d+ chemistry: expected a chemistry whose ageing was measured: LFP, NMC, NCA or LMO, got sodium-ion\. /),
  ])
  const line = texts.cell.split('\n').indexOf('chemistry: NMC') + 2
  expect(said(cell, texts.cell.replace('chemistry: NMC', 'chemistry: NMC\nageing: nmc-75'), 'x.yaml')[0]).toMatch(
    new RegExp(`^x.yaml:${line}:9 ageing: expected one of lfp-250ah, nmc-75ah, .*got "nmc-75"\\. Did you mean nmc-75ah\\?`),
  )
})
