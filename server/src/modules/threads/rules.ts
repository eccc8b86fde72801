// How a thread is called on screen: a tree and a number, drawn at random, that nobody takes for a person's name.

import { fold, foldedWords } from '../../language/letters.ts'

/** Trees of Vietnamese streets and forests; none is a usual given name. */
const trees = [
  'Bàng', 'Bằng Lăng', 'Bồ Đề', 'Bời Lời', 'Bưởi', 'Cà Phê', 'Cau', 'Cẩm Lai', 'Chò Chỉ', 'Chôm Chôm', 'Dầu Rái', 'Dẻ',
  'Dừa', 'Đước', 'Gáo', 'Gạo', 'Gõ Đỏ', 'Keo', 'Khế', 'Lát Hoa', 'Lim', 'Lộc Vừng', 'Mít', 'Mù U', 'Muồng', 'Nghiến',
  'Nhãn', 'Ổi', 'Phi Lao', 'Sao Đen', 'Sấu', 'Sến', 'Sồi', 'Tràm', 'Trầm', 'Trám', 'Vải', 'Xà Cừ', 'Xoài', 'Xoan',
] as const // biome-ignore format: a list

/** An alias such as "Xoài 4821". `draw(n)` gives a whole number from 0 below n. */
export function newAlias(draw: (below: number) => number): string {
  return `${trees[draw(trees.length)]} ${1000 + draw(9000)}`
}

/** The aliases that a text may mean: a tree and a number, or the number alone; marks and case do not matter. */
export function aliasesIn(text: string): string[] {
  const [, tree = '', number] = /^(.*?)\s*(\d{4})$/.exec(foldedWords(text)) ?? []
  if (number === undefined) return []
  return trees.filter(each => tree === '' || fold(each) === tree).map(each => `${each} ${number}`)
}
