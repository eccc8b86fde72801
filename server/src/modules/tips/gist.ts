// What of a tip's words is compared with other tips: the names and numbers of the place, and the words that say what happened.

import { fold } from '../../language/letters.ts'
import type { Understanding } from '../../language/understand.ts'
import type { Gist } from './likeness.ts'

/** Most words kept of each sort. */
const mostWords = 60
/** Two words of a name tell it from others; a crossing has two names. Numbers come besides. */
const nameWords = 2
const crossings = new Set(['nga_tu', 'nga_ba', 'giao_lo'])

/** Words, alone or as a pair, that lead to a name or number of a place. */
const headWords =
  'duong pho ap thon xom phuong xa huyen cho cau chung_cu nga_tu nga_ba giao_lo cong_vien vien truong tieu_hoc trung_hoc ben_pha ' +
  'pha day_tro'
const heads = new Set(headWords.split(' '))
/** Those that a number follows; before anything else they are other words (*ô tô*, *to lắm*, *hem* for *không*). */
const numberHeads = new Set('so nha hem ngo ngach kiet khu khu_pho to kp tdp ap thon xom'.split(' '))
/** Said the same way of a place by one and otherwise by another. */
const counted: Readonly<Record<string, string>> = {
  kp: 'khu',
  khu_pho: 'khu',
  khu: 'khu',
  hem: 'hem',
  ngo: 'hem',
  kiet: 'hem',
  to: 'to',
}
const smallWords =
  'la va thi ma cua co khong dang bi duoc cho voi roi nay kia do day luon lam qua nhieu may cac mot hai toi em anh chi chau ' +
  'minh no nguoi ta oi da nhe nha ne vay the nao gi ai dau khi luc thay nghe biet den di ra vao len xuong lai nua van ' +
  'cung het xong giup nho tin gap vua ngay gan tai truoc sau ben trong ngoai canh dau cuoi chan duoi tren do vi boi hinh o ' +
  'nhu phan anh xin ban dem khuya sang trua toi chieu tuan hom lien he'
const small = new Set(smallWords.split(' '))

/** What stands before a market. */
const leads = new Set([
  'o',
  'tai',
  'gan',
  'cong',
  'truoc',
  'sau',
  'trong',
  'canh',
  'ngoai',
  'dau',
  'cuoi',
  'toi',
  'den',
  'ra',
])

interface Token {
  readonly folded: string
  /** Folded as it was typed, whatever it was read as. */
  readonly typed: string
  readonly number: boolean
  readonly opens: boolean
  /** *Chợ* with its marks: without them it may be *chỗ* or *cho*. */
  readonly market: boolean
}

/** `at`: first receipt (ms). `point`: of a place the person sent. */
export function gistOf(text: string, meant: Understanding, at: number, point: Gist['point'] = null): Gist {
  const tokens = meant.words.map(word => tokenOf(text, word))
  const place: string[] = []
  const words: string[] = []
  for (let i = 0; i < tokens.length; ) {
    const head = headAt(tokens, i)
    const end =
      head === undefined ? i : nameEnd(tokens, i + head.length, crossings.has(head.name) ? 2 * nameWords : nameWords)
    if (head !== undefined && end > i + head.length) {
      place.push(...named(head.name, tokens.slice(i + head.length, end)))
      i = end
      continue
    }
    const { folded, number } = tokens[i] as Token
    if (!number && !folded.startsWith('#') && !small.has(folded) && folded.length > 1) words.push(folded)
    i += 1
  }
  const categories: Record<string, number> = {}
  for (const { category, confidence } of meant.intents)
    if (category !== null) categories[category] = Math.max(categories[category] ?? 0, confidence)
  return { categories, at, words: kept(words), place: kept(place), point }
}

/** Its numbers under their sort, and its name in pairs of words: a pair is rarely shared by two places. */
function named(head: string, tokens: readonly Token[]): string[] {
  const numbers = tokens.filter(token => token.number).map(({ folded }) => `${counted[head] ?? 'so'}${folded}`)
  const name = tokens.filter(({ number, folded }) => !number && !small.has(folded)).map(token => token.folded)
  const pairs = name.flatMap((word, at) =>
    at % 2 === 0 && name[at + 1] !== undefined ? [`${word} ${name[at + 1]}`] : [],
  )
  return [...numbers, ...(pairs.length > 0 ? pairs : name)]
}

function tokenOf(text: string, { text: read, folded, start, end, opens }: Understanding['words'][number]): Token {
  const typed = fold(text.slice(start, end).normalize('NFC').toLowerCase()).replace(/(?<=[a-z])[1-9]$/, '') // a VNI tone
  const number = /^\d{1,4}[a-z]?$/.test(typed)
  return { folded: number ? typed : folded, typed, number, opens, market: read === 'chợ' }
}

function headAt(tokens: readonly Token[], i: number): { name: string; length: number } | undefined {
  const [first, second, third] = tokens.slice(i, i + 3)
  if (!first) return undefined
  const pair = `${first.folded}_${second?.folded}`
  if (third?.number && numberHeads.has(pair)) return { name: pair, length: 2 }
  for (const word of [first.typed, first.folded])
    if (second?.number && numberHeads.has(word)) return { name: word, length: 1 }
  if (first.number && second && !small.has(second.folded)) return { name: 'so', length: 0 } // "12 Hoa Mẫu"
  if (heads.has(pair)) return { name: pair, length: 2 }
  if (first.folded === 'cho' && !first.market && !leads.has(tokens[i - 1]?.folded ?? '')) return undefined
  const head = [first.typed, first.folded].find(word => heads.has(word))
  return head === undefined ? undefined : { name: head, length: 1 }
}

/** Where the name ends: at another head, at a comma or small word, or after its words; numbers and *và* are passed over. */
function nameEnd(tokens: readonly Token[], from: number, longest: number): number {
  let at = from
  for (let words = 0; at < tokens.length && words < longest; at += 1) {
    const { folded, opens, number } = tokens[at] as Token
    const joined = longest > nameWords && folded === 'va'
    if (headAt(tokens, at)?.length || (at > from && opens) || (small.has(folded) && !joined)) break
    if (!number && !joined) words += 1
  }
  return at
}

/** What was told later of the same tip is added. */
export const grown = (known: Gist, more: Gist): Gist => ({
  ...known,
  categories: { ...more.categories, ...known.categories },
  words: kept([...known.words, ...more.words]),
  place: kept([...known.place, ...more.place]),
  point: known.point ?? more.point,
})

const kept = (words: readonly string[]): string[] => [...new Set(words)].slice(0, mostWords)
