// The road to the vault: its functions, and sealing and opening what they carry under each person's identity key.

import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { DataKey } from '../../platform/keys.ts'
import { newId } from '../../platform/ids.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import type { OwnTip } from './masks.ts'

/** What the vault holds of a person; `avatar` is a link. */
export interface Identity {
  readonly zalo_id: string | null
  readonly by_app: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly avatar: string | null
}
type Field = keyof Identity

const place = (field: Field): string => `vault.identities.${field}`

function sealed(ctx: Ctx, key: DataKey, field: Field, text: string | null | undefined): Buffer | null {
  return text == null ? null : ctx.keys.seal(key, text, place(field), key.id)
}

/** A new person under a new identity key. */
export async function put(
  ctx: Ctx,
  page_id: string,
  citizen_id: string,
  who: { zalo_id?: string | undefined; by_app?: string | undefined; phone?: string | undefined },
): Promise<void> {
  const { key, wrapped } = ctx.keys.make(citizen_id)
  await sql`select vault.put(${page_id}, ${citizen_id}, ${wrapped},
    ${sealed(ctx, key, 'zalo_id', who.zalo_id)}, ${sealed(ctx, key, 'by_app', who.by_app)},
    ${sealed(ctx, key, 'phone', who.phone)})`.execute(ctx.tx)
}

/** Adds what was told later. Nothing happens when the person was erased. */
export async function learn(
  ctx: Ctx,
  page_id: string,
  citizen_id: string,
  told: { name?: string | undefined; phone?: string | undefined; avatar?: string | undefined },
): Promise<void> {
  const { rows } = await sql<{ wrapped: Buffer | null }>`
    select vault.key_for_sealing(${page_id}, ${citizen_id}) as wrapped`.execute(ctx.tx)
  const wrapped = rows[0]?.wrapped
  if (!wrapped) return
  const key = ctx.keys.unwrap(citizen_id, wrapped)
  await sql`select vault.learn(${page_id}, ${citizen_id}, ${sealed(ctx, key, 'name', told.name)},
    ${sealed(ctx, key, 'phone', told.phone)}, ${sealed(ctx, key, 'avatar', told.avatar)})`.execute(ctx.tx)
}

export const erase = (ctx: Ctx, page_id: string, citizen_id: string) =>
  sql`select vault.erase(${page_id}, ${citizen_id})`.execute(ctx.tx)

/** Whose tip it is; written once. */
export const tipBegin = async (
  ctx: Ctx,
  page_id: string,
  tip: {
    thread_id: string
    mask_id: string
    citizen_id: string | null
    reached_by: string
    sender_mac: Buffer
    key_version: number
  },
): Promise<void> => {
  await sql`select vault.tip_begin(${page_id}, ${tip.thread_id}, ${tip.mask_id}, ${tip.citizen_id}, ${tip.reached_by},
    ${tip.sender_mac}, ${tip.key_version})`.execute(ctx.tx)
}

export const tipDivide = async (ctx: Ctx, page_id: string, from_id: string, to_id: string): Promise<void> => {
  await sql`select vault.tip_divide(${page_id}, ${from_id}, ${to_id})`.execute(ctx.tx)
}

/** Who wrote from this address, for the mask of a tip an officer makes of it. The vault writes the trail's line itself. */
export async function tipMake(ctx: Ctx, page_id: string, thread_id: string, address_id: string) {
  const { who } = ctx
  if (who.kind !== 'officer') throw new Refusal('not_allowed')
  const { rows } = await sql<Row & { kind: 'zalo' | 'web' }>`
    select * from vault.tip_make(${page_id}, ${thread_id}, ${address_id}, ${who.id}, ${who.name}, ${who.session},
      ${ctx.now}, ${newId(ctx.now)})`.execute(ctx.tx)
  const row = found(rows[0])
  return { kind: row.kind, ...opener(ctx, row)(['zalo_id', 'by_app', 'name', 'phone']) }
}

/** Newest first. */
export async function tipsOfSender(ctx: Ctx, page_id: string, macs: readonly Buffer[]): Promise<OwnTip[]> {
  const { rows } =
    await sql<OwnTip>`select thread_id, mask_id from vault.tips_of_sender(${page_id}, ${macs}::bytea[])`.execute(ctx.tx)
  return rows
}

