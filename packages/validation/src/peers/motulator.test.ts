import { expect, test } from 'vitest'
import { errorOf } from '../case.ts'
import { fixture } from '../fixture.ts'
import { type MotulatorFixture, motulatorCases } from './motulator.ts'

const from = fixture<MotulatorFixture>('motulator-pmsm')
const largest = (of: MotulatorFixture): number => Math.max(...motulatorCases(of).map((each) => Math.abs(errorOf(each))))

test('the references are those of motulator within 1 %', () => expect(largest(from)).toBeLessThan(1))

test.each<[string, Partial<MotulatorFixture['machine']>]>([
  ['L_q 2 % larger', { q_inductance_H: 1.02 * from.machine.q_inductance_H }],
  ['L_d 2 % larger', { d_inductance_H: 1.02 * from.machine.d_inductance_H }],
  ['a flux 2 % larger', { flux_Wb: 1.02 * from.machine.flux_Wb }],
  ['a current limit 2 % higher', { current_limit_A: 1.02 * from.machine.current_limit_A }],
])('%s is found out', (_, change) => expect(largest({ ...from, machine: { ...from.machine, ...change } })).toBeGreaterThan(1))
