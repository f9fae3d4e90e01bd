#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/main.js', import.meta.url)
if (!existsSync(main)) {
  console.error('firstdrive is not built yet. In the repository: npm run build')
  process.exit(3)
}
await import(main.href)
