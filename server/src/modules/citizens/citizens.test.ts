// Citizens and the vault on a real PostgreSQL, by the server's own role.

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '../../../tools/test-house.ts'
import { day } from '../../platform/clock.ts'
import type { Who } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { createKeys, type KeyFile, newKeyFile } from '../../platform/keys.ts'
import { jsonLines } from '../../platform/json-lines.ts'
import {
  type Address,
  addressesOf,
  addressOf,
  beginMask,
  blocked,
  countFollowing,
  erase,
  type Erasure,
  followed,
  holdCitizen,
  interacted,
  learnIdentity,
  meet,
  openIdentity,
  outsideIdsFor,
  tipsOf,
} from './citizens.ts'

let t: TestHouse
const own = newId(1)
const tung: Who = { kind: 'officer', id: own, name: 'Tùng', session: 'a-session' }
const reason = 'xác minh theo đề nghị của người dân'

beforeAll(async () => {
  t = await testHouse('citizens_test')
})
afterAll(() => t?.stop())

const comes = (page_id: string, zalo_id: string, at = 1_000) => t.run(ctx => meet(ctx, page_id, { zalo_id, at }))
const seen = (address: Address) => t.run(ctx => addressOf(ctx, address.page_id, address.id))
const as = <T>(fn: Parameters<typeof t.run<T>>[0]) => t.run(fn, tung)
const erasures = () => jsonLines<Erasure>(join(t.folder, 'erasures.jsonl'))

