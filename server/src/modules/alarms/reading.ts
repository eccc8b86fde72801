// What of a message gives reason to ring: danger in words, money that may still be stopped, or what no machine can read. Pure.

import type { Understanding } from '../../language/understand.ts'
import type { Why } from './rules.ts'

/** What a message was, as far as ringing goes. */
export interface Seen {
  /** Our kind of message: text, image, voice, call … */
  readonly kind: string
  readonly text?: string | undefined
  /** What the words mean; absent where there are none. */
  readonly meant?: Pick<Understanding, 'urgent' | 'intents' | 'place'> | undefined
  /** A call the person made and nobody took. */
  readonly missed?: boolean | undefined
}

const unreadable: Readonly<Record<string, Why>> = {
  image: 'photo',
  gif: 'photo',
  voice: 'voice',
  video: 'video',
  file: 'file',
  location: 'place',
}

/** From this share of the readings on, a message may be a tip: its danger is judged by a person, not by the machine. */
const maybeAt = 0.12

function mayTell({ intents }: Pick<Understanding, 'intents'>): boolean {
  const tells = intents.filter(({ intent }) => intent === 'tip' || intent === 'emergency')
  return tells.includes(intents[0]) || tells.reduce((sum, each) => sum + each.confidence, 0) >= maybeAt
}

/** Undefined: nothing to ring for. Words beside a picture are read as words; without any, somebody has to look. */
export function whyRing({ kind, text, meant, missed }: Seen): Why | undefined {
  if (missed) return 'missed_call'
  if (meant?.urgent) return meant.intents.some(({ intent }) => intent === 'emergency') ? 'danger' : 'money'
  if (text?.trim()) return meant && mayTell(meant) ? 'maybe' : undefined
  return unreadable[kind]
}
