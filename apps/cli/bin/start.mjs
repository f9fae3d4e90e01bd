#!/usr/bin/env node
// `npm start`: proves the reference programme. A target that is not met is an answer, not a failure of the start.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const firstdrive = fileURLToPath(new URL('firstdrive.mjs', import.meta.url))
const programme = fileURLToPath(new URL('../../../programmes/su7', import.meta.url))
const { status, error } = spawnSync(process.execPath, [firstdrive, 'prove', programme, ...process.argv.slice(2)], { stdio: 'inherit' })
if (error !== undefined) throw error
process.exitCode = status === 0 || status === 1 ? 0 : (status ?? 3)
