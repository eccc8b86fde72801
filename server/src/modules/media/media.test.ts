// What the database holds of a picture, on a real one: nothing by which the file could be found again without the key.

import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../tools/test-house.ts'
import { newId } from '../../platform/ids.ts'
import { contentKey, startThread } from '../threads/threads.ts'
import { keepUpload } from './media.ts'

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
