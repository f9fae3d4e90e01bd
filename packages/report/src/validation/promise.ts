import type { ValidationLimit } from '../model/validation.ts'

/** `median ≤ 4` */
export const promise = ({ statistic, limit }: ValidationLimit): string => `${statistic} ≤ ${limit}`