export const tipOwner = async (
  ctx: Ctx,
  page_id: string,
  macs: readonly Buffer[],
  citizen_id: string,
): Promise<void> => {
  await sql`select vault.tip_owner(${page_id}, ${macs}::bytea[], ${citizen_id})`.execute(ctx.tx)
}

/** A person's id in the channel, and by which of its ways they are reached. */
export interface OutsideId {
  readonly by: 'zalo' | 'web'
  readonly id: string
}

/** By delivery, of those deliveries that are being sent. */
export async function outsideIds(
  ctx: Ctx,
  page_id: string,
  delivery_ids: readonly string[],
): Promise<Map<string, OutsideId>> {
  const { rows } = await sql<{
    delivery_id: string
    citizen_id: string
    kind: 'zalo' | 'web'
    wrapped_key: Buffer
    zalo_id: Buffer
  }>`
    select delivery_id, citizen_id, kind, wrapped_key, zalo_id
    from vault.addresses_for(${page_id}, ${delivery_ids}::uuid[])
  `.execute(ctx.tx)
  return new Map(
    rows.map(row => {
      const key = ctx.keys.unwrap(row.citizen_id, row.wrapped_key)
      const id = ctx.keys.openText(key, row.zalo_id, place('zalo_id'), row.citizen_id)
      return [row.delivery_id, { by: row.kind, id }]
    }),
  )
}

/** What the vault's own checks refuse; migration 0005 names the codes. */
const refused: Record<string, string> = {
  BY001: 'not_allowed',
  BY002: 'reason_needed',
  BY003: 'second_person_needed',
  BY004: 'legal_hold',
  BY005: 'reason_needed',
}

export interface Opening {
  readonly line_id: string
  readonly reason: string
  readonly second_officer_id: string | null
}

/** The vault writes the trail's line itself, before it hands anything out. */
export async function open(ctx: Ctx, page_id: string, citizen_id: string, opening: Opening): Promise<Identity> {
  return opened(ctx, opening, (officer, sealedReason) => {
    const { line_id, reason, second_officer_id } = opening
    return sql<Row>`
      select ${citizen_id}::uuid as citizen_id, * from vault.open(${page_id}, ${citizen_id}, ${officer.id}, ${officer.name},
        ${officer.session}, ${reason}, ${sealedReason}, ${second_officer_id}, ${ctx.now}, ${line_id})`
  })
}

/** The same for who sent a tip, until a time within a day. */
export async function openTip(
  ctx: Ctx,
  page_id: string,
  thread_id: string,
  opening: Opening & { until: number },
): Promise<Identity> {
  return opened(ctx, opening, (officer, sealedReason) => {
    const { line_id, reason, second_officer_id, until } = opening
    return sql<Row>`
      select * from vault.open_tip(${page_id}, ${thread_id}, ${officer.id}, ${officer.name}, ${officer.session},
        ${reason}, ${sealedReason}, ${second_officer_id}, ${ctx.now}, ${until}, ${line_id})`
  })
}

type Row = Record<Field, Buffer | null> & { citizen_id: string; wrapped_key: Buffer }

async function opened(
  ctx: Ctx,
  { reason, line_id }: Opening,
  query: (officer: { id: string; name: string; session: string }, sealedReason: Buffer) => ReturnType<typeof sql<Row>>,
): Promise<Identity> {
  const { who } = ctx
  if (who.kind !== 'officer') throw new Refusal('not_allowed')
  const { rows } = await query(who, ctx.keys.sealOwn(reason, 'trail.sealed', line_id))
    .execute(ctx.tx)
    .catch(error => {
      const code = refused[(error as { code?: string }).code ?? '']
      throw code ? new Refusal(code) : error
    })
  return opener(ctx, found(rows[0]))(fields)
}

const fields = ['zalo_id', 'by_app', 'name', 'phone', 'avatar'] as const satisfies readonly Field[]

function opener(ctx: Ctx, row: Row) {
  const key = ctx.keys.unwrap(row.citizen_id, row.wrapped_key)
  return <F extends Field>(wanted: readonly F[]): Record<F, string | null> => {
    const open = (field: F): string | null => {
      const value = row[field]
      return value && ctx.keys.openText(key, value, place(field), row.citizen_id)
    }
    return Object.fromEntries(wanted.map(field => [field, open(field)])) as Record<F, string | null>
  }
}
