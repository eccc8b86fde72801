import { expect, test } from 'vitest'
import { appsecretProof } from './access.ts'
import { challengeOf, consentUrl, newVerifier, readConsent } from './consent.ts'

test('the challenge of the worked example is the published one', () => {
  expect(challengeOf('Zk3bQ9xT1uV7yW2aC5dE8fG0hJ4kL6mN1pR3sT5vX7z')).toBe('t9B2BmcGJpBi4v4u9nohniunK4Xaojl3vm2mxwnoUrU')
})

test('the proof of the worked example is the published one', () => {
  expect(appsecretProof('AppSecretKeyExample0', 'access-token-example-001')).toBe(
    'd2f573b00a73fa186f0f58975e137ec6924eb923645a0746e7b4a1fa400a404f',
  )
})

test('a verifier has 43 characters and is never the same twice', () => {
  expect(newVerifier()).toMatch(/^[\w-]{43}$/)
  expect(newVerifier()).not.toBe(newVerifier())
})

test('the consent page is asked with app, redirect, challenge and state, and nothing else', () => {
  const url = new URL(
    consentUrl({
      app_id: '360846524940903967',
      redirect_uri: 'https://x.example/a?b=c',
      code_challenge: 'cc',
      state: 's t',
    }),
  )
  expect(url.origin + url.pathname).toBe('https://oauth.zaloapp.com/v4/oa/permission')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    app_id: '360846524940903967',
    redirect_uri: 'https://x.example/a?b=c',
    code_challenge: 'cc',
    state: 's t',
  })
  expect(
    consentUrl({ app_id: '1', redirect_uri: 'r', code_challenge: 'c', state: 's' }, 'http://localhost:9/oauth/'),
  ).toMatch(/^http:\/\/localhost:9\/oauth\/v4\/oa\/permission\?/)
})

test('a redirect with a code is a grant, any other is none', () => {
  expect(readConsent(new URLSearchParams('code=c&oa_id=9&state=s'))).toEqual({
    granted: true,
    code: 'c',
    oa_id: '9',
    state: 's',
  })
  expect(readConsent(new URLSearchParams('error=access_denied&state=s'))).toEqual({ granted: false })
  expect(readConsent(new URLSearchParams('state=s'))).toEqual({ granted: false })
})
