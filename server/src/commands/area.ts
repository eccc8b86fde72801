// `area …`: the ground units answer for, the names people say for it, its outlines from GeoJSON, and who looks after it.

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { addArea, areasMeant, areasOf, chargeArea, nameArea, shapeArea, unitNames } from '../modules/units/units.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Flags } from './flags.ts'
import { activeOfficer, livingUnit, livingUnitOf } from './named.ts'
import { inOne, runVerb, type Verb } from './verbs.ts'

const usage = `area add --unit CODE --kind KIND --name NAME --source SOURCE [--code CODE]
area name --unit CODE --area NAME --name NAME --sort street|hamlet|landmark|old --source SOURCE
area charge --unit CODE --area NAME --login LOGIN
area import --file FILE.geojson --source SOURCE
  Features with the properties unit (its code), kind, name and, if there are, code and names (a list of street names).
area find --unit CODE --text 'WHAT SOMEBODY WROTE'
area list --unit CODE
  Outlines and street names are the operator's own data; none comes with the program.`

const one = inOne('area')
const sorts = ['street', 'hamlet', 'landmark', 'old'] as const

const feature = z.object({
  type: z.literal('Feature'),
  geometry: z.unknown(),
  properties: z.object({
    unit: z.string().min(1),
    kind: z.string().min(1),
    name: z.string().min(1),
    code: z.string().optional(),
    names: z.array(z.string().min(1)).max(5_000).optional(),
  }),
})
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature).min(1).max(20_000) })

const verbs: Record<string, Verb> = {
  add: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    const [kind, name, source] = [flags.need('kind'), flags.need('name'), flags.need('source')]
    await addArea(ctx, { unit_id, kind, name, source, ...withCode(flags.maybe('code')) })
    return told(ctx, code, unit_id)
  }),
  name: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    const sort = sorts.find(each => each === flags.need('sort'))
    if (!sort) throw new Error(`--sort is one of ${sorts.join(', ')}.`)
    const area = await areaNamed(ctx, unit_id, flags)
    await nameArea(ctx, area.id, { name: flags.need('name'), sort, source: flags.need('source') })
    return told(ctx, code, unit_id)
  }),
  charge: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    const { officer_id, login } = await activeOfficer(ctx, flags)
    const area = await areaNamed(ctx, unit_id, flags)
    await chargeArea(ctx, area.id, officer_id)
    return `${login} looks after ${area.name} of unit ${code} from now on.`
  }),
  import: one(async (ctx, flags) => {
    const file = flags.need('file')
    const parsed = collection.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (!parsed.success) throw new Error(`${file} is no GeoJSON FeatureCollection as described: ${where(parsed.error)}`)
    const source = flags.need('source')
    for (const { geometry, properties } of parsed.data.features) {
      const { unit_id } = await livingUnitOf(ctx, properties.unit)
      const { kind, name, names = [] } = properties
      const area_id = await addArea(ctx, { unit_id, kind, name, source, ...withCode(properties.code) })
      if (geometry) await shapeArea(ctx, area_id, geometry, source)
      for (const street of names) await nameArea(ctx, area_id, { name: street, sort: 'street', source })
    }
    return `${parsed.data.features.length} areas imported.`
  }),
  find: one(async (ctx, flags) => {
    const { unit_id } = await livingUnit(ctx, flags)
    const meant = await areasMeant(ctx, { text: flags.need('text') }, unit_id)
    const names = await unitNames(
      ctx,
      meant.map(area => area.unit_id),
    )
    return meant.length === 0 ? 'No area fits.' : meant.map(area => names.get(area.unit_id) ?? '').join('\n')
  }),
  list: one(async (ctx, flags) => {
    const { unit_id, code } = await livingUnit(ctx, flags)
    return told(ctx, code, unit_id)
  }),
}

const withCode = (code: string | undefined) => (code === undefined ? {} : { code })
const where = (error: z.ZodError): string => error.issues[0]?.path.join('.') ?? ''

async function areaNamed(ctx: Ctx, unit_id: string, flags: Flags) {
  const name = flags.need('area')
  const area = (await areasOf(ctx, unit_id)).find(each => each.name === name)
  if (!area) throw new Error(`The unit has no area ${name}.`)
  return area
}

async function told(ctx: Ctx, code: string, unit_id: string): Promise<string> {
  const areas = await areasOf(ctx, unit_id)
  return [
    `Unit ${code} answers for:`,
    ...areas.map(({ kind, name, source }) => `  ${kind}  ${name}  (${source})`),
  ].join('\n')
}

export const run = (args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runVerb(
    {
      usage,
      texts: ['unit', 'kind', 'name', 'source', 'code', 'area', 'sort', 'login', 'file', 'text'],
      switches: [],
      verbs,
    },
    args,
    env,
  )
