import { afterEach, describe, expect, test, vi } from 'vitest'
import { joinLive, type LiveWord } from './election.ts'

/** Tabs of one browser: real Web Locks and real channels; only the event stream is counted instead of opened. */
function browser(name: string, locks: LockManager | undefined = navigator.locks) {
  const streams: { say: (word: LiveWord) => void; closed: boolean }[] = []
  const openNow = () => streams.filter(stream => !stream.closed)
  const tab = () => {
    const heard: LiveWord[] = []
    const leave = joinLive({
      name,
      locks,
      channel: new BroadcastChannel(name),
      open: hear => {
        const stream = { say: hear, closed: false }
        streams.push(stream)
        return () => {
          stream.closed = true
        }
      },
      hear: word => heard.push(word),
    })
    leaving.push(leave)
    return { heard, leave }
  }
  return { tab, openNow }
}

const leaving: (() => void)[] = []
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
})

const hint = { kind: 'hint', hint: { kind: 'conversation', page_id: 'p', id: 'c' } } as const

describe('one event stream per browser', () => {
  test('three tabs open one stream and all of them hear', async () => {
    const { tab, openNow } = browser('live-three')
    const tabs = [tab(), tab(), tab()]
    await vi.waitFor(() => expect(openNow()).toHaveLength(1))
    openNow()[0]!.say(hint)
    await vi.waitFor(() => {
      for (const { heard } of tabs) expect(heard).toContainEqual(hint)
    })
  })

  test('when the holder closes, the next tab opens its own', async () => {
    const { tab, openNow } = browser('live-handover')
    const first = tab()
    await vi.waitFor(() => expect(openNow()).toHaveLength(1))
    const second = tab()
    first.leave()
    await vi.waitFor(() => expect(openNow()).toHaveLength(1))
    openNow()[0]!.say(hint)
    await vi.waitFor(() => expect(second.heard).toContainEqual(hint))
    expect(first.heard).toEqual([])
  })

  test('a tab that joins later learns whether the stream is up', async () => {
    const { tab, openNow } = browser('live-late')
    tab()
    await vi.waitFor(() => expect(openNow()).toHaveLength(1))
    openNow()[0]!.say({ kind: 'link', up: true })
    const late = tab()
    await vi.waitFor(() => expect(late.heard).toContainEqual({ kind: 'link', up: true }))
  })

  test('without Web Locks each tab has its own stream and hears each word once', async () => {
    const { tab, openNow } = browser('live-alone', null as unknown as undefined)
    const one = tab()
    const two = tab()
    expect(openNow()).toHaveLength(2)
    openNow()[0]!.say(hint)
    expect(one.heard).toEqual([hint])
    await new Promise(done => setTimeout(done, 20))
    expect(two.heard).toEqual([])
  })
})
