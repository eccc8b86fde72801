// Hides the routes of openapi.zalo.me: exact paths, every answer in Zalo's envelope, unknown paths included.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZaloRefusal } from '../refusals/codes.ts'
import type { Sim } from '../sim.ts'
import { type Reply, answerCall } from './call.ts'
import { type Judge, judgeAccount, judgeConversation, judgePersonDetail, judgeQuotaRead, judgeRecent } from './reads.ts'
import { judgeApart } from './apart.ts'
import { type UploadKind, judgeUpload } from './upload.ts'

/** Registers the calls below the instance's prefix. */
export function openapiRoutes(sim: Sim): (http: FastifyInstance) => Promise<void> {
  const refuse =
    (error: number): Judge =>
    () => {
      throw new ZaloRefusal(error)
    }
  const judges: Record<string, (request: FastifyRequest) => Judge> = {
    'GET /v2.0/oa/getoa': () => judgeAccount(sim),
    'GET /v3.0/oa/user/detail': request => judgePersonDetail(sim, queryOf(request)),
    'POST /v3.0/oa/quota/message': request => judgeQuotaRead(sim, textOf(request)),
    'GET /v2.0/oa/conversation': request => judgeConversation(sim, queryOf(request)),
    'GET /v2.0/oa/listrecentchat': request => judgeRecent(sim, queryOf(request)),
    'POST /v2.0/oa/upload/image': upload(sim, 'image'),
    'POST /v2.0/oa/upload/gif': upload(sim, 'gif'),
    'POST /v2.0/oa/upload/file': upload(sim, 'file'),
    'POST /v2.0/oa/message': request => judgeApart(sim, textOf(request)),
    'GET /v2.0/oa/getfollowers': () => refuse(-240),
    'GET /v2.0/oa/getprofile': () => refuse(-240),
  }
  return async http => {
    for (const [route, judge] of Object.entries(judges)) {
      const [method, path] = route.split(' ') as ['GET' | 'POST', string]
      http.route({
        method,
        url: path,
        handler: async (request, reply) => {
          const call = { path, query: queryOf(request), headers: request.headers }
          await write(reply, answerCall(sim, call, judge(request)))
        },
      })
    }
    for (const version of ['/v2.0/*', '/v3.0/*']) {
      http.all(version, async (request, reply) => {
        const call = { path: 'unknown', query: queryOf(request), headers: request.headers }
        await write(reply, answerCall(sim, call, refuse(-209)))
      })
    }
  }
}

function upload(sim: Sim, kind: UploadKind): (request: FastifyRequest) => Judge {
  return request => judgeUpload(sim, kind, request.headers['content-type'] ?? '', bytesOf(request))
}

function queryOf(request: FastifyRequest): string {
  const mark = request.url.indexOf('?')
  return mark < 0 ? '' : request.url.slice(mark + 1)
}

function bytesOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
}

function textOf(request: FastifyRequest): string {
  return bytesOf(request).toString('utf8')
}

async function write(out: FastifyReply, reply: Reply): Promise<void> {
  if (reply.wait) await reply.wait
  if (reply.cut) {
    out.hijack()
    out.raw.destroy()
    return
  }
  await out.code(reply.status).headers(reply.headers).send(reply.body)
}
