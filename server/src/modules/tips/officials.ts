// Whether words tell of something that police or officials themselves did: such a tip goes above them before anyone sees it. Pure.

import { fold } from '../../language/letters.ts'

/** Folded; who is told about. */
const officials =
  /\b(cong an|canh sat|csgt|cskv|cshs|truong cong an|pho cong an|can bo|chu tich|bi thu|dan phong|dan quan|truc ban|truong (xa|phuong|thon|ap)|to truong|quan ly thi truong|kiem lam|bo doi|vien kiem sat|toa an|uy ban|ubnd)\b/u

/** Folded; what such people are told to have done, that others are not. */
const wrongs =
  /\b(nhan tien|an tien|lay tien|doi tien|vay tien khong tra|nhan hoi lo|hoi lo|dut lot|lot tay|chung chi|phong bi|boi duong|mai lo|lam luat|bao ke|chong lung|bao che|nhung nhieu|hach sach|voi vinh|vi vinh|tham nhung|tieu cuc|lam dung|lam quyen|sach nhieu|an chan|chay an|chay chot|ep cung|buc cung|danh dan|danh nguoi|danh dap|nhan qua|lam ngo|lo di|thong dong|cau ket|tiep tay|bat tay voi|ho tro danh bac|xoa phat|khong lap bien ban)\b/u

/** Somebody who only calls himself an official is another matter. */
const pretended = /\b(gia danh|mao danh|gia mao|tu xung|xung la|tu nhan la|gia lam|doi lot|mac gia)\b/u

const category = 'tieu-cuc-can-bo'
/** Recall before precision: a tip that goes up without need is read an hour later, one that does not may hurt someone. */
const sureAt = 0.25

/** `readings`: what the words may mean, best first. */
export function tellsOfOfficials(
  text: string,
  readings: readonly { readonly category: string | null; readonly confidence: number }[],
): boolean {
  const words = fold(text.normalize('NFC')).replace(/[^\p{L}\p{N}]+/gu, ' ')
  if (pretended.test(words)) return false
  if (readings.some(each => each.category === category && each.confidence >= sureAt)) return true
  return near(words)
}

/** Within a dozen words of one another. */
function near(words: string): boolean {
  const parts = words.split(' ')
  for (let at = 0; at < Math.max(1, parts.length - 6); at += 6) {
    const window = parts.slice(at, at + 14).join(' ')
    if (officials.test(window) && wrongs.test(window)) return true
  }
  return false
}
