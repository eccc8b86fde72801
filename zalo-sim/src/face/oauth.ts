// Hides oauth.zaloapp.com: the consent page, codes, PKCE and the rotation of tokens (facts §2).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Sim } from '../sim.ts'
import type { App } from '../world/nouns.ts'
import { type Pair, grant, issueCode, issuePair, verifierFits } from '../world/tokens.ts'
import { consentPage } from './consent-page.ts'

const TYPE = 'application/json; charset=utf-8'
const TOKEN_PATH = '/v4/oa/access_token'

/** A refusal of the OAuth host; only -14002, -14003 and -14020 are Zalo's numbers, the rest is invented here. */
class OauthRefusal extends Error {
  readonly error: number

  constructor(error: number, message: string) {
    super(message)
    this.error = error
  }
}

const refusals = {
  app: () => new OauthRefusal(-14002, 'Invalid app id'),
  redirect: () => new OauthRefusal(-14003, 'Invalid redirect uri'),
  secret: () => new OauthRefusal(-14004, 'Invalid secret key'),
  code: () => new OauthRefusal(-14010, 'Invalid or used code'),
  verifier: () => new OauthRefusal(-14011, 'Invalid code verifier'),
  grantType: () => new OauthRefusal(-14012, 'Invalid grant type'),
  refresh: () => new OauthRefusal(-14020, 'Invalid refresh token'),
}

export function oauthRoutes(sim: Sim): (http: FastifyInstance) => Promise<void> {
  return async http => {
    http.get('/v4/oa/permission', async (request, reply) => {
      return withRefusals(sim, reply, async () => {
        const asked = request.query as Record<string, string>
        const app = consentingApp(sim, asked)
        const pages = [...sim.world.pages.values()].filter(page => page.app_id === app.app_id && page.state === 'live')
        return reply.type('text/html; charset=utf-8').send(consentPage(app, pages, asked))
      })
    })
    http.post('/v4/oa/permission', async (request, reply) => {
      return withRefusals(sim, reply, async () => {
        const asked = formOf(request)
        consentingApp(sim, asked)
        return reply.redirect(redirectFor(sim, asked), 302)
      })
    })
    http.post(TOKEN_PATH, async (request, reply) => {
      return withRefusals(sim, reply, async () => {
        const form = formOf(request)
        const pair = inLedger(sim, form, () => exchange(sim, form, request.headers['secret_key']))
        await sim.saveNow()
        return reply.type(TYPE).send(JSON.stringify(pair))
      })
    })
  }
}

function consentingApp(sim: Sim, asked: Record<string, string>): App {
  const app = sim.world.apps.get(asked['app_id'] ?? '')
  if (!app?.active) throw refusals.app()
  const uri = asked['redirect_uri'] ?? ''
  if (!/^https?:\/\//.test(uri) || (app.callback_url !== null && uri !== app.callback_url)) throw refusals.redirect()
  return app
}

function redirectFor(sim: Sim, asked: Record<string, string>): string {
  const back = new URL(asked['redirect_uri'] ?? '')
  const page = sim.world.pages.get(asked['oa_id'] ?? '')
  if (asked['answer'] === 'yes' && page && page.app_id === asked['app_id']) {
    back.searchParams.set('code', issueCode(sim.world, page, asked['code_challenge'] || null, sim.clock.now()))
    back.searchParams.set('oa_id', page.oa_id)
  } else {
    back.searchParams.set('error', 'access_denied')
  }
  if (asked['state']) back.searchParams.set('state', asked['state'])
  return back.href
}

/** Token calls stand in the ledger too; they cost nothing of the app's rate. */
function inLedger(sim: Sim, form: Record<string, string>, work: () => Pair): Pair {
  const oa_id = sim.world.refresh.get(form['refresh_token'] ?? '')?.oa_id ?? ''
  const line = { at: sim.clock.now(), app_id: form['app_id'] ?? '', oa_id, path: TOKEN_PATH, user_id: '', msg_id: '' }
  const write = (error: number) => sim.ledger.write({ ...line, error, admitted: false, mischief: false, digest: null })
  try {
    const pair = work()
    write(0)
    return pair
  } catch (trouble) {
    if (trouble instanceof OauthRefusal) write(trouble.error)
    throw trouble
  }
}

/** The token endpoint: a code or a refresh token for a new pair. */
function exchange(sim: Sim, form: Record<string, string>, secret: unknown): Pair {
  const app = sim.world.apps.get(form['app_id'] ?? '')
  if (!app?.active) throw refusals.app()
  if (secret !== app.secret) throw refusals.secret()
  if (form['grant_type'] === 'authorization_code') return exchangeCode(sim, app, form)
  if (form['grant_type'] === 'refresh_token') return rotate(sim, app, form['refresh_token'] ?? '')
  throw refusals.grantType()
}

function exchangeCode(sim: Sim, app: App, form: Record<string, string>): Pair {
  const now = sim.clock.now()
  const code = sim.world.codes.get(form['code'] ?? '')
  const page = code && sim.world.pages.get(code.oa_id)
  if (!code || !page || code.app_id !== app.app_id || code.expires_at <= now) throw refusals.code()
  if (code.challenge !== null && !verifierFits(code.challenge, form['code_verifier'] ?? '')) throw refusals.verifier()
  sim.world.codes.delete(code.code)
  return grant(sim.world, page, now)
}

function rotate(sim: Sim, app: App, token: string): Pair {
  const now = sim.clock.now()
  const refresh = sim.world.refresh.get(token)
  const page = refresh && sim.world.pages.get(refresh.oa_id)
  if (
    !refresh ||
    !page ||
    refresh.app_id !== app.app_id ||
    refresh.used ||
    refresh.expires_at <= now ||
    !page.granted
  ) {
    throw refusals.refresh()
  }
  refresh.used = true
  return issuePair(sim.world, page, now)
}

async function withRefusals(sim: Sim, reply: FastifyReply, answer: () => Promise<unknown>): Promise<unknown> {
  if (sim.world.switches.down !== 'no') {
    if (sim.world.switches.down === 'cut') {
      reply.hijack()
      reply.raw.destroy()
      return reply
    }
    return reply.code(503).type('text/plain').send('Service Unavailable')
  }
  try {
    return await answer()
  } catch (trouble) {
    if (!(trouble instanceof OauthRefusal)) throw trouble
    const body = {
      error: trouble.error,
      error_name: trouble.message,
      error_reason: trouble.message,
      error_description: trouble.message,
      ref_doc: '',
    }
    return reply
      .code(sim.world.switches.errors_over_200 ? 200 : 400)
      .type(TYPE)
      .send(JSON.stringify(body))
  }
}

function formOf(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''))
}
