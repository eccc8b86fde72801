/** Hides which messages are nothing but manners, or nothing but insult: what polite words and swearing leave over decides. */
import type { Word } from './words.ts'

const polite = new Set(
  'da vang a ok oke okie u uh um em anh chi chu bac co ban ad admin cac dong chi moi nguoi can bo cong an phuong xa cam on nhieu lam rat xin chao hello hi alo oi cho hoi phep mot chut xiu ti cai giup voi nha nhe nghen nhen nhi roi duoc hieu biet da de thi la minh toi con chau bye tam biet thank thanks you thank good morning ngay moi tot lanh buoi sang trua chieu toi vui ve hen gap lai gui nham nhan loi khong sao co gi ai do truc hong ha'.split(
    ' ',
  ),
)
const goodwill = new Set(
  'chao on hello hi alo da vang ok oke thanks thank bye biet hieu hoi ai oi loi nham lanh duoc vui roi'.split(' '),
)

const swearing = new Set(
  'đm dm đmm dmm đcm dcm đkm dkm cmm clm vcl vkl clgt địt đụ đéo lồn cặc fuck fucking shit'.split(' '),
)
/** Folded pairs that are insults however they are marked. */
const insults = new Set(
  'oc cho|me may|do cho|suc vat|an hai|may ngu|lu cho|thang ngu|do ngu|do khon|khon nan|mat day|me kiep|cam mom|im mom|con me|lu khon|ngu nhu|rac ruoi|suc sinh|bon cho|thang cho|dit me|bo may|lu ngu|bay ngu|vo dung'.split(
    '|',
  ),
)

export interface Manners {
  readonly politeOnly: boolean
  readonly insulting: boolean
}

export function manners(words: readonly Word[]): Manners {
  const swears = words.filter(word => swearing.has(word.text)).length
  const pairs = words.filter((word, at) => insults.has(`${word.folded} ${words[at + 1]?.folded ?? ''}`)).length
  const short = words.length > 0 && words.length <= 16
  return {
    politeOnly:
      short &&
      swears + pairs === 0 &&
      words.every(word => polite.has(word.folded)) &&
      words.some(word => goodwill.has(word.folded)),
    insulting: short && swears + pairs > 0,
  }
}
