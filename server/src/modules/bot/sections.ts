// The sections of the chat's menu (product F3): their order, their numbers, and the words by which each is meant. Pure.

import { foldedWords } from '../../language/letters.ts'

export type Section = 'tip' | 'procedures' | 'ticket' | 'lookup' | 'notices' | 'news' | 'contact'

interface Entry {
  readonly name: string
  /** Folded: no marks, lower case. The name itself counts besides. */
  readonly also: readonly string[]
}

/** In the order of their numbers, from 1. Zalo has no call for a menu: this is it. */
export const sections: Readonly<Record<Section, Entry>> = {
  tip: { name: 'Báo tin ANTT', also: ['bao tin', 'to giac', 'bao tin an ninh trat tu'] },
  procedures: { name: 'Thủ tục hành chính', also: ['thu tuc', 'tthc'] },
  ticket: { name: 'Lấy số', also: ['lay so thu tu'] },
  lookup: { name: 'Tra cứu', also: [] },
  notices: { name: 'Truy nã – Tìm người', also: ['truy na', 'tim nguoi'] },
  news: { name: 'Tin tức', also: ['tin moi'] },
  contact: { name: 'Liên hệ', also: ['truc ban', 'duong day nong', 'so dien thoai'] },
}

const order = Object.keys(sections) as Section[]
const menuWords = ['0', 'menu', 'muc luc', 'danh muc']

/** " Truy nã – Tìm người. " → "truy na tim nguoi"; a tap keeps its `#`. */
const bare = (text: string): string => foldedWords(text, '#')

const byWord = new Map<string, Section | 'menu'>([
  ...menuWords.map(word => [word, 'menu'] as const),
  ...order.flatMap((section, n) => {
    const { name, also } = sections[section]
    return [String(n + 1), bare(name), ...also].map(word => [word, section] as const)
  }),
])

/** A tap carries its payload (`#menu 3`): it is meant for the assistant whoever else is in the talk. */
const tap = /^#menu ?(.*)$/

export interface Chosen {
  readonly section: Section | 'menu'
  /** Certainly meant for the assistant: a tap, or the word *menu*. A number may be the answer to an officer. */
  readonly surely: boolean
}

/** What a message chooses when it is nothing but a section's number or name; all other words are for officers. */
export function chosenBy(text: string | undefined): Chosen | undefined {
  if (text === undefined || text.length > 60) return undefined
  const said = bare(text)
  const payload = tap.exec(said)?.[1]
  const section = byWord.get(payload === undefined ? said : payload || 'menu')
  return section && { section, surely: payload !== undefined || said === 'menu' }
}

/** The list as it is shown: number and name. */
export const menuLines = (): string[] => order.map((section, n) => `${n + 1}. ${sections[section].name}`)
