// The judge of the kills: what the simulator's ledger says went out and came in, against what the database believes.

import { createHash } from 'node:crypto'
import { contentsOf } from '@binh-yen/server/flows/contents'
import { change, type House, machine } from '@binh-yen/server/platform/ctx'
import type { Apart } from './apart.ts'
import type { LedgerLine } from './world.ts'

export interface Judgement {
  /** Sent as we believe but not in the ledger; still on its way or failed at the end; written by a person and not filed. */
  readonly lost: number
  /** The same by how: the state a delivery ended in, or *unheard* for what a person wrote. */
  readonly lost_how: Readonly<Record<string, number>>
  /** Copies beyond the first, all of deliveries that go once more when nobody knows. */
  readonly doubled: number
  /** Nobody knows, and the ledger says that none of them arrived. */
  readonly unknown_left: number
  /** How many deliveries and messages were judged. */
  readonly deliveries: number
  readonly heard: number
  /** What may never be, in words. */
  readonly broken: readonly string[]
}

export interface Row {
  readonly id: string
  readonly state: string
  readonly again: number
  readonly after_unknown: string
  /** Whom it goes to and the digest of what it says: how a ledger line names it. */
  readonly name: string
}

/** Pure. `lines`: the names of what went out, one each time it did. */
export function judge(rows: readonly Row[], lines: readonly string[]): Omit<Judgement, 'heard'> {
  const went = Map.groupBy(lines, name => name)
  const broken: string[] = []
  const lost_how: Record<string, number> = {}
  const lose = (how: string): void => void (lost_how[how] = (lost_how[how] ?? 0) + 1)
  let doubled = 0
  let unknown_left = 0
  const named = new Set(rows.map(row => row.name))
  if (named.size < rows.length) broken.push(`${rows.length - named.size} deliveries say the same to the same person`)
  const strangers = lines.filter(name => !named.has(name)).length
  if (strangers > 0) broken.push(`${strangers} ledger lines belong to no delivery`)
  for (const row of rows) {
    const times = went.get(row.name)?.length ?? 0
    const told = `${row.id} (${row.after_unknown}, ${row.again} again) is ${row.state} and went out ${times} times`
    if (row.state === 'sent') {
      if (times === 0) lose('sent')
      const mayTwice = row.after_unknown === 'once_more' && times <= 1 + row.again
      if (times > 1 && !mayTwice) broken.push(told)
      else doubled += Math.max(0, times - 1)
    } else if (row.state === 'unknown') {
      unknown_left += 1
      if (times > 0) broken.push(`${told}: its echo came`)
    } else {
      lose(row.state)
      if (times > 0) broken.push(told)
    }
  }
  const lost = Object.values(lost_how).reduce((sum, each) => sum + each, 0)
  return { lost, lost_how, doubled, unknown_left, deliveries: rows.length, broken }
}

/** `written`: Zalo's ids of what people wrote. `users`: every person's Zalo id on the page. */
export async function judgeWorld(
  apart: Apart,
  house: House,
  written: readonly string[],
  users: readonly string[],
): Promise<Judgement> {
  const { page_id } = apart.district.pages.north
  const users_by_mac = new Map(users.map(id => [mac(house, 'zalo_id', `${page_id} ${id}`), id]))
  const { rows } = await apart.admin.query(
    `select d.id, d.state, d.again, d.after_unknown, d.message_id, a.id_hmac from deliveries d
     join addresses a on a.page_id = d.page_id and a.id = d.address_id where d.page_id = $1`,
    [page_id],
  )
  const ids = [...new Set(rows.map(row => row.message_id as string))]
  const contents = await change(house, machine('oracle'), ctx => contentsOf(ctx, page_id, ids))
  const deliveries = rows.map(({ id_hmac, message_id, ...row }): Row => {
    const content = contents.get(message_id)
    const text = content?.kind === 'text' ? content.text : ''
    return { ...row, name: nameOf(users_by_mac.get(id_hmac?.toString('hex')) ?? '', sha256(text)) }
  })
  const lines = (await ledgerOf(apart)).filter(line => line.admitted)
  const judged = judge(
    deliveries,
    lines.map(line => nameOf(line.user_id ?? '', line.text_sha256 ?? '')),
  )

  const filed = await apart.admin.query(
    `select zalo_mac, count(*)::int from messages where zalo_mac is not null group by 1`,
  )
  const times = new Map(filed.rows.map(row => [row.zalo_mac.toString('hex') as string, row.count as number]))
  const heard = written.map(id => times.get(mac(house, 'zalo_msg_id', id)) ?? 0)
  const broken = [...judged.broken]
  const twice = heard.filter(count => count > 1).length
  if (twice > 0) broken.push(`${twice} messages were filed twice`)
  const { rows: left } = await apart.admin.query(
    `select (select count(*)::int from events where state <> 'handled') as events, (select count(*)::int from strays) as strays`,
  )
  if (left[0].events > 0) broken.push(`${left[0].events} events are not handled`)
  if (left[0].strays > 0) broken.push(`${left[0].strays} events of our own pages were taken for strangers'`)
  const { dropped } = await apart.control<{ dropped: number }>('/control/hooks')
  if (dropped > 0) broken.push(`${dropped} webhooks were given up by the simulator`)
  const unheard = heard.filter(count => count === 0).length
  const lost_how = unheard > 0 ? { ...judged.lost_how, unheard } : judged.lost_how
  return { ...judged, lost: judged.lost + unheard, lost_how, heard: heard.length, broken }
}

const sha256 = (text: string): string => createHash('sha256').update(text.normalize('NFC')).digest('hex')
const nameOf = (user: string, digest: string): string => `${user} ${digest}`
const mac = (house: House, purpose: string, text: string): string =>
  house.keys.lookup(purpose, text).mac.toString('hex')

async function ledgerOf(apart: Apart): Promise<LedgerLine[]> {
  const all: LedgerLine[] = []
  for (let since = 0; ; ) {
    const { lines, next } = await apart.control<{ lines: LedgerLine[]; next: number }>(`/control/ledger?since=${since}`)
    if (lines.length === 0) return all
    all.push(...lines)
    since = next
  }
}
