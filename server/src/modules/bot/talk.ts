// What the assistant does with a message in words: answer, ask once, hand over, or only be polite. Pure.

import { foldedWords } from '../../language/letters.ts'
import type { Understanding } from '../../language/understand.ts'

/** What is remembered of the talk from one message to the next: slugs and numbers, never words. */
export interface Memory {
  /** The procedure answered last. */
  readonly procedure?: string
  /** Procedures offered to choose from, in the order shown. */
  readonly options?: readonly string[]
  /** What was asked back and not yet answered well. */
  readonly asked?: boolean
  /** How often in a row nothing was understood. */
  readonly misses?: number
}

export type Aspect = 'fee' | 'time' | 'where' | 'online' | 'documents' | 'form'

export type Plan =
  | { readonly do: 'answer'; readonly procedure: string; readonly aspect: Aspect | 'all' | 'more' }
  | { readonly do: 'ask'; readonly question: string; readonly options: readonly string[] }
  | { readonly do: 'hand_over'; readonly why: HandOver; readonly procedure: string | null }
  | { readonly do: 'elsewhere' }
  | { readonly do: 'section'; readonly section: 'lookup' | 'ticket' | 'contact' }
  | { readonly do: 'thanks' }
  | { readonly do: 'quiet' }

/** Why an officer is called. */
export type HandOver = 'asked_for' | 'not_understood' | 'disputed' | 'insists' | 'language' | 'unsettled'

/** So often nothing may be understood before an officer is called. */
const mostMisses = 2
/** What is shorter is in no language. */
const fewWords = 4
/** A reading that goes on with what was answered last is taken from here on, though it says little by itself. */
const goesOnAt = 0.8
/** As many questions are offered to choose from. */
const mostOptions = 3

const officer = /\b(gap|noi chuyen voi|xin gap|cho gap|goi) (truc tiep )?(can bo|nhan vien|nguoi that|anh chi can bo)\b/
const thanks = /^(da |vang )?(cam on|thanks|thank you|ok|oke|duoc roi|hieu roi|ro roi)\b/
const wrong = /\b(sai roi|khong phai (vay|the|cai do|y)|tra loi sai|noi sai|nham roi|khong dung)\b/
const again = /\b(tra loi di|sao khong tra loi|hoi ma khong|may lan roi|nhac lai)\b/
const more = /^(xem them|xem tiep|chi tiet|them nua|ro hon|noi ro hon)\b/

/** What of a procedure is asked for, by the words people use; the first that fits. */
const aspects: readonly (readonly [Aspect, RegExp])[] = [
  ['fee', /bao nhieu (tien)?$|bao nhieu tien|le phi|het bao nhieu|mat tien|ton bao nhieu|gia bao nhieu|\bphi\b/],
  ['time', /bao lau|may ngay|khi nao (co|xong|lay)|bao gio (co|xong|lay)|mat may/],
  ['online', /online|truc tuyen|tren mang|qua mang|o nha lam|dich vu cong|vneid duoc khong/],
  ['documents', /can gi|giay to gi|mang (theo )?gi|ho so gom|chuan bi gi|thieu gi/],
  ['form', /mau don|to khai|mau nao|ct01|ct 01/],
  ['where', /o dau|cho nao|noi nao|dia chi|may gio|gio lam|toi dau|den dau/],
]

/** `meant` was read in the light of `memory` (language's `Asked`). */
export function plan(memory: Memory, text: string, meant: Understanding): Plan {
  const said = foldedWords(text)
  const [best] = meant.intents
  const procedure = best.procedure
  if (officer.test(said)) return handOver('asked_for', memory.procedure ?? procedure)
  if (thanks.test(said) && meant.words.length <= 8) return { do: 'thanks' }
  if (meant.language !== 'vi' && meant.words.length >= fewWords) return handOver('language', procedure)
  if (memory.procedure !== undefined && more.test(said)) return answer(memory.procedure, 'more')
  if (memory.procedure !== undefined && wrong.test(said)) return handOver('disputed', memory.procedure)
  if (again.test(said)) return handOver('insists', memory.procedure ?? procedure)
  switch (best.intent) {
    case 'greeting':
      return { do: 'quiet' }
    case 'contact':
      return { do: 'section', section: 'contact' }
    case 'queue':
      return { do: 'section', section: 'ticket' }
    case 'lookup':
      return { do: 'section', section: 'lookup' }
    case 'question':
      return question(memory, said, meant)
    default:
      return { do: 'quiet' } // tips, insults and small talk are for officers
  }
}

function question(memory: Memory, said: string, meant: Understanding): Plan {
  const [best] = meant.intents
  const goesOn = best.procedure !== null && best.procedure === memory.procedure
  if (meant.ask === null || (goesOn && best.confidence >= goesOnAt)) {
    if (best.procedure === null) return { do: 'elsewhere' }
    return answer(best.procedure, goesOn ? (aspectOf(said) ?? 'all') : 'all')
  }
  if (memory.asked && (memory.misses ?? 0) + 1 >= mostMisses) return handOver('not_understood', best.procedure)
  const options = meant.intents.flatMap(({ procedure, also }) => (procedure === null || also ? [] : [procedure]))
  return { do: 'ask', question: meant.ask, options: options.slice(0, mostOptions) }
}

const answer = (procedure: string, aspect: Aspect | 'all' | 'more'): Plan => ({ do: 'answer', procedure, aspect })
const handOver = (why: HandOver, procedure: string | null): Plan => ({ do: 'hand_over', why, procedure })

const aspectOf = (said: string): Aspect | undefined => aspects.find(([, words]) => words.test(said))?.[0]

/** What is remembered after the plan was carried out. */
export function remembered(memory: Memory, did: Plan): Memory {
  switch (did.do) {
    case 'answer':
      return { procedure: did.procedure }
    case 'ask':
      return {
        ...(memory.procedure === undefined ? {} : { procedure: memory.procedure }),
        options: did.options,
        asked: true,
        misses: (memory.misses ?? 0) + 1,
      }
    case 'hand_over':
      return {}
    default:
      return memory
  }
}
