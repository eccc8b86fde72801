// The most that handling could be: the statements of one citizen's text, one transaction an event, on bare pg in parallel
// lanes. Frozen (architecture §7): a change needs a decision record. They are the server's own statements on its own
// tables, in its order, for people and conversations it has made; nothing is opened, parsed or thought about.
// A program below a parent with a channel: one order, one answer.

import { randomBytes } from 'node:crypto'
import pg from 'pg'

const { database, page_id, lanes } = JSON.parse(process.argv[2])
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const sql = {
  accept: `insert into events (page_id, id, name, lane, zalo_at, received_at, state, tries, due_at, raw)
    select page_id, id, name, lane, zalo_at, received_at, 'due', 0, received_at, raw
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::bigint[], $6::bigint[], $7::bytea[])
      as u(page_id, id, name, lane, zalo_at, received_at, raw)
    on conflict do nothing`,
  hold: 'select pg_try_advisory_xact_lock($1::bigint) as got',
  take: `select page_id, id, name, zalo_at, received_at, tries, raw, due_at from events
    where page_id = $1 and lane = $2 and state = $3 order by arrived limit $4 for update`,
  address: `select page_id, id, citizen_id, kind, following, blocked, last_interaction_at, key_version
    from addresses where page_id = $1 and kind = $2 and id_hmac = any($3::bytea[])`,
  conversation: `select page_id, id, citizen_id, address_id, state, claimed_by, claimed_at, unread, waiting_since,
    last_line_at, last_message_id from conversations where page_id = $1 and address_id = $2 for no key update`,
  thread: 'select id, alias, content_key from threads where page_id = $1 and id in ($2)',
  message: `insert into messages (page_id, id, thread_id, origin, officer_id, at, kind, body, zalo_mac, late, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (page_id, id) do nothing`,
  heard: `update conversations set state = $1, claimed_by = $2, claimed_at = $3, unread = $4, waiting_since = $5,
    last_line_at = $6, last_message_id = $7, rank = $8 where page_id = $9 and id = $10`,
  interacted: `update addresses set last_interaction_at = $1, blocked = $2 where page_id = $3 and id = $4
    and (last_interaction_at is null or last_interaction_at < $5)`,
  waiting: `select id, thread_id from deliveries where page_id = $1 and address_id = $2 and state = $3
    order by id for no key update`,
  session: 'select welcomed_at from bot_sessions where page_id = $1 and thread_id = $2',
  handled: `update events set state = $1, raw = $2, handled_at = $3, fault = $4 where page_id = $5 and id = $6`,
}

const pool = new pg.Pool({ connectionString: database, max: lanes + 1 })
const bytes = { raw: 420, body: 160, mac: 32 }

const orders = {
  /** `count` events of the page's people in turn: filed in groups of `group`, handled beside that until none is left. */
  async run({ count, group }) {
    const { rows: people } = await pool.query(
      `select a.id as address_id, a.id_hmac, c.id as thread_id from addresses a
       join conversations c on c.page_id = a.page_id and c.address_id = a.id where a.page_id = $1 order by a.id`,
      [page_id],
    )
    for (const person of people) person.lane = randomBytes(16)
    const from = performance.now()
    const filed = people.map(() => 0)
    const handled = people.map(() => 0)
    let done = false
    const filing = (async () => {
      for (let n = 0; n < count; n += group) {
        const batch = Array.from({ length: Math.min(group, count - n) }, (_, i) => (n + i) % people.length)
        await file(batch.map(i => people[i].lane))
        for (const i of batch) filed[i] += 1
      }
      done = true
    })()
    let at = 0
    const busy = new Set()
    /** The next person with something due whom no other lane has. */
    function next() {
      for (let tried = 0; tried < people.length; tried += 1) {
        at = (at + 1) % people.length
        if (filed[at] > handled[at] && !busy.has(at)) return at
      }
      return undefined
    }
    await Promise.all([
      filing,
      ...Array.from({ length: lanes }, async () => {
        const client = await pool.connect()
        for (;;) {
          const i = next()
          if (i === undefined) {
            if (done) break
            await new Promise(resolve => setTimeout(resolve, 1))
            continue
          }
          busy.add(i)
          while (filed[i] > handled[i]) {
            await handle(client, people[i])
            handled[i] += 1
          }
          busy.delete(i)
        }
        client.release()
      }),
    ])
    return { seconds: (performance.now() - from) / 1000 }
  },
}

async function file(lanesOfBatch) {
  const now = Date.now()
  const ids = lanesOfBatch.map(() => newId(now)).sort()
  await pool.query({
    name: 'accept',
    text: sql.accept,
    values: [
      ids.map(() => page_id),
      ids,
      ids.map(() => 'user_send_text'),
      lanesOfBatch,
      ids.map(() => now),
      ids.map(() => now),
      ids.map(() => randomBytes(bytes.raw)),
    ],
  })
}

async function handle(client, { lane, id_hmac, address_id, thread_id }) {
  const now = Date.now()
  const ask = (text, values) => client.query(text, values)
  await client.query('begin')
  await ask(sql.hold, [lane.readBigInt64BE(0).toString()])
  const event = (await ask(sql.take, [page_id, lane, 'due', 1])).rows[0]
  await ask(sql.address, [page_id, 'zalo', [id_hmac]])
  const talk = (await ask(sql.conversation, [page_id, address_id])).rows[0]
  await ask(sql.thread, [page_id, thread_id])
  const body = randomBytes(bytes.body)
  const mac = randomBytes(bytes.mac)
  await ask(sql.message, [page_id, event.id, thread_id, 'citizen', null, now, 'text', body, mac, false, now])
  const since = talk.waiting_since ?? now
  await ask(sql.heard, ['open', null, null, talk.unread + 1, since, now, event.id, since, page_id, thread_id])
  await ask(sql.interacted, [now, false, page_id, address_id, now])
  await ask(sql.waiting, [page_id, address_id, 'waiting'])
  await ask(sql.session, [page_id, thread_id])
  await ask(sql.handled, ['handled', null, now, null, page_id, event.id])
  await client.query('commit')
}

function newId(now) {
  const random = randomBytes(16)
  random.writeUIntBE(now, 0, 6)
  const hex = random.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

process.on('message', async order => {
  const [name] = Object.keys(order)
  try {
    process.send({ done: await orders[name](order[name]) })
  } catch (error) {
    process.send({ failed: String(error) })
  }
})
process.on('disconnect', () => process.exit(0))
process.send({ ready: true })
