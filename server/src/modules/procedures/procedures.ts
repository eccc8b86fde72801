// Procedures: what a page answers about papers. Hides versions, dates, four eyes, signatures and where the text came from.

export {
  type Answer,
  type Answerable,
  answerable,
  answerablesOf,
  saidOn,
  type Silence,
  type Spoken,
  spokenOf,
} from './answering.ts'
export { type Change } from './changes.ts'
export {
  content,
  dates,
  fields,
  file,
  type Filed,
  slug,
  type Written,
  written,
} from './content.ts'
export { addProcedure, draft, propose, publish, rewrite, sendBack, withdraw } from './drafting.ts'
export {
  acceptImport,
  getImport,
  type ImportForm,
  importForms,
  importLimit,
  type ImportSeen,
  readImport,
  startImport,
} from './importing.ts'
export { type EnglishCase, type ToldEnglish } from './english.ts'
export { goldLines, keepAnswer, keptAmong, type ToKeep } from './keeping.ts'
export { generalPlace, type OnPage, proceduresOn } from './on-page.ts'
export {
  changesOf,
  exported,
  heldName,
  getVersion,
  listProcedures,
  type ProcedureSeen,
  reviewList,
  type VersionRead,
  type VersionSeen,
  versionsOfProcedure,
} from './reading.ts'
export { allMoves, fits, type Move, type Particulars, states, type ToldContent } from './rules.ts'
export { writeSheet } from './sheet.ts'
export { type Place, setPlace, sign, unsign } from './signing.ts'
