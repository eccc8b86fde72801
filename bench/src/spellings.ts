/** Hides how one meaning is written in five ways: marked, unmarked, teencode, Telex or VNI left over, mistyped. Same text, same result. */
import { fold, toneOfLetter, withoutTone } from '@binh-yen/server/language/letters'
import { dice } from '@binh-yen/server/language/train'
import { hashText } from './gold.ts'

export const spellingNames = ['marked', 'unmarked', 'teencode', 'residue', 'typos'] as const
export type SpellingName = (typeof spellingNames)[number]

export function spell(text: string, name: SpellingName, variant = 0): string {
  const roll = dice(hashText(`${name} ${variant} ${text}`))
  if (name === 'unmarked') return unmarked(text)
  if (name === 'teencode') return teencode(text, roll)
  if (name === 'residue') return residue(text, roll)
  if (name === 'typos') return typos(text, roll)
  return text
}

const unmarked = (text: string): string =>
  [...text.normalize('NFC')]
    .map(letter => (letter.toLowerCase() === letter ? fold(letter) : fold(letter).toUpperCase()))
    .join('')

const short: readonly (readonly [string, string])[] = [
  ['căn cước công dân', 'cccd|ccd|cc'],
  ['căn cước', 'cc|cccd|can cuoc'],
  ['chứng minh nhân dân', 'cmnd'],
  ['giấy phép lái xe', 'gplx'],
  ['bằng lái', 'bl|bang lai'],
  ['lý lịch tư pháp', 'lltp'],
  ['hộ khẩu', 'hk|hộ khẩu'],
  ['hộ chiếu', 'hc|ho chieu|pp'],
  ['tạm trú', 'tt|tam tru|ttru'],
  ['thủ tục', 'tt|ttuc|thu tuc'],
  ['đăng ký', 'dk|đk|đky|dki'],
  ['số điện thoại', 'sdt|sđt'],
  ['điện thoại', 'đt|dt'],
  ['chuyển khoản', 'ck'],
  ['mật khẩu', 'mk'],
  ['như thế nào', 'ntn'],
  ['thế nào', 'tnao|the nao'],
  ['bao nhiêu', 'bn|bnh|bao nhiu'],
  ['bao giờ', 'bh|bao h'],
  ['bây giờ', 'bgio|bh|bjo'],
  ['hôm nay', 'hnay|hum nay'],
  ['hôm qua', 'hqua|hum qua'],
  ['công an phường', 'cap|ca phường'],
  ['công an xã', 'cax|ca xa'],
  ['công an', 'ca|CA'],
  ['cảnh sát khu vực', 'cskv'],
  ['cảnh sát giao thông', 'csgt'],
  ['phòng cháy chữa cháy', 'pccc'],
  ['xác nhận', 'xn'],
  ['giấy tờ', 'gt|giay to'],
  ['hồ sơ', 'hs|hso'],
  ['dịch vụ công', 'dvc'],
  ['ma tuý', 'mt|ma tuy'],
  ['an ninh trật tự', 'antt'],
  ['người ta', 'ngta'],
  ['mọi người', 'mn'],
  ['không', 'k|ko|kh|hok|hong|khum'],
  ['được', 'dc|đc|dk'],
  ['gì', 'j|gi'],
  ['vậy', 'v|z|dz'],
  ['rồi', 'r|rùi'],
  ['giờ', 'h|gio'],
  ['em', 'e'],
  ['anh', 'a'],
  ['chị', 'c'],
  ['tôi', 't|tui|toi'],
  ['mình', 'mik|mk|mình'],
  ['biết', 'bit|bik'],
  ['muốn', 'mún|muon'],
  ['luôn', 'lun'],
  ['với', 'vs'],
  ['người', 'ng|nguoi'],
  ['trước', 'trc'],
  ['vợ', 'vk'],
  ['chồng', 'ck'],
  ['bạn', 'b|bn'],
  ['nhưng', 'nhg|nhưg'],
  ['cũng', 'cg|cx'],
  ['đang', 'đag|dg'],
  ['mới', 'ms'],
  ['quá', 'wá|qa|quá'],
  ['làm', 'lm'],
  ['thích', 'thik'],
  ['cảm ơn', 'tks|cam on'],
  ['trên', 'tren'],
  ['nhà', 'nhà|nha'],
]

function teencode(text: string, roll: () => number): string {
  let out = ` ${text.normalize('NFC').toLowerCase()} `
  for (const [full, shorts] of short) {
    const choices = shorts.split('|')
    out = out.replace(new RegExp(`(?<![\\p{L}])${full}(?![\\p{L}])`, 'gu'), () =>
      roll() < 0.65 ? (choices[Math.floor(roll() * choices.length)] ?? full) : full,
    )
  }
  if (roll() < 0.7) out = fold(out)
  if (roll() < 0.25) out = out.replace(/([aeiouy])(\s*)$/, '$1$1$1$2')
  return out.trim()
}

const roundKeys: Record<string, string> = { â: 'aa', ê: 'ee', ô: 'oo', ă: 'aw', ơ: 'ow', ư: 'uw', đ: 'dd' }
const vniKeys: Record<string, string> = { â: 'a6', ê: 'e6', ô: 'o6', ă: 'a8', ơ: 'o7', ư: 'u7', đ: 'd9' }

function residue(text: string, roll: () => number): string {
  const vni = roll() < 0.35
  const share = roll() < 0.5 ? 0.95 : 0.5
  return text
    .normalize('NFC')
    .split(' ')
    .map(word => (roll() < share ? rawKeys(word, vni) : word))
    .join(' ')
}

function rawKeys(word: string, vni: boolean): string {
  let tone = 0
  let keys = ''
  let tail = ''
  for (const letter of word.toLowerCase()) {
    const shape = withoutTone(letter)
    if (toneOfLetter(letter) !== 0) tone = toneOfLetter(letter)
    if (/[\p{L}\d]/u.test(letter)) keys += tail + ((vni ? vniKeys : roundKeys)[shape] ?? shape)
    else tail += letter
    if (/[\p{L}\d]/u.test(letter)) tail = ''
  }
  return keys + (tone === 0 ? '' : vni ? String(tone) : ('sfrxj'[tone - 1] ?? '')) + tail
}

const near: Record<string, string> = {
  a: 's',
  s: 'd',
  d: 'f',
  e: 'r',
  r: 't',
  t: 'y',
  o: 'p',
  i: 'o',
  u: 'i',
  n: 'm',
  m: 'n',
  h: 'j',
  g: 'h',
  c: 'v',
  l: 'k',
  b: 'n',
}

function typos(text: string, roll: () => number): string {
  const words = text.normalize('NFC').split(' ')
  const bare = roll() < 0.4
  return words
    .map(word => {
      const base = bare || roll() < 0.1 ? unmarked(word) : word
      if (word.length < 3 || roll() > 0.16) return base
      const at = 1 + Math.floor(roll() * (base.length - 1))
      const pick = roll()
      if (pick < 0.3) return base.slice(0, at - 1) + (base[at] ?? '') + (base[at - 1] ?? '') + base.slice(at + 1)
      if (pick < 0.55) return base.slice(0, at) + base.slice(at + 1)
      if (pick < 0.75) return base.slice(0, at) + (base[at] ?? '') + base.slice(at)
      return base.slice(0, at) + (near[base[at] ?? ''] ?? base[at] ?? '') + base.slice(at + 1)
    })
    .join(' ')
}
