import { z } from 'zod'
import { cell } from './schema/cell.ts'
import { charger } from './schema/charger.ts'
import { cost } from './schema/cost.ts'
import { cycle } from './schema/cycle.ts'
import { environment } from './schema/environment.ts'
import { machine } from './schema/machine.ts'
import { mapping } from './schema/mapping.ts'
import { pack } from './schema/pack.ts'
import { programme } from './schema/programme.ts'
import { sketch } from './schema/sketch.ts'
import { software } from './schema/software.ts'
import { target } from './schema/target.ts'
import { tyre } from './schema/tyre.ts'
import { use } from './schema/use.ts'
import { vehicle } from './schema/vehicle.ts'

const nouns = { cell, charger, cost, cycle, environment, machine, mapping, pack, programme, sketch, software, target, tyre, use, vehicle }

export type JsonSchemaName = keyof typeof nouns

/** The JSON Schema (draft-07) of each kind of file, for editors: `<name>.schema.json`. */
export const jsonSchemas = (): Record<JsonSchemaName, object> =>
  Object.fromEntries(Object.entries(nouns).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })])) as Record<
    JsonSchemaName,
    object
  >

/** The same as text, for `packages/spec/schemas`: keys in order, so that it only changes where a schema does. */
export const jsonSchemaTexts = (): Record<JsonSchemaName, string> =>
  Object.fromEntries(Object.entries(jsonSchemas()).map(([name, schema]) => [name, `${JSON.stringify(ordered(schema), null, 2)}\n`])) as Record<
    JsonSchemaName,
    string
  >

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]))
}
