import { expect, test } from 'vitest'
import { clientScript, lookStyle, plotScript, plotStyle } from './asset.ts'

test('the client modules become one script that parses, without an import or a name used twice', () => {
  const script = clientScript()
  expect(() => new Function(script)).not.toThrow()
  expect(script).not.toMatch(/^\s*(import|export) /m)
  const names = [...script.matchAll(/^(?:async )?(?:function|const) (\w+)/gm)].map(([, name]) => name)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('uPlot comes with its licence', () => {
  expect(() => new Function(plotScript())).not.toThrow()
  expect(plotScript()).toContain('Copyright (c) 2022 Leon Sorokin')
  expect(plotScript()).toContain('Permission is hereby granted, free of charge')
})

test('RPT3 no style asks for a file', () => {
  expect(lookStyle() + plotStyle()).not.toMatch(/url\(|@import|@font-face/)
})
