// Every route of the officers' door. A new noun is one line here.

import type { Route } from '../../platform/http.ts'
import { alarmRoutes } from './alarms.ts'
import { caseEndingRoutes } from './case-endings.ts'
import { caseReferralRoutes } from './case-referrals.ts'
import { caseRoutes } from './cases.ts'
import { batchRoutes } from './batches.ts'
import { assistantRoutes } from './assistant.ts'
import { conversationRoutes } from './conversations.ts'
import { handingRoutes } from './handing.ts'
import { deliveryRoutes } from './deliveries.ts'
import { evidenceRoutes } from './evidence.ts'
import { hoursRoutes } from './hours.ts'
import { keepingRoutes } from './keeping.ts'
import { mediaRoutes } from './media.ts'
import { openingRoutes } from './openings.ts'
import { operationRoutes } from './operations.ts'
import { panelRoutes } from './panel.ts'
import { procedureRoutes } from './procedures.ts'
import { registerRoutes } from './register.ts'
import type { Caller } from './route.ts'
import { searchRoutes } from './search.ts'
import { sessionRoutes } from './session.ts'
import { shiftRoutes } from './shifts.ts'
import { templateRoutes } from './templates.ts'
import { triageRoutes } from './triage.ts'
import { tipRoutes } from './tips.ts'
import { viewRoutes } from './views.ts'
import { unitRoutes } from './units.ts'

export const allRoutes: readonly Route<Caller>[] = [
  ...sessionRoutes,
  ...unitRoutes,
  ...shiftRoutes,
  ...alarmRoutes,
  ...hoursRoutes,
  ...procedureRoutes,
  ...assistantRoutes,
  ...keepingRoutes,
  ...conversationRoutes,
  ...handingRoutes,
  ...searchRoutes,
  ...panelRoutes,
  ...viewRoutes,
  ...batchRoutes,
  ...templateRoutes,
  ...tipRoutes,
  ...triageRoutes,
  ...caseRoutes,
  ...caseReferralRoutes,
  ...caseEndingRoutes,
  ...registerRoutes,
  ...deliveryRoutes,
  ...mediaRoutes,
  ...openingRoutes,
  ...evidenceRoutes,
  ...operationRoutes,
]
