// How a call of ours shows Zalo that it may be made.

import { type Access, appsecretProof } from '@binh-yen/zalo/client/access'
import type { App } from '../../modules/pages/pages.ts'

/** With the proof of the app's secret where the app demands it. */
export const accessOf = ({ proof, secret }: App, token: string): Access =>
  proof ? { token, proof: appsecretProof(secret, token) } : { token }
