// What the database holds of a picture, on a real one: nothing by which the file could be found again without the key.

import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { minute } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { contentKey, startThread } from '../threads/threads.ts'
import { createFetching, keepUpload, wantUpload } from './media.ts'

let t: TestHouse
beforeAll(async () => {
  t = await testHouse('media_received')
})
afterAll(() => t?.stop())

test('type, size and hash of a file open with the key of its thread and stand nowhere in clear', async () => {
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#1f6f54' } })
    .png()
    .toBuffer()
  const page_id = newId(1)
  const kept = await t.run(async ctx => {
    const thread_id = await startThread(ctx, page_id, 'conversation')
    return { thread_id, ...(await keepUpload(ctx, { page_id, thread_id }, picture)) }
  })
  const sha256 = createHash('sha256').update(picture).digest('hex')
  const { rows } = await t.owner.query('select * from media where id = $1', [kept.media_id])
  const clear = JSON.stringify(rows[0], (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value).toString('hex') : value,
  )
  for (const planted of [sha256, Buffer.from(sha256).toString('hex'), 'image/png', `:${picture.length},`])
    expect(clear).not.toContain(planted)
  const opened = await t.run(async ctx => {
    const key = await contentKey(ctx, page_id, kept.thread_id)
    return ctx.keys.openText(key, rows[0].received, 'media.received', kept.media_id)
  })
  expect(JSON.parse(opened)).toEqual({ type: 'image/png', bytes: picture.length, sha256 })
})

test('a photo waits while messages wait, for two minutes at most', async () => {
  const page_id = newId(2)
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000000' } })
    .png()
    .toBuffer()
  await t.run(async ctx => {
    const thread_id = await startThread(ctx, page_id, 'tip')
    await wantUpload(ctx, { page_id, thread_id, message_id: newId(ctx.now) }, { kind: 'image', upload: newId(ctx.now) })
  })
  const tools = { converter: undefined, scanner: async () => 'unscanned' as const }
  const fetching = createFetching(
    t.house,
    [],
    tools,
    async () => picture,
    async () => true,
  )
  const state = async () => (await t.owner.query('select state from media where page_id = $1', [page_id])).rows[0].state
  expect([await fetching(), await state()]).toEqual([0, 'wanted'])
  t.house.clock.stand(3 * minute)
  expect([await fetching(), await state()]).toEqual([1, 'kept'])
})
