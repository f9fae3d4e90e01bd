import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { schemaLine } from '@firstdrive/library'
import { writeWhole } from '@firstdrive/programme'
import { type CellDraft, type CellSpec, type Checked, cell, cellText, parseAs } from '@firstdrive/spec'
import { BadInput } from './failure.ts'
import { valid } from './valid.ts'

/** A cell file that is not written yet, and what it says. */
export interface NewCell {
  readonly text: string
  readonly checked: Checked<CellSpec>
}

/** Whether a cell file may be written there, found out before anything is computed. */
export function checkNewCell(file: string): void {
  if (existsSync(file)) throw new BadInput(`${file}: expected a name that is free, got a file or folder that is there. Nothing was changed.`)
  if (!/\.ya?ml$/.test(file)) throw new BadInput(`${file}: expected a name that ends with .yaml, got none.`)
  if (!existsSync(dirname(resolve(file)))) throw new BadInput(`${file}: expected a folder that is there, got ${dirname(file)}, which is not.`)
}

/** The text of the file, read back as everybody will. */
export function newCell(file: string, draft: CellDraft): NewCell {
  const text = `${schemaLine('cell', file)}${cellText(draft)}`
  return { text, checked: valid(parseAs(cell, text, file)) }
}

export const writeCell = (file: string, { text }: NewCell): void => writeWhole(file, text)

/** What can be done with it. */
export const nextSteps = (file: string): string => `${file} is written and sound. Next:
  firstdrive cell ${/[\\/]/.test(file) ? file : `./${file}`} --hppc
  name it in a pack file, cell: ./${file.split(/[\\/]/).at(-1)}`