describe('meeting', () => {
  test('a person is new once and known ever after', async () => {
    const page = newId(1)
    const first = await comes(page, '9001')
    const again = await comes(page, '9001')
    expect(first.is_new).toBe(true)
    expect(again).toMatchObject({ is_new: false, citizen_id: first.citizen_id, address: { id: first.address.id } })
  })

  test('one Zalo id on two pages is two citizens', async () => {
    const [a, b] = [await comes(newId(1), '9002'), await comes(newId(1), '9002')]
    expect(a.citizen_id).not.toBe(b.citizen_id)
  })

  test('twenty first events at once make one citizen', async () => {
    const page = newId(1)
    const all = await Promise.all(Array.from({ length: 20 }, () => comes(page, '9003')))
    expect(new Set(all.map(one => one.citizen_id)).size).toBe(1)
    expect(all.filter(one => one.is_new)).toHaveLength(1)
    const { rows } = await t.owner.query('select count(*)::int as n from citizens where page_id = $1', [page])
    expect(rows[0].n).toBe(1)
  })

  test('a meeting that is undone leaves nobody behind', async () => {
    const page = newId(1)
    const undone = t.run(async ctx => {
      await meet(ctx, page, { zalo_id: '9004', at: 1 })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect((await comes(page, '9004')).is_new).toBe(true)
  })
})

test('a person met under an older look-up key is known under the new one, and found by it alone from then on', async () => {
  const page = newId(1)
  const old = newKeyFile()
  const added = newKeyFile().lookup.versions['1'] as string
  const during = { ...old, lookup: { current: 2, versions: { ...old.lookup.versions, 2: added } } }
  const after = { ...old, lookup: { current: 2, versions: { 2: added } } }
  const meets = (keys: KeyFile) =>
    t.run(ctx => meet({ ...ctx, keys: createKeys(keys) }, page, { zalo_id: '9005', at: 1 }))
  const first = await meets(old)
  expect(await meets(during)).toMatchObject({ is_new: false, citizen_id: first.citizen_id })
  expect(await meets(after)).toMatchObject({ is_new: false, citizen_id: first.citizen_id })
})

describe('an address', () => {
  test('counts the window from the latest interaction, however late an earlier one comes', async () => {
    const { address } = await comes(newId(1), '9101')
    await t.run(ctx => interacted(ctx, address.page_id, address.id, 5 * day))
    await t.run(ctx => interacted(ctx, address.page_id, address.id, 2 * day))
    expect((await seen(address)).last_interaction_at).toBe(5 * day)
  })

  test('follows or not as the latest event says, in whatever order they come', async () => {
    const { address } = await comes(newId(1), '9102')
    await t.run(ctx => followed(ctx, address.page_id, address.id, false, 20))
    await t.run(ctx => followed(ctx, address.page_id, address.id, true, 10))
    expect((await seen(address)).following).toBe(false)
    await t.run(ctx => followed(ctx, address.page_id, address.id, true, 30))
    expect((await seen(address)).following).toBe(true)
  })

  test('that blocked the page is lifted by the next interaction and by no earlier one', async () => {
    const { address } = await comes(newId(1), '9103')
    await t.run(ctx => interacted(ctx, address.page_id, address.id, 100))
    await t.run(ctx => blocked(ctx, address.page_id, address.id, true))
    await t.run(ctx => interacted(ctx, address.page_id, address.id, 50))
    expect((await seen(address)).blocked).toBe(true)
    await t.run(ctx => interacted(ctx, address.page_id, address.id, 200))
    expect((await seen(address)).blocked).toBe(false)
  })

  test('is found by id alone or with others, and not on another page', async () => {
    const page = newId(1)
    const [a, b] = [(await comes(page, '9104')).address, (await comes(page, '9105')).address]
    const both = await t.run(ctx => addressesOf(ctx, page, [a.id, b.id, newId(1)]))
    expect([...both.keys()].sort()).toEqual([a.id, b.id].sort())
    await expect(t.run(ctx => addressOf(ctx, newId(1), a.id))).rejects.toThrow('not_found')
  })

  test('that follows and is not blocked is counted', async () => {
    const page = newId(1)
    for (const zalo_id of ['9106', '9107', '9108']) {
      const { address } = await comes(page, zalo_id)
      await t.run(ctx => followed(ctx, page, address.id, true, 5))
      if (zalo_id === '9108') await t.run(ctx => blocked(ctx, page, address.id, true))
    }
    expect(await t.run(ctx => countFollowing(ctx, [page, newId(1)]))).toEqual(new Map([[page, 2]]))
  })
})

describe('the vault', () => {
  test('gives a Zalo id for a delivery that is being sent, and for no other', async () => {
    const page = newId(1)
    const { address } = await comes(page, '9201')
    const ids = Object.fromEntries(
      ['due', 'sending', 'sent', 'unknown', 'waiting', 'failed', 'withdrawn'].map(state => [state, newId<'d'>(1)]),
    )
    for (const [state, id] of Object.entries(ids)) await addDelivery(page, id, address.id, state)
    const given = await t.run(ctx => outsideIdsFor(ctx, page, Object.values(ids)))
    expect(given).toEqual(
      new Map([
        [ids.sending, { by: 'zalo', id: '9201' }],
        [ids.unknown, { by: 'zalo', id: '9201' }],
      ]),
    )
    expect((await t.run(ctx => outsideIdsFor(ctx, newId(1), Object.values(ids)))).size).toBe(0)
  })

  test('opens an identity to an officer with a reason, and has written the trail by then', async () => {
    const page = newId(1)
    const { citizen_id } = await t.run(ctx => meet(ctx, page, { zalo_id: '9202', by_app: 'app-9202', at: 1 }))
    await t.run(ctx => learnIdentity(ctx, page, citizen_id, { name: 'Nguyễn Thị Lan', phone: '0900000202' }))
    await t.run(ctx => learnIdentity(ctx, page, citizen_id, { avatar: 'https://localhost/a.png' }))
    expect(await as(ctx => openIdentity(ctx, page, citizen_id, { reason }))).toEqual({
      zalo_id: '9202',
      by_app: 'app-9202',
      name: 'Nguyễn Thị Lan',
      phone: '0900000202',
      avatar: 'https://localhost/a.png',
    })
    const { rows } = await t.owner.query(`select * from trail where act = 'identity.opened' and thing_id = $1`, [
      citizen_id,
    ])
    expect(rows).toEqual([
      expect.objectContaining({ kind: 'audit', who_name: 'Tùng', session: 'a-session', page_id: page }),
    ])
    expect(t.house.keys.openOwn(rows[0].sealed, 'trail.sealed', rows[0].id)).toBe(reason)
  })

  test('refuses a machine, a missing reason and a citizen who is not there', async () => {
    const page = newId(1)
    const { citizen_id } = await comes(page, '9203')
    await expect(t.run(ctx => openIdentity(ctx, page, citizen_id, { reason }))).rejects.toThrow('not_allowed')
    await expect(as(ctx => openIdentity(ctx, page, citizen_id, { reason: 'a      b   ' }))).rejects.toThrow(
      'reason_needed',
    )
    await expect(as(ctx => openIdentity(ctx, newId(1), citizen_id, { reason }))).rejects.toThrow('not_found')
  })

  test('says nothing of whether a person sent tips when they are opened, and opens no mask that way', async () => {
    const page = newId(1)
    const { citizen_id } = await comes(page, '9204')
    const mask = await t.run(ctx => beginMask(ctx, page, newId(1), { zalo_id: '9204', at: 3_700_000 }))
    expect((await as(ctx => openIdentity(ctx, page, citizen_id, { reason }))).zalo_id).toBe('9204')
    const { citizen_id: masked } = await t.run(ctx => addressOf(ctx, page, mask))
    await expect(as(ctx => openIdentity(ctx, page, masked, { reason }))).rejects.toThrow('second_person_needed')
    await expect(as(ctx => openIdentity(ctx, page, citizen_id, { reason, second_officer: own }))).rejects.toThrow(
      'second_person_needed',
    )
  })

  test('knows the tips of who writes, by the id they write from alone, on their page alone', async () => {
    const [page, other, thread] = [newId(1), newId(1), newId(1)]
    const mask_id = await t.run(ctx => beginMask(ctx, page, thread, { zalo_id: '9214', at: 3_700_000 }))
    const of = (where: string, zalo_id: string) => t.run(ctx => tipsOf(ctx, where, { zalo_id }))
    expect(await of(page, '9214')).toEqual([{ thread_id: thread, mask_id }])
    expect([await of(other, '9214'), await of(page, '9215')]).toEqual([[], []])
    const mask = await t.run(ctx => addressOf(ctx, page, mask_id))
    expect(mask).toMatchObject({ kind: 'mask', last_interaction_at: 3_600_000, following: false })
  })

  test('erases the masks of a person with them, though the page met them later', async () => {
    const [page, thread] = [newId(1), newId(1)]
    const mask_id = await t.run(ctx => beginMask(ctx, page, thread, { zalo_id: '9224', at: 3_700_000 }))
    const { citizen_id } = await comes(page, '9224')
    const { citizen_id: masked } = await t.run(ctx => addressOf(ctx, page, mask_id))
    await t.run(ctx => erase(ctx, page, citizen_id, erasures()))
    const { rows } = await t.owner.query('select wrapped_key from vault.identities where citizen_id = any($1)', [
      [citizen_id, masked],
    ])
    expect(rows).toEqual([{ wrapped_key: null }, { wrapped_key: null }])
    expect(await t.run(ctx => tipsOf(ctx, page, { zalo_id: '9224' }))).toEqual([])
  })

  test('shows the server nothing but what its functions give', async () => {
    const { pool } = t.house.database
    for (const statement of [
      'select * from vault.identities',
      'select * from vault.tip_senders',
      'update vault.identities set name = null',
      'delete from vault.identities',
      'create table vault.mine (a int)',
      'set role binh_yen_vault',
      'create or replace function vault.put(uuid, uuid, bytea, bytea, bytea, bytea) returns void language sql as $$ select $$',
    ])
      await expect(pool.query(statement), statement).rejects.toThrow(/permission denied/)
  })

  test('never lets a person be written over', async () => {
    const page = newId(1)
    const { citizen_id } = await comes(page, '9205')
    await expect(
      t.house.database.pool.query('select vault.put($1, $2, $3, null, null, null)', [
        page,
        citizen_id,
        Buffer.alloc(1),
      ]),
    ).rejects.toThrow('identities_pkey')
  })

  test('keeps every value under the key of its own person and column', async () => {
    const page = newId(1)
    const [a, b] = [await comes(page, '9206'), await comes(page, '9207')]
    await t.owner.query(
      `update vault.identities set (zalo_id, wrapped_key) = (select zalo_id, wrapped_key from vault.identities where citizen_id = $1) where citizen_id = $2`,
      [a.citizen_id, b.citizen_id],
    )
    await expect(as(ctx => openIdentity(ctx, page, b.citizen_id, { reason }))).rejects.toThrow()
  })
})

describe('erasing', () => {
  test('destroys who it was, keeps the counted rows, and is noted outside', async () => {
    const page = newId(1)
    const { citizen_id, address } = await comes(page, '9301')
    await as(ctx => erase(ctx, page, citizen_id, erasures()))
    await expect(as(ctx => openIdentity(ctx, page, citizen_id, { reason }))).rejects.toThrow('not_found')
    const { rows } = await t.owner.query('select * from vault.identities where citizen_id = $1', [citizen_id])
    expect(rows).toEqual([
      {
        page_id: page,
        citizen_id,
        wrapped_key: null,
        zalo_id: null,
        by_app: null,
        name: null,
        phone: null,
        avatar: null,
      },
    ])
    expect(erasures().all().at(-1)).toMatchObject({ page_id: page, citizen_id })
    expect((await seen(address)).citizen_id).toBe(citizen_id)
    await t.run(ctx => learnIdentity(ctx, page, citizen_id, { name: 'ai đó' }))
    const next = await comes(page, '9301')
    expect(next).toMatchObject({ is_new: true })
    expect(next.citizen_id).not.toBe(citizen_id)
  })

  test('is blocked by a legal hold until that is lifted, also in the vault itself', async () => {
    const page = newId(1)
    const { citizen_id } = await comes(page, '9302')
    await as(ctx => holdCitizen(ctx, page, citizen_id, true))
    await expect(as(ctx => erase(ctx, page, citizen_id, erasures()))).rejects.toThrow('legal_hold')
    await expect(t.house.database.pool.query('select vault.erase($1, $2)', [page, citizen_id])).rejects.toThrow(
      'a legal hold stands',
    )
    await as(ctx => holdCitizen(ctx, page, citizen_id, false))
    await as(ctx => erase(ctx, page, citizen_id, erasures()))
    expect(erasures().all().at(-1)).toMatchObject({ citizen_id })
  })
})

async function addDelivery(page_id: string, id: string, address_id: string, state: string): Promise<void> {
  await t.owner.query(
    `insert into deliveries (page_id, id, address_id, message_id, kind, priority, told_by, state, due_at, after_unknown,
       content_mac, tries, again, claimed_by, sending_at, fault, created_at)
     values ($1, $2, $3, $2, 'text', 1, 'officer', $4, 1, 'ask', '\\x00', 0, 0, 1, 1, 'x', 1)`,
    [page_id, id, address_id, state],
  )
}
