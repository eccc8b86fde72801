// Where a message belongs: to the person's ordinary conversation, to the tip they are telling, or to a new one. A table.

/** What the message is, whatever it says. */
export type Said =
  /** *Báo tin* was pressed, or its number or name written. */
  | 'begins'
  /** Another part of the menu, or *gặp cán bộ*. */
  | 'turns'
  /** Certainly a tip or an emergency; perhaps one; certainly a question, a look-up, a queue number; perhaps one of these. */
  | 'tip'
  | 'maybe_tip'
  | 'ordinary'
  | 'maybe_ordinary'
  /** Words that are neither: a greeting, thanks, half a sentence. */
  | 'words'
  /** A picture, sound, place or missed call without words. */
  | 'wordless'
  /** Told of the person without their having turned to us. */
  | 'aside'

/** Where the newest tip of the person stands. Stale: silent for longer than `staleAfter`. */
export type Standing = 'none' | 'gathering' | 'fresh' | 'stale' | 'closed'

/** begin: by the menu, a question first · open: at once · grow: goes into the tip · doubt: so, and one question is asked. */
export type Where = 'ordinary' | 'begin' | 'open' | 'grow' | 'doubt'

const later = {
  begins: 'begin',
  turns: 'ordinary',
  tip: 'open',
  maybe_tip: 'doubt',
  ordinary: 'ordinary',
  maybe_ordinary: 'doubt',
  words: 'doubt',
  wordless: 'doubt',
  aside: 'ordinary',
} as const satisfies Record<Said, Where>

const belongs = {
  none: {
    begins: 'begin',
    turns: 'ordinary',
    tip: 'open',
    maybe_tip: 'ordinary',
    ordinary: 'ordinary',
    maybe_ordinary: 'ordinary',
    words: 'ordinary',
    wordless: 'ordinary',
    aside: 'ordinary',
  },
  gathering: {
    begins: 'grow',
    turns: 'ordinary',
    tip: 'grow',
    maybe_tip: 'grow',
    ordinary: 'ordinary',
    maybe_ordinary: 'grow',
    words: 'grow',
    wordless: 'grow',
    aside: 'ordinary',
  },
  fresh: {
    begins: 'begin',
    turns: 'ordinary',
    tip: 'grow',
    maybe_tip: 'grow',
    ordinary: 'ordinary',
    maybe_ordinary: 'doubt',
    words: 'grow',
    wordless: 'grow',
    aside: 'grow',
  },
  stale: later,
  closed: later,
} as const satisfies Record<Standing, Record<Said, Where>>

/** Where it matters whether the person was just in talk. */
export const leansOnTalk = (standing: Standing, said: Said): boolean =>
  standing === 'none' && (said === 'maybe_tip' || said === 'wordless')

/** To somebody with no tip who was not just in talk, what may be danger or what no machine can read is a tip. */
export const whereFor = (standing: Standing, said: Said, cold: boolean): Where =>
  cold && leansOnTalk(standing, said) ? 'open' : belongs[standing][said]
