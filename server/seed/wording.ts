// One telling of a talk differs from the next: alternatives, invented places and numbers, and how the person types.

import type { Chance } from './chance.ts'
import type { SeedUnit } from './district.ts'

const streets = [
  'Mây Trắng',
  'Gió Lành',
  'Hoa Nắng',
  'Sương Mai',
  'Cúc Vàng',
  'Lá Phong',
  'Ngói Đỏ',
  'Cầu Vồng',
  'Mưa Ngâu',
]

export type Places = Readonly<Record<string, string>>

/** What the braces of one talk stand for; the same throughout the talk. */
export function placesFor(chance: Chance, unit: SeedUnit): Places {
  const three = String(chance.between(200, 999))
  return {
    đường: chance.pick(streets),
    tổ: String(chance.between(2, 19)),
    số: String(chance.between(3, 180)),
    sđt: `0900 000 ${three}`,
    'ba số': three,
    phường: unit.name.replace(/^Công an /, '').replace(/ \(mẫu\)$/, ''),
    'đơn vị': unit.name,
    trực: unit.duty_number,
    'trụ sở': unit.seat,
  }
}

/** `[a|b]` is `a` in the first telling of a talk, `b` in the second, and so on round; `{đường}` is filled in. */
export function worded(text: string, turn: number, places: Places): string {
  const chosen = text.replace(/\[([^\]]*)\]/g, (_, all: string) => inTurn(all.split('|'), turn))
  return chosen.replace(/\{([^}]+)\}/g, (whole, name: string) => places[name] ?? whole).trim()
}

const inTurn = (of: readonly string[], turn: number): string => of[turn % of.length] ?? ''

export type Hand = 'as_written' | 'unmarked' | 'no_capitals'

/** How somebody types: most as the talk is written, some never with marks, some never with capitals. */
export const handOf = (chance: Chance): Hand =>
  chance.weigh([
    ['as_written', 6],
    ['unmarked', 3],
    ['no_capitals', 2],
  ])

export function typed(text: string, hand: Hand): string {
  if (hand === 'no_capitals') return text.toLowerCase()
  return hand === 'unmarked' ? unmarked(text) : text
}

const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
