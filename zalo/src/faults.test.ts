import { describe, expect, test } from 'vitest'
import { faultCodes, faultOf, oauthFaultCodes, oauthFaultOf } from './faults.ts'

describe('a fault', () => {
  test.each([
    [-32, { what: 'retry', scope: 'app' }],
    [-100, { what: 'retry', reupload: true }],
    [-200, { what: 'retry', maybe_delivered: true }],
    [-216, { what: 'renew', scope: 'page' }],
    [-230, { what: 'wait_until', scope: 'person', until: 'next_interaction' }],
    [-234, { what: 'wait_until', until: 'morning' }],
    [-213, { what: 'stop', scope: 'person' }],
    [-223, { what: 'stop', scope: 'page', needs: 'consent' }],
    [-99999, { what: 'stop', scope: 'message', name: 'unlisted' }],
  ])('%i says what to do', (code, rule) => {
    expect(faultOf(code)).toMatchObject({ code, ...rule })
  })

  test.each([...faultCodes.map(faultOf), ...oauthFaultCodes.map(oauthFaultOf)])(
    '$code ($name) is a whole rule',
    fault => {
      expect(fault.until !== undefined).toBe(fault.what === 'wait_until')
      if (fault.needs !== undefined) expect(fault.what).toBe('stop')
      if (fault.what === 'stop' && (fault.scope === 'page' || fault.scope === 'app')) expect(fault.needs).toBeDefined()
    },
  )

  test('of the OAuth host needs a new consent, a used refresh token above all', () => {
    expect(oauthFaultOf(-14020)).toMatchObject({ what: 'stop', scope: 'page', needs: 'consent' })
    expect(oauthFaultOf(-14999)).toMatchObject({ what: 'stop', scope: 'page', needs: 'consent' })
    expect(oauthFaultOf(-14002)).toMatchObject({ scope: 'app', needs: 'operator' })
  })
})
