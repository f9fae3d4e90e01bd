import { resolve } from 'node:path'
import { engineBuild, isMet, loadProgramme, type Programme, type Proof, prove as proveTargets, type Verdict, writeWhole } from '@firstdrive/programme'
import { renderReport } from '@firstdrive/report'
import { metrics } from '@firstdrive/study'
import { decimalsFor, fixed, significant } from '@firstdrive/units'
import { exit } from '../failure.ts'
import { findings } from '../findings.ts'
import { endProgress, print, printJson, printTable, progress } from '../output.ts'
import { reportModel } from '../report-model.ts'
import { valid } from '../valid.ts'

/** `firstdrive prove`: the main job. Runs what is missing or stale, writes evidence and report, prints the verdicts. */
export async function prove(folder: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const start = performance.now()
  const programme = valid(loadProgramme(folder))
  const proof = await proveTargets(programme, { engine: engineBuild(), tell: (run, done, all) => progress(`${done + 1}/${all} ${run}`) })
  endProgress()
  const report = resolve(folder, '.firstdrive', 'report', 'index.html')
  const seconds = (performance.now() - start) / 1000
  writeWhole(report, renderReport(reportModel(programme, proof, seconds, new Date().toISOString())))
  if (json) printJson(document(programme, proof, seconds, report))
  else show(programme, proof, seconds, report)
  if (!proof.verdicts.every(isMet)) process.exitCode = exit.notMet
}

/** The stable shape of `prove --json`. */
function document({ id }: Programme, { verdicts, runs }: Proof, seconds: number, report: string): object {
  const reused = runs.filter((run) => run.reused).length
  return {
    programme: id,
    targets: verdicts.map(({ target, state, value, low, high, claim }) => ({
      id: target.id,
      state,
      value,
      low,
      high,
      limit: claim.limit,
      unit: target.file.spec.limit.unit,
    })),
    ran: runs.length - reused,
    reused,
    seconds,
    report,
  }
}

function show({ head }: Programme, proof: Proof, seconds: number, report: string): void {
  print(head.spec.name)
  for (const metric of new Set(proof.verdicts.map(({ target }) => target.metric))) showMetric(proof.verdicts.filter(({ target }) => target.metric === metric))
  const reused = proof.runs.filter((run) => run.reused).length
  print(`\n${findings(proof).join('\n')}`)
  print(`\n${proof.runs.length - reused} runs, ${reused} reused, ${fixed(seconds, 1)} s. Report: ${report}`)
}

/** The targets of one metric, so that a column holds one unit. */
function showMetric(verdicts: readonly Verdict[]): void {
  const [{ target }] = verdicts as readonly [Verdict]
  const { label, unit } = metrics[target.metric]
  print(`\n${label}`)
  printTable(
    [
      { title: 'target' },
      { title: 'car' },
      { title: 'limit', unit, align: 'right' },
      { title: 'simulated', unit, align: 'right' },
      { title: 'interval', unit, align: 'right' },
      { title: 'verdict' },
    ],
    verdicts.map(({ target: { id, car }, claim, value, low, high, state }) => {
      const limit = `${signs[claim.op]}${claim.limit}`
      if (low === null || high === null || low === high) return [id, car.id, limit, significant(value, 4), '–', { state }]
      const decimals = decimalsFor(high - low, 2)
      return [id, car.id, limit, fixed(value, decimals), `${fixed(low, decimals)} … ${fixed(high, decimals)}`, { state }]
    }),
  )
}

const signs = { '>=': '≥ ', '<=': '≤ ', within: '' } as const
