// The live stream over a real socket: who hears of what, what a locked screen hears, and when a stream ends.

import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOfficer, grantRole } from '../../modules/officers/officers.ts'
import { minute } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { type Browser, testDoor } from '../../../tools/test-door.ts'

let d: Awaited<ReturnType<typeof testDoor>>
let port: number
beforeAll(async () => {
  d = await testDoor('officers_live', { limits: { streamsPerOfficer: 2 } })
  await d.server.listen({ port: 0, host: '127.0.0.1' })
  port = (d.server.server.address() as AddressInfo).port
})
afterAll(() => d?.stop())

interface Listening {
  readonly status: number
  /** The next event that is not a ping; undefined when the stream has ended. */
  next(): Promise<string | undefined>
  stop(): void
}

async function listens(browser: Browser): Promise<Listening> {
  const stop = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}/api/live`, {
    headers: { cookie: `by_session=${browser.cookie}` },
    signal: stop.signal,
  })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    status: answer.status,
    stop: () => stop.abort(),
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const event = text.slice(0, end)
          text = text.slice(end + 2)
          if (event.startsWith('event:')) return event.replace(/^event: (\w+)\ndata: /, '$1 ')
          continue
        }
        const { done, value } = (await reader?.read()) ?? { done: true, value: '' }
        if (done) return undefined
        text += value
      }
    },
  }
}

const hint = (kind: string, page_id: string) => {
  const id = newId(d.house.clock.now())
  d.house.live.hint({ kind, page_id, id })
  return `hint ${JSON.stringify({ kind, page_id, id })}`
}

test('an officer hears of their own page only, and an operator of no conversation at all', async () => {
  const tung = await listens(await d.signedIn(await d.officer('duty', d.ward)))
  const mai = await listens(await d.signedIn(await d.officer('duty', d.other)))
  const vinh = await listens(await d.signedIn(await d.officer('operator', d.city, true)))
  for (const each of [tung, mai, vinh]) expect(await each.next()).toBe('screen {"locked":false}')
  hint('conversation', d.otherPage)
  const own = hint('conversation', d.wardPage)
  const works = hint('operations', d.wardPage)
  expect(await tung.next()).toBe(own)
  expect(await vinh.next()).toBe(works)
  const later = hint('delivery', d.otherPage)
  expect(await mai.next()).toContain(d.otherPage)
  expect(await mai.next()).toBe(later)
  for (const each of [tung, mai, vinh]) each.stop()
})

test('a locked screen still hears hints, and is told of the lock', async () => {
  const browser = await d.signedIn(await d.officer('duty', d.ward))
  const stream = await listens(browser)
  await stream.next()
  d.house.clock.stand(16 * minute)
  expect(await stream.next()).toBe('screen {"locked":true}')
  const own = hint('conversation', d.wardPage)
  expect(await stream.next()).toBe(own)
  await browser.post('/api/session/unlock', { password: 'mot-mat-khau-dai' })
  expect(await stream.next()).toBe('screen {"locked":false}')
  d.house.clock.stand(0)
  stream.stop()
})

test('a change of roles is heard at once', async () => {
  const made = await d.officer('duty', d.ward)
  const stream = await listens(await d.signedIn(made))
  await stream.next()
  hint('conversation', d.wardPage)
  await stream.next()
  await d.run(ctx => grantRole(ctx, made.officer_id, { role: 'duty', unit_id: d.other, below: false }))
  expect(await stream.next()).toBe('resync {}')
  const theirs = hint('conversation', d.otherPage)
  expect(await stream.next()).toBe(theirs)
  stream.stop()
})

test('the stream ends with the session, and with the officer', async () => {
  const browser = await d.signedIn(await d.officer('duty', d.ward))
  const made = await d.officer('duty', d.ward)
  const streams = [await listens(browser), await listens(await d.signedIn(made))]
  for (const each of streams) await each.next()
  await browser.post('/api/session/end', {})
  await d.run(ctx => endOfficer(ctx, made.officer_id))
  for (const each of streams) expect(await each.next()).toBeUndefined()
})

test('one officer has so many streams and no more', async () => {
  const browser = await d.signedIn(await d.officer('duty', d.ward))
  const streams = [await listens(browser), await listens(browser)]
  const third = await listens(browser)
  expect([streams[0]?.status, streams[1]?.status, third.status]).toEqual([200, 200, 429])
  for (const each of streams) each.stop()
})
