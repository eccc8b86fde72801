import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fixture, fixtures } from '../fixtures/read.ts'
import { type Event, type EventKind, eventNames, parseEvent, readEvent } from './events.ts'
import { isObject } from './json.ts'
import { messagesOf, pageOf, personOf } from './whose.ts'

const isPage = (id: string) => id === fixtures.oa_id

function read(name: string): Event {
  const parsed = parseEvent(fixture(`events/${name}.json`))
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.event
}

function readAs<K extends EventKind>(kind: K, name: string): Event & { kind: K } {
  const event = read(name)
  expect(event.kind).toBe(kind)
  return event as Event & { kind: K }
}

describe('the fixtures', () => {
  test('are all in the index', () => {
    const onDisk = ['events', 'replies'].flatMap(folder =>
      readdirSync(new URL(`../fixtures/${folder}`, import.meta.url)).map(name => `${folder}/${name}`),
    )
    expect([...fixtures.events, ...fixtures.replies].map(({ file }) => file).sort()).toEqual(onDisk.sort())
  })

  test('cover every event name', () => {
    const names = new Set(fixtures.events.map(({ event_name }) => event_name))
    expect(eventNames.filter(name => !names.has(name))).toEqual([])
  })

  test.each(fixtures.events.filter(({ kind }) => kind !== 'unknown'))(
    '$file is read whole as $kind',
    ({ file, kind }) => {
      const parsed = parseEvent(fixture(file))
      expect(parsed).toMatchObject({ ok: true, event: { kind, app_id: fixtures.app_id, rest: {} } })
      if (!parsed.ok) return
      expect(parsed.event.timestamp).toBeGreaterThan(1_760_000_000_000)
      expect(pageOf(parsed.event, isPage)).toBe(fixtures.oa_id)
      expect(Object.keys(parsed.event.rest)).toEqual([])
    },
  )
})

describe('a message', () => {
  test('of a person has its words, and names its page and person', () => {
    const event = readAs('user_message', 'user_send_text.quote')
    expect(event.message.text).toBe('Xin chào, tôi muốn hỏi thủ tục')
    expect(event.message.quote_msg_id).toBe('96d3cdf3af150460900')
    expect(personOf(event, isPage)).toBe(fixtures.user_id)
    expect(messagesOf(event)).toEqual([event.msg_id])
  })

  test('with a place has degrees as numbers', () => {
    const { message } = readAs('user_message', 'user_send_location')
    expect(message.attachments).toEqual([{ type: 'location', latitude: 10.764, longitude: 106.656, rest: {} }])
  })

  test('with a place off the globe keeps it as it came', () => {
    const attachment = { type: 'location', payload: { coordinates: { latitude: '910', longitude: '106' } } }
    const event = readEvent({ event_name: 'user_send_location', message: { attachments: [attachment] } })
    expect(event).toMatchObject({ message: { attachments: [{ type: 'other', name: 'location', attachment }] } })
  })

  test('with a business card has the phone out of its description', () => {
    const { message } = readAs('user_message', 'user_send_business_card')
    expect(message.attachments[0]).toMatchObject({ type: 'link', card: { phone: '84900000001' } })
  })

  test('typed by an admin names the admin, one sent by a call does not', () => {
    expect(readAs('echo', 'oa_send_text.admin').admin_id).toBe('700000000000000017')
    expect(readAs('echo', 'oa_send_text').admin_id).toBeUndefined()
  })

  test('to a group names the group, and no person', () => {
    const event = readAs('group_message', 'oa_send_group_text')
    expect(event.group_id).toBe('f414c8f76fa586fbdfb4')
    expect(personOf(event, isPage)).toBeUndefined()
  })
})

describe('a receipt', () => {
  test.each(['user_received_message', 'user_received_message.swapped'])(
    '%s finds page and person by the known ids',
    name => {
      const event = readAs('received', name)
      expect([pageOf(event, isPage), personOf(event, isPage)]).toEqual([fixtures.oa_id, fixtures.user_id])
    },
  )

  test('of a template message carries the tracking id', () => {
    expect(readAs('received', 'user_received_message.zns').template?.tracking_id).toBe('by-0001')
  })

  test('of reading names several messages', () => {
    expect(messagesOf(readAs('seen', 'user_seen_message'))).toHaveLength(2)
  })

  test('of a page that is not ours belongs to none', () => {
    expect(pageOf(read('user_seen_message'), () => false)).toBeUndefined()
  })
})

describe('what is not known', () => {
  test('keeps the name and every field', () => {
    const event = readAs('unknown', 'unknown')
    expect(event.event_name).toBe('user_waved_from_the_future')
    expect(event.rest).toEqual({ wave: { hands: 2 } })
  })

  test('stays in the rest at its own path, whatever stands around it', () => {
    const event = readEvent({
      event_name: 'user_send_text',
      sender: { id: '1', mood: 'calm' },
      message: { text: 5, msg_id: 'm', lang: 'vi' },
      extra: [1],
    })
    expect(event.rest).toEqual({ sender: { mood: 'calm' }, message: { text: 5, lang: 'vi' }, extra: [1] })
  })

  test.each(['__proto__', 'constructor', 'toString', ''])('may even be named "%s"', name => {
    expect(readEvent({ event_name: name }).kind).toBe('unknown')
  })
})

describe('any object', () => {
  const fields = [
    'app_id',
    'oa_id',
    'oaId',
    'user_id',
    'sender',
    'recipient',
    'follower',
    'message',
    'info',
    'tag',
    'users',
    'data',
  ]
  const value = fc.jsonValue({ maxDepth: 4 })
  const anyBody = fc.dictionary(fc.oneof(fc.constantFrom(...fields, '__proto__'), fc.string()), value)
  const named = fc
    .tuple(
      fc.constantFrom(...eventNames),
      anyBody,
      fc.dictionary(fc.constantFrom('msg_id', 'msg_ids', 'text', 'attachments'), value),
    )
    .map(([event_name, body, message]) => ({ message, ...body, event_name }))

  test('is read without an error, and has a page, person and messages or none', () => {
    fc.assert(
      fc.property(fc.oneof(anyBody, named), body => {
        const parsed = parseEvent(Buffer.from(JSON.stringify(body)))
        if (!parsed.ok) throw new Error(parsed.fault)
        pageOf(parsed.event, () => true)
        personOf(parsed.event, () => true)
        expect(messagesOf(parsed.event).every(id => typeof id === 'string')).toBe(true)
        expect(JSON.stringify(parsed.event)).toBeTypeOf('string')
      }),
      { numRuns: 1000 },
    )
  })

  test('with one field spoiled anywhere in a fixture is still read as its kind', () => {
    const paths = fixtures.events.flatMap(({ file, kind }) =>
      pathsOf(JSON.parse(fixture(file).toString())).map(path => ({ file, kind, path })),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...paths.filter(({ path }) => path[0] !== 'event_name')),
        value,
        ({ file, kind, path }, spoilt) => {
          const parsed = parseEvent(
            Buffer.from(JSON.stringify(withValue(JSON.parse(fixture(file).toString()), path, spoilt))),
          )
          expect(parsed).toMatchObject({ ok: true, event: { kind } })
        },
      ),
      { numRuns: 1000 },
    )
  })
})

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))].filter(
    ({ length }) => length > 0,
  )
}

function withValue(body: unknown, [key, ...path]: string[], spoilt: unknown): unknown {
  if (key === undefined) return spoilt
  if (Array.isArray(body))
    return body.map((item, index) => (String(index) === key ? withValue(item, path, spoilt) : item))
  return isObject(body) ? { ...body, [key]: withValue(body[key], path, spoilt) } : body
}
