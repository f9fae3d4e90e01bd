import { readText } from '@firstdrive/library'
import { importedCell, readBpx } from '@firstdrive/spec'
import { checkNewCell, newCell, nextSteps, writeCell } from '../cell-file.ts'
import { print, printJson } from '../output.ts'
import { valid } from '../valid.ts'

interface ImportCellFlags {
  readonly out: string
  readonly json?: boolean
}

/** `firstdrive import-cell`: a cell file from an electrochemical parameter set in BPX. */
export function importCell(file: string, { out, json = false }: ImportCellFlags): void {
  checkNewCell(out)
  const { draft, remarks } = valid(importedCell(valid(readBpx(valid(readText(file)), file)), file))
  const imported = newCell(out, draft)
  writeCell(out, imported)
  const { spec } = imported.checked
  if (json) printJson({ file: out, name: spec.name, chemistry: spec.chemistry, capacity_Ah: spec.capacity.value, remarks })
  else {
    print(`${spec.name}: ${spec.chemistry}, ${spec.capacity.value} Ah, ${spec.minimum_voltage.value} to ${spec.maximum_voltage.value} V.\n`)
    for (const remark of remarks) print(`  - ${remark}`)
    print(`\n${nextSteps(out)}`)
  }
}
