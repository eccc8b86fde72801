// Cases: what tips grow into, which unit answers for each, what was done, how it ended and who was told. Hides all of its SQL.

export {
  closeCase,
  concludeCase,
  decideDispute,
  decideFalse,
  type Dispute,
  disputesOf,
  type FalseReport,
  falseReportsOf,
  proposeFalseReport,
  raiseDispute,
  reopenCase,
} from './ending.ts'
export { drawAnew, holdBack, joinTip, mergeCases, openCase, splitCase, type TipOfCase } from './gathering.ts'
export { caseFigures, casesFor, type CaseWish } from './list.ts'
export { byHand, type ByHand, disagrees, starsIn, type TellingState, toldBy, type Way } from './outcome-rules.ts'
export {
  acceptCase,
  climbSilent,
  offerCase,
  type ReferralSeen,
  referralsOf,
  returnCase,
  silentCases,
  withdrawOffer,
} from './referring.ts'
export { type BookBody, bookColumns, type BookLine, bookLines, bookNumber, bookOf, writeBook } from './register.ts'
export {
  type Case,
  type CaseState,
  caseStates,
  type CitizenState,
  citizenState,
  citizenStates,
  confidentialities,
  dueState,
  isLively,
  isOpen,
  type Result,
  results,
  urgencies,
} from './rules.ts'
export {
  type Around,
  aroundOfMany,
  type CaseEyes,
  caseEyes,
  caseFor,
  findVisibleByCode,
  lockAnyCase,
  lockCase,
  lockOffered,
  mayAnswer,
  mayWithCase,
  seesCase,
} from './sight.ts'
export { tipCounts, tipsOf as tipsOfCase } from './store.ts'
export { addReceiver, endOutcomeText, endReceiver, receiverKinds, setOutcomeText } from './ground-rows.ts'
export { narrowings } from './store-list.ts'
export {
  askRating,
  fillIn,
  toldOnRequest,
  waitingOnRequest,
  findCaseOfTip,
  type OutcomeText,
  outcomeTexts,
  outcomeWords,
  rate,
  ratingAsked,
  ratingsOf,
  recordTelling,
  type Telling,
  tellingsOf,
} from './telling.ts'
export { recordTriage, type Triage, triagesOf } from './triage.ts'
export { type Decided, grounds, setAsideReasons, type Suggested } from './triage-rules.ts'
export {
  addCaseNote,
  addTask,
  answerSlip,
  assignCase,
  caseTasks,
  endTask,
  myTasks,
  passOutside,
  receiversFor,
  type Slip,
  slipsOf,
  type Task,
  timelineOf,
  workersFor,
} from './working.ts'
