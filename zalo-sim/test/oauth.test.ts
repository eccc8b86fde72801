// Consent, codes and the rotation of tokens.
import { expect, test } from 'vitest'
import { APP, PAGE, exchange, scene } from './kit.ts'

const VERIFIER = 'Zk3bQ9xT1uV7yW2aC5dE8fG0hJ4kL6mN1pR3sT5vX7z'
const CHALLENGE = 't9B2BmcGJpBi4v4u9nohniunK4Xaojl3vm2mxwnoUrU'

async function consent(world: Awaited<ReturnType<typeof scene>>, answer = 'yes'): Promise<URL> {
  const reply = await fetch(`${world.sim.url}/oauth/v4/oa/permission`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      app_id: APP,
      redirect_uri: 'http://localhost:9/back?kept=1',
      code_challenge: CHALLENGE,
      state: 'opaque',
      oa_id: PAGE,
      answer,
    }).toString(),
  })
  return new URL(reply.headers.get('location') ?? '')
}

test('a consent gives a code that works once, with the right verifier, and a string of seconds', async () => {
  const world = await scene()
  const back = await consent(world)
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ kept: '1', oa_id: PAGE, state: 'opaque' })
  const code = back.searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', code, code_verifier: VERIFIER }
  expect((await exchange(world, { ...form, code_verifier: `${VERIFIER}x` })).body.error).toBeLessThan(0)
  const pair = (await exchange(world, form)).body
  expect(pair).toEqual({ access_token: expect.any(String), refresh_token: expect.any(String), expires_in: '90000' })
  expect((await exchange(world, form)).body.error).toBeLessThan(0)
})

test('a code dies after ten minutes, and a refusal comes back without one', async () => {
  const world = await scene()
  const code = (await consent(world)).searchParams.get('code') ?? ''
  world.sim.later(10 * 60_000)
  expect(
    (await exchange(world, { grant_type: 'authorization_code', code, code_verifier: VERIFIER })).body.error,
  ).toBeLessThan(0)
  const back = await consent(world, 'no')
  expect(back.searchParams.has('code')).toBe(false)
  expect(back.searchParams.get('error')).toBe('access_denied')
})

test('each refresh gives a new pair, kills the old access token and works once', async () => {
  const world = await scene()
  const form = { grant_type: 'refresh_token', refresh_token: world.refresh }
  const { body: pair } = await exchange(world, form)
  expect((await world.zalo('/openapi/v2.0/oa/getoa')).body.error).toBe(-220)
  expect((await world.zalo('/openapi/v2.0/oa/getoa', { token: pair.access_token })).body.error).toBe(0)
  const again = await exchange(world, form)
  expect(again.body).toMatchObject({ error: -14020, error_name: expect.any(String) })
  expect(
    (await exchange(world, { grant_type: 'refresh_token', refresh_token: pair.refresh_token }, 'wrong')).body.error,
  ).toBeLessThan(0)
})

test('an access token ends after 25 hours, a token never issued is another error', async () => {
  const world = await scene()
  world.sim.later(25 * 3600_000 - 5000)
  expect((await world.zalo('/openapi/v2.0/oa/getoa')).body.error).toBe(0)
  world.sim.later(5000)
  expect((await world.zalo('/openapi/v2.0/oa/getoa')).body.error).toBe(-220)
  expect((await world.zalo('/openapi/v2.0/oa/getoa', { token: 'invented' })).body.error).toBe(-216)
})

test('the consent page says that it is simulated and refuses a foreign redirect', async () => {
  const world = await scene()
  const asked = '/oauth/v4/oa/permission?redirect_uri=http%3A%2F%2Flocalhost%3A9%2Fback'
  expect((await world.zalo(`${asked}&app_id=${APP}`)).body).toContain('MÔ PHỎNG')
  await world.control('apps', { app_id: APP, callback_url: 'https://congan.example.test/back' })
  expect((await world.zalo(`${asked}&app_id=${APP}`)).body.error).toBe(-14003)
  expect((await world.zalo(`${asked}&app_id=1`)).body.error).toBe(-14002)
})
