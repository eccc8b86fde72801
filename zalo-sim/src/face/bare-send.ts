// Hides the fast way in for the one hot call: a send is answered straight on Node's server, before any framework.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sim } from '../sim.ts'
import type { Reply } from './call.ts'
import { SEND_PATH, answerSend } from './send.ts'

const BODY_LIMIT = 256 * 1024

/** Takes the request if it is a send (under `/openapi` or bare); otherwise leaves it and returns false. */
export function takeSend(sim: Sim, request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? ''
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (request.method !== 'POST' || (path !== SEND_PATH && path !== `/openapi${SEND_PATH}`)) return false
  const parts: Buffer[] = []
  let bytes = 0
  request.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes <= BODY_LIMIT) parts.push(part)
  })
  request.on('end', () => {
    if (bytes > BODY_LIMIT) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    const raw = (parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)).toString('utf8')
    const query = mark < 0 ? '' : url.slice(mark + 1)
    let reply: Reply
    try {
      reply = answerSend(sim, { path: SEND_PATH, query, headers: request.headers }, raw)
    } catch {
      response.writeHead(500).end()
      return
    }
    if (reply.wait) void reply.wait.then(() => write(response, reply))
    else write(response, reply)
  })
  return true
}

function write(response: ServerResponse, reply: Reply): void {
  if (reply.cut) {
    response.destroy()
    return
  }
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) })
  response.end(reply.body)
}
