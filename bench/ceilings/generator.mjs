// Zalo as a load: signed events over kept-alive connections, for the thing measured and its ceiling alike. Frozen
// (architecture §7): a change needs a decision record. A program below a parent with a channel: one order, one answer.

import { createHash } from 'node:crypto'
import { Pool } from 'undici'

/** What to post next: `{ raw, mac }`, made before any clock runs. */
let events = []

const orders = {
  /** `count` texts, the n-th of `people[n % people.length]`; `seed` keeps the message ids of two calls apart. */
  prepare({ count, people, oa_id, app_id, secret, seed }) {
    const at = Date.now()
    events = Array.from({ length: count }, (_, n) => {
      const timestamp = String(at + Math.floor(n / 20))
      const raw = Buffer.from(
        JSON.stringify({
          app_id,
          sender: { id: people[n % people.length] },
          user_id_by_app: `8${people[n % people.length].slice(1)}`,
          recipient: { id: oa_id },
          event_name: 'user_send_text',
          message: { text: `Cho em hỏi thủ tục làm lại căn cước ạ, em cảm ơn (${seed}-${n})`, msg_id: `${seed}${n}` },
          timestamp,
        }),
      )
      return {
        raw,
        mac: createHash('sha256').update(app_id).update(raw).update(timestamp).update(secret).digest('hex'),
      }
    })
    return { prepared: events.length }
  },

  /** As fast as answers come, for `seconds` or until `count` are posted. */
  async closed({ url, connections, seconds, count = Number.POSITIVE_INFINITY }) {
    const pool = new Pool(url, { connections, pipelining: 1 })
    const post = poster(pool)
    await Promise.all(Array.from({ length: 8 }, () => post(events.pop()))) // the connections and directories of both sides
    let posted = 0
    let accepted = 0
    const from = performance.now()
    const until = from + (seconds ?? Number.POSITIVE_INFINITY) * 1000
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (posted < count && performance.now() < until) {
          const event = events.pop()
          if (!event) throw new Error('the generator ran out of events')
          posted += 1
          if ((await post(event)) === 200) accepted += 1
        }
      }),
    )
    const took = (performance.now() - from) / 1000
    await pool.close()
    return { posted, accepted, seconds: took }
  },

  /**
   * `per_second` at even distances whatever the answers do. A latency counts from when the event was due to leave, so
   * that a server that stalls is charged for everybody who had to wait (no coordinated omission).
   */
  async open({ url, connections, per_second, seconds }) {
    const pool = new Pool(url, { connections, pipelining: 1 })
    const post = poster(pool)
    await Promise.all(Array.from({ length: connections }, () => post(events.pop())))
    const latencies = []
    let accepted = 0
    const total = Math.floor(per_second * seconds)
    const under = []
    const from = performance.now()
    for (let n = 0; n < total; ) {
      for (; n < total && from + (n * 1000) / per_second <= performance.now(); n += 1) {
        const due = from + (n * 1000) / per_second
        under.push(
          post(events.pop()).then(status => {
            latencies.push(performance.now() - due)
            if (status === 200) accepted += 1
          }),
        )
      }
      await new Promise(resolve => setTimeout(resolve, 1))
    }
    await Promise.all(under)
    await pool.close()
    latencies.sort((a, b) => a - b)
    const at = share => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]
    return {
      posted: total,
      accepted,
      p50: at(0.5),
      p90: at(0.9),
      p99: at(0.99),
      p999: at(0.999),
      max: latencies.at(-1),
    }
  },
}

const poster = pool => async event => {
  const { statusCode, body } = await pool.request({
    path: '/zalo/webhook',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${event.mac}` },
    body: event.raw,
  })
  await body.dump()
  return statusCode
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
