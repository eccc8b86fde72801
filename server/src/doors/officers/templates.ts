// Routes of reply templates: a unit's own and inherited ones, and what they read like in a conversation or a tip.

import { z } from 'zod'
import { type Filled, filledTemplates, fillText, type Said } from '../../flows/fill-template.ts'
import { getConversation } from '../../modules/inbox/inbox.ts'
import { officerNames } from '../../modules/officers/officers.ts'
import { getPage } from '../../modules/pages/pages.ts'
import {
  check,
  endTemplate,
  type Template,
  templatesFrom,
  variables,
  writeTemplate,
} from '../../modules/templates/templates.ts'
import { spellCode, tipFor } from '../../modules/tips/tips.ts'
import { unitNames } from '../../modules/units/units.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { found } from '../../platform/refusal.ts'
import { variableWords } from '../../text/templates.ts'
import { lentTo, officer, oneConversation } from './conversation-acts.ts'
import { route } from './route.ts'
import { id, moment, nothing, time } from './things.ts'

const ofUnit = '/api/units/:unit_id/templates'
const longest = 2_000
const text = z.string().trim().min(1).max(longest)
const shortcut = z.string().regex(/^[a-z0-9-]{1,24}$/)

const templateShape = z
  .object({
    template_id: id,
    unit_id: id,
    unit_name: z.string(),
    inherited: z.boolean(),
    shortcut: z.string(),
    title: z.string(),
    text: z.string(),
    written_by: z.string(),
    valid_from: time,
    valid_to: time.nullable(),
  })
  .meta({ id: 'Template' })

const filledShape = z.object({
  templates: z.array(
    z.object({
      template_id: id,
      shortcut: z.string(),
      title: z.string(),
      text: z.string().describe('As it would be sent; a gap is written […'),
      gaps: z.array(z.enum(variables)),
    }),
  ),
})

async function views(ctx: Ctx, unit_id: string, templates: readonly Template[]) {
  const units = await unitNames(
    ctx,
    templates.map(each => each.unit_id),
  )
  const names = await officerNames(
    ctx,
    templates.map(each => each.written_by),
  )
  return templates.map(({ id: template_id, written_by, ...rest }) => ({
    template_id,
    unit_id: rest.unit_id,
    unit_name: units.get(rest.unit_id) ?? '',
    inherited: rest.unit_id !== unit_id,
    shortcut: rest.shortcut,
    title: rest.title,
    text: rest.text,
    written_by: names.get(written_by) ?? '',
    valid_from: rest.valid_from,
    valid_to: rest.valid_to,
  }))
}

async function filledFor(ctx: Ctx, said: Omit<Said, 'officer_id'>) {
  const all = await filledTemplates(ctx, { ...said, officer_id: officer(ctx) })
  return { templates: all.map(each => shown(each, each.filled)) }
}

const shown = ({ id: template_id, shortcut: keys, title }: Template, filled: Filled) => ({
  template_id,
  shortcut: keys,
  title,
  text: filled.text,
  gaps: [...filled.gaps],
})

export const templateRoutes = [
  route(`GET ${ofUnit}`, {
    summary: 'Reply templates a unit has and inherits, by shortcut, and the variables there are',
    may: 'template.read',
    reply: z.object({
      templates: z.array(templateShape),
      variables: z.array(z.object({ name: z.enum(variables), means: z.string() })),
    }),
    async run(ctx, { params: { unit_id } }) {
      const templates = await views(ctx, unit_id, await templatesFrom(ctx, unit_id))
      return { templates, variables: variables.map(name => ({ name, means: variableWords[name] })) }
    },
  }),
  route(`POST ${ofUnit}`, {
    summary: 'Write a template, or another version of it: from its day on it holds under its shortcut',
    may: 'template.write',
    body: z.strictObject({
      shortcut,
      title: z.string().trim().min(1).max(80),
      text,
      from_at: moment.optional(),
      to_at: moment.optional().describe('For a time only; then what held before holds again'),
    }),
    reply: z.object({ template: templateShape }),
    refusals: ['unknown_variable', 'template_dates', 'templates_full'],
    examples: {
      body: { shortcut: 'gio', title: 'Giờ làm việc', text: 'Dạ, {don_vi} làm việc {gio_lam_viec} ạ.' },
    },
    async run(ctx, { params: { unit_id }, body }) {
      const [template] = await views(ctx, unit_id, [await writeTemplate(ctx, unit_id, officer(ctx), body)])
      return { template: template as NonNullable<typeof template> }
    },
  }),
  route(`POST ${ofUnit}/preview`, {
    summary: 'What a text would read like today, said by the caller; keeps nothing',
    may: 'template.write',
    once: false,
    body: z.strictObject({ text }),
    reply: z.object({ text: z.string(), gaps: z.array(z.enum(variables)) }),
    refusals: ['unknown_variable'],
    async run(ctx, { params: { unit_id }, body }) {
      check(body.text)
      const filled = await fillText(ctx, { unit_id, officer_id: officer(ctx) }, body.text)
      return { text: filled.text, gaps: [...filled.gaps] }
    },
  }),
  route(`POST ${ofUnit}/:id/ending`, {
    summary: 'Nobody uses it from now on; what is inherited under its shortcut holds again',
    may: 'template.write',
    body: nothing,
    reply: z.object({}),
    refusals: ['not_now'],
    async run(ctx, { params }) {
      await endTemplate(ctx, params.unit_id, params.id)
      return {}
    },
  }),
  route(`GET ${oneConversation}/templates`, {
    summary: 'The templates as the caller would send them in this conversation',
    may: 'conversation.reply',
    lentTo,
    reply: filledShape,
    async run(ctx, { params }) {
      const { conversation } = await getConversation(ctx, params.page_id, params.id)
      if (conversation.lent_to !== null) return filledFor(ctx, { unit_id: conversation.lent_to })
      const unit_id = found((await getPage(ctx, params.page_id)).unit_id ?? undefined)
      return filledFor(ctx, { unit_id, page_id: params.page_id })
    },
  }),
  route('GET /api/tips/:id/templates', {
    summary: 'The templates as the caller would send them to the informant of this tip',
    may: 'tip.reply',
    reply: filledShape,
    async run(ctx, { params }) {
      const tip = await tipFor(ctx, params.id, 'tip.reply')
      return filledFor(ctx, { unit_id: tip.unit_id, code: spellCode(tip.code) })
    },
  }),
]
