import type { EnergyKey, ReplayCause } from '@firstdrive/report'
import type { Replay } from '@firstdrive/study'
import { significant } from '@firstdrive/units'

/** The causes of a replay in the colours and words of its page; those of the prediction that are nothing are left out. */
export function replayCauses({ causes, residual }: Replay): readonly ReplayCause[] {
  const predicted = causes.filter(({ of, energy_kWh }) => of === 'prediction' && Math.abs(energy_kWh) > 5e-7)
  const left = causes.filter(({ of }) => of === 'residual')
  return [
    ...predicted.map(
      ({ cause, energy_kWh }): ReplayCause => ({
        label: labels[cause] ?? cause,
        key: keys[cause] ?? 'auxiliaries',
        of: 'prediction',
        energy_kWh,
        uncertainty_kWh: null,
        estimate: null,
      }),
    ),
    ...left.map(({ energy_kWh, uncertainty_kWh }, k): ReplayCause => {
      const { cause, estimate, unit } = residual[k]!
      const explained = cause !== 'unexplained'
      return {
        label: cause,
        key: null,
        of: 'residual',
        energy_kWh,
        uncertainty_kWh: explained ? uncertainty_kWh : null,
        estimate: explained ? `${estimate > 0 ? '+' : ''}${significant(estimate, 2)} ${units[unit] ?? unit}` : null,
      }
    }),
  ]
}

const keys: Readonly<Record<string, EnergyKey>> = {
  air: 'air',
  rolling: 'rolling',
  climb: 'climb',
  speed: 'kinetic',
  brakes: 'brakes',
  drive: 'drive',
  heating: 'cabin',
  'air conditioning': 'thermal',
  auxiliaries: 'auxiliaries',
}

const labels: Readonly<Record<string, string>> = {
  rolling: 'tyres and bearings',
  climb: 'height',
  speed: 'speed at the end',
  brakes: 'friction brakes',
  drive: 'machines, inverters, gears',
}

const units: Readonly<Record<string, string>> = { 'm/s': 'm/s of head wind', 'm at the end': 'm higher at the end' }
