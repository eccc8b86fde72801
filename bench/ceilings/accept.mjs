// The most that accepting could be: bare node:http, the signature, one seal, one durable insert for all that wait
// together, and nothing else. Frozen (architecture §7): a change needs a decision record.
// The same row, the same indexes and the same grouping as the webhook's; no framework, no directory, no bounds.

import { createCipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const { database, app_id, secret, oa_id, page_id } = JSON.parse(process.argv[2])
const key = randomBytes(32)
const keyId = randomBytes(16)
const most = 500
const inFlight = 2

const schema = `
  create table if not exists ceiling_events (
    page_id uuid not null, id uuid not null, name text not null, lane bytea not null,
    arrived bigint generated always as identity, zalo_at bigint, received_at bigint not null,
    state text not null check (state in ('due', 'handled', 'set_aside')), tries smallint not null, due_at bigint not null,
    fault text, raw bytea, handled_at bigint, primary key (page_id, id)
  ) with (fillfactor = 70);
  create index if not exists ceiling_events_due on ceiling_events (arrived) where state = 'due';
  create index if not exists ceiling_events_lane on ceiling_events (page_id, lane, arrived) where state = 'due';
  create index if not exists ceiling_events_set_aside on ceiling_events (page_id, received_at) where state = 'set_aside'`

const insert = `
  insert into ceiling_events (page_id, id, name, lane, zalo_at, received_at, state, tries, due_at, raw)
  select page_id, id, name, lane, zalo_at, received_at, 'due', 0, received_at, raw
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::bigint[], $6::bigint[], $7::bytea[])
    as u(page_id, id, name, lane, zalo_at, received_at, raw)
  on conflict do nothing`

const pool = new pg.Pool({ connectionString: database, max: inFlight })
await pool.query(schema)

let waiting = []
let running = 0
let planned = false

function plan() {
  if (planned || running >= inFlight || waiting.length === 0) return
  planned = true
  setImmediate(() => {
    planned = false
    void write()
  })
}

async function write() {
  const batch = waiting.splice(0, most)
  running += 1
  plan()
  batch.sort((a, b) => (a.id < b.id ? -1 : 1))
  const column = name => batch.map(each => each[name])
  try {
    await pool.query({
      name: 'accept',
      text: insert,
      values: ['page_id', 'id', 'name', 'lane', 'zalo_at', 'received_at', 'raw'].map(column),
    })
    for (const { response } of batch) response.writeHead(200, { 'content-length': 0 }).end()
  } catch {
    for (const { response } of batch) response.writeHead(500).end()
  } finally {
    running -= 1
    plan()
  }
}

const mac = text => createHmac('sha256', key).update(text).digest()

function idOf(at, subject) {
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(at, 0, 6)
  mac(subject).copy(bytes, 6, 0, 10)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** form, key id, key version, nonce, text, tag: as long as the thing's. */
function seal(plain, row) {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(`events.raw\0${row}`))
  return Buffer.concat([
    Buffer.of(1),
    keyId,
    Buffer.of(0, 1),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

function take(raw, header, response) {
  const event = JSON.parse(raw.toString('utf8'))
  const digest = createHash('sha256').update(event.app_id).update(raw).update(event.timestamp).update(secret).digest()
  const given = Buffer.from(String(header).slice(4), 'hex')
  const signed = event.app_id === app_id && given.length === digest.length && timingSafeEqual(digest, given)
  if (!signed || event.recipient.id !== oa_id) return response.writeHead(401).end()
  const at = Number(event.timestamp)
  const id = idOf(at, `${event.event_name}\n${event.message.msg_id}`)
  waiting.push({
    page_id,
    id,
    name: event.event_name,
    lane: mac(event.sender.id).subarray(0, 16),
    zalo_at: at,
    received_at: Date.now(),
    raw: seal(raw, id),
    response,
  })
  plan()
}

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const parts = []
  request.on('data', part => parts.push(part))
  request.on('end', () => take(Buffer.concat(parts), request.headers['x-zevent-signature'], response))
})
server.listen(0, '127.0.0.1', () => process.send({ ready: { port: server.address().port } }))
process.on('disconnect', () => process.exit(0))
