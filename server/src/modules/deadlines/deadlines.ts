// Legal clocks: what the law calls a matter, by when what must be done, and who answers for that being right. All rows.

export {
  type Ending,
  extend,
  type Extension,
  extensionsOf,
  lawful,
  type Matter,
  moveClocks,
  reclassify,
  startClock,
  stopClock,
  stopClocks,
} from './clocks.ts'
export {
  addCategory,
  addDay,
  addRule,
  kindForCategory,
  type KindSeen,
  type Law,
  legalKinds,
  listCategories,
  listDays,
  listRules,
  loadLaw,
  type NewRule,
  type Signable,
  signLaw,
  withdrawLaw,
} from './law.ts'
export { classification, type Evidence } from './rules.ts'
export type { MatterName } from './store-clocks.ts'
export { type ClockView, clocksOf, dueCounts, dueSoon } from './views.ts'
