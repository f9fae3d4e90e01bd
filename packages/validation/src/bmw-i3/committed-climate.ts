import type { ClimateRule } from './climate-rule.ts'

/** Fitted on all training trips by `tools/calibrate-i3.ts`, as the car of the library is: for trips that neither has seen. */
export const committedClimate: ClimateRule = { heatingSteady: 72.79, heatingUp: 256.06, coolingSteady: 95.33, coolingDown: 0 }
