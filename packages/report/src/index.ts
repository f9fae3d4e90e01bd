/** The face of the package: a plain model in, one self-contained HTML page or a terminal table out. */

export type { CandidateFigure, CandidateGroup, CandidateInCar, CandidatePulse, CandidateReport } from './model/candidate.ts'
export type { ChargeFrom, ChargeHeat, ChargingReport, OwnCharge } from './model/charging.ts'
export type { Input, InputKind } from './model/input.ts'
export type { LimitStretch, LimitStrip } from './model/limit.ts'
export type { HeatUp, HeldPower, PackPower, PackReport } from './model/pack.ts'
export type { PackHeat, PackTest } from './model/pack-test.ts'
export type { ErrorFigure, ReplayCause, ReplayDrive, ReplayError, ReplayReport } from './model/replay.ts'
export type { ValidationCase, ValidationLimit, ValidationOrigin, ValidationPart, ValidationQuantity, ValidationReport } from './model/validation.ts'
export type {
  Acceleration,
  CarReport,
  DriveSeries,
  EnergyKey,
  EnergyPart,
  EnergySplit,
  Evidence,
  Fact,
  LimitTime,
  Phase,
  ReportModel,
  Sensitivity,
  SensitivityInput,
  Series,
  Source,
  Verdict,
  VerdictState,
} from './model.ts'
export type { ToldCar } from './panel/inputs.ts'
/** A measured drive driven again, as one HTML page: `renderReplay(replay)`. */
export { renderReplay } from './replay/render.ts'
/** One HTML page that opens offline: `renderReport(model)`. */
export { renderReport } from './report.ts'
/** A recording as `.csv` or `.parquet`, whole or not at all: `await writeSeries('trace.csv', trace)`. */
export { type SeriesFormat, seriesFormat, trySeries, writeSeries } from './series/write-series.ts'
/** A terminal table that never outgrows its width: `renderTable(columns, rows, { width: 80, colour: false })`. */
export { renderTable, type TableCell, type TableColumn, type TableOptions } from './table.ts'
/** A suite of comparisons as one HTML page: `renderValidation(report)`. */
export { renderValidation } from './validation/render.ts'
/** The mark and the word of each state, the same on every surface. */
export { type VerdictMark, verdictMarks, verdictText } from './verdict.ts'
