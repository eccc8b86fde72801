// The most that sending could be: undici's Pool.request to a bare Node server, as many calls under way as the senders
// have, the same request and the same answer on the wire. Frozen (architecture §7): a change needs a decision record.
// Two programs in one file: `node send.mjs server` answers, `node send.mjs URL` calls; the caller obeys one order at a time.

import { createServer } from 'node:http'
import { Pool } from 'undici'

if (process.argv[2] === 'server') serve()
else call(process.argv[2])

function serve() {
  const server = createServer((request, response) => {
    const parts = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const { recipient } = JSON.parse(Buffer.concat(parts).toString('utf8'))
      const message_id = `${recipient.user_id}${process.hrtime.bigint()}`
      const body = JSON.stringify({ data: { message_id, user_id: recipient.user_id }, error: 0, message: 'Success' })
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    })
  })
  server.listen(0, '127.0.0.1', () => process.send({ ready: { url: `http://127.0.0.1:${server.address().port}` } }))
}

function call(url) {
  const orders = {
    /** `count` sends to as many people, `under_way` at once. */
    async run({ count, under_way, text, access_token }) {
      const pool = new Pool(url, { connections: under_way, pipelining: 1 })
      let begun = 0
      const from = performance.now()
      await Promise.all(
        Array.from({ length: under_way }, async () => {
          while (begun < count) {
            const user_id = String(7e17 + begun)
            begun += 1
            const { statusCode, body } = await pool.request({
              path: '/openapi/v3.0/oa/message/cs',
              method: 'POST',
              headers: { 'content-type': 'application/json', access_token },
              body: JSON.stringify({ recipient: { user_id }, message: { text } }),
            })
            const answer = await body.json()
            if (statusCode !== 200 || answer.error !== 0) throw new Error(`answered ${statusCode}`)
          }
        }),
      )
      const seconds = (performance.now() - from) / 1000
      await pool.close()
      return { seconds }
    },
  }
  process.on('message', async order => {
    const [name] = Object.keys(order)
    try {
      process.send({ done: await orders[name](order[name]) })
    } catch (error) {
      process.send({ failed: String(error) })
    }
  })
  process.send({ ready: true })
}

process.on('disconnect', () => process.exit(0))
