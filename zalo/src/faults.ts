// The table of what Zalo's error numbers ask of us: try again, wait until …, renew the token, or stop.

/** `retry`: after a back-off. `wait_until`: see `until`. `renew`: a new access token, then once more. `stop`: not by itself. */
export type Ask = 'retry' | 'wait_until' | 'renew' | 'stop'
/** How far it reaches: the others of the same scope would meet the same fault. */
export type Scope = 'message' | 'person' | 'group' | 'page' | 'app'

export interface FaultRule {
  name: string
  what: Ask
  scope: Scope
  /** For `wait_until`: 06:00; the next day or month of the quota; until the person writes or calls again. */
  until?: 'morning' | 'next_period' | 'next_interaction'
  /** The attachment must be uploaded again before the retry. */
  reupload?: true
  /** The message may have reached the person: look before sending again. */
  maybe_delivered?: true
  /** For `stop`: who can mend it. `consent`: an OA admin grants the app again. */
  needs?: 'consent' | 'operator'
}

export type Fault = FaultRule & { code: number }

/** OA calls: facts §5.10. Positive numbers are HTTP statuses, which some proxies and one source report for bad tokens. */
const openapi = new Map<number, FaultRule>([
  [-32, { name: 'rate_limited', what: 'retry', scope: 'app' }],
  [429, { name: 'rate_limited', what: 'retry', scope: 'app' }],
  [-100, { name: 'attachment_gone', what: 'retry', scope: 'message', reupload: true }],
  [-200, { name: 'send_failed', what: 'retry', scope: 'message', maybe_delivered: true }],
  [-214, { name: 'still_processing', what: 'retry', scope: 'message' }],
  [-124, { name: 'token_invalid', what: 'renew', scope: 'page' }],
  [-216, { name: 'token_invalid', what: 'renew', scope: 'page' }],
  [-220, { name: 'token_expired', what: 'renew', scope: 'page' }],
  [401, { name: 'token_invalid', what: 'renew', scope: 'page' }],
  [-211, { name: 'quota_spent', what: 'wait_until', scope: 'page', until: 'next_period' }],
  [-218, { name: 'person_quota_spent', what: 'wait_until', scope: 'person', until: 'next_period' }],
  [-230, { name: 'window_closed', what: 'wait_until', scope: 'person', until: 'next_interaction' }],
  [-232, { name: 'window_closed', what: 'wait_until', scope: 'person', until: 'next_interaction' }],
  [-234, { name: 'night', what: 'wait_until', scope: 'page', until: 'morning' }],
  [-201, { name: 'parameter_invalid', what: 'stop', scope: 'message' }],
  [-210, { name: 'parameter_too_long', what: 'stop', scope: 'message' }],
  [-233, { name: 'kind_not_supported', what: 'stop', scope: 'message' }],
  [-240, { name: 'call_shut_down', what: 'stop', scope: 'message' }],
  [-248, { name: 'against_policy', what: 'stop', scope: 'message' }],
  [-249, { name: 'template_not_for_uid', what: 'stop', scope: 'message' }],
  [-213, { name: 'not_following', what: 'stop', scope: 'person' }],
  [-217, { name: 'blocked_by_person', what: 'stop', scope: 'person' }],
  [-227, { name: 'person_inactive', what: 'stop', scope: 'person' }],
  [-244, { name: 'refused_by_person', what: 'stop', scope: 'person' }],
  [-237, { name: 'group_closed', what: 'stop', scope: 'group' }],
  [-238, { name: 'group_asset_used', what: 'stop', scope: 'group' }],
  [-241, { name: 'group_asset_invalid', what: 'stop', scope: 'group' }],
  [-403, { name: 'page_not_in_group', what: 'stop', scope: 'group' }],
  [-204, { name: 'page_deleted', what: 'stop', scope: 'page', needs: 'operator' }],
  [-205, { name: 'page_unknown', what: 'stop', scope: 'page', needs: 'operator' }],
  [-221, { name: 'page_not_verified', what: 'stop', scope: 'page', needs: 'operator' }],
  [-223, { name: 'permission_missing', what: 'stop', scope: 'page', needs: 'consent' }],
  [-224, { name: 'package_too_small', what: 'stop', scope: 'page', needs: 'operator' }],
  [-235, { name: 'page_type_not_supported', what: 'stop', scope: 'page', needs: 'operator' }],
  [-320, { name: 'wallet_not_linked', what: 'stop', scope: 'page', needs: 'operator' }],
  [-321, { name: 'wallet_empty', what: 'stop', scope: 'page', needs: 'operator' }],
  [-209, { name: 'app_not_active', what: 'stop', scope: 'app', needs: 'operator' }],
  [-212, { name: 'call_not_registered', what: 'stop', scope: 'app', needs: 'operator' }],
  [-219, { name: 'app_disabled', what: 'stop', scope: 'app', needs: 'operator' }],
  [-242, { name: 'proof_wrong', what: 'stop', scope: 'app', needs: 'operator' }],
])

/** The OAuth host: facts §2.5. Any number not listed (a wrong code or verifier has no known one) needs a new consent. */
const oauth = new Map<number, FaultRule>([
  [-32, { name: 'rate_limited', what: 'retry', scope: 'app' }],
  [429, { name: 'rate_limited', what: 'retry', scope: 'app' }],
  [-14002, { name: 'app_invalid', what: 'stop', scope: 'app', needs: 'operator' }],
  [-14003, { name: 'redirect_uri_wrong', what: 'stop', scope: 'app', needs: 'operator' }],
  [-14029, { name: 'app_not_approved', what: 'stop', scope: 'app', needs: 'operator' }],
  [-14020, { name: 'refresh_token_used', what: 'stop', scope: 'page', needs: 'consent' }],
])

/** An unlisted number stops this message only: sending again what nobody understands could double it. */
const unlisted: FaultRule = { name: 'unlisted', what: 'stop', scope: 'message' }
const consentRefused: FaultRule = { name: 'consent_refused', what: 'stop', scope: 'page', needs: 'consent' }

export function faultOf(code: number): Fault {
  return { code, ...(openapi.get(code) ?? unlisted) }
}

export function oauthFaultOf(code: number): Fault {
  return { code, ...(oauth.get(code) ?? consentRefused) }
}

/** Every listed number, for texts and tests that must cover them all. */
export const faultCodes: readonly number[] = [...openapi.keys()]
export const oauthFaultCodes: readonly number[] = [...oauth.keys()]
