// The turns of phrase by which people steer a talk, in Vietnamese without marks and in English: tables, nothing else.

import type { Tongue } from './tongue.ts'

export type Aspect = 'fee' | 'time' | 'where' | 'online' | 'documents' | 'form'

interface Phrases {
  /** Asks for a person. */
  readonly officer: RegExp
  readonly thanks: RegExp
  /** Excuses themselves: sent by mistake, did not mean it. */
  readonly sorry: RegExp
  readonly wrong: RegExp
  readonly again: RegExp
  readonly more: RegExp
  /** What of a procedure is asked for; the first that fits. */
  readonly aspects: readonly (readonly [Aspect, RegExp])[]
}

export const phrases: Readonly<Record<Tongue, Phrases>> = {
  vi: {
    officer: /\b(gap|noi chuyen voi|xin gap|cho gap|goi) (truc tiep )?(can bo|nhan vien|nguoi that|anh chi can bo)\b/,
    thanks: /^(da |vang )?(cam on|cam un|thanks|thank you|ok|oke|duoc roi|hieu roi|ro roi)\b/,
    sorry: /^(da |em |toi )?(xin loi|sorry|nham|gui nham|nhan nham)\b/,
    wrong: /\b(sai roi|khong phai (vay|the|cai do|y)|tra loi sai|noi sai|nham roi|khong dung)\b/,
    again: /\b(tra loi di|sao khong tra loi|hoi ma khong|may lan roi|nhac lai|hoi hoai|hoi mai)\b/,
    more: /^(xem them|xem tiep|chi tiet|them nua|ro hon|noi ro hon)\b/,
    aspects: [
      ['fee', /bao nhieu (tien)?$|bao nhieu tien|le phi|het bao nhieu|mat tien|ton bao nhieu|gia bao nhieu|\bphi\b/],
      ['time', /bao lau|may ngay|khi nao (co|xong|lay)|bao gio (co|xong|lay)|mat may/],
      ['online', /online|truc tuyen|tren mang|qua mang|o nha lam|dich vu cong|vneid duoc khong/],
      ['documents', /can gi|giay to gi|mang (theo )?gi|ho so gom|chuan bi gi|thieu gi/],
      ['form', /mau don|to khai|mau nao|ct01|ct 01/],
      ['where', /o dau|cho nao|noi nao|dia chi|may gio|gio lam|toi dau|den dau/],
    ],
  },
  en: {
    officer:
      /\b(talk|speak|chat) (to|with) (an? |the |some)?(officer|human|person|one|somebody|someone)|\breal person\b/,
    thanks: /^(ok )?(many )?(thanks|thank you|thx|got it)\b/,
    sorry: /^(sorry|my mistake|wrong (number|chat))\b/,
    wrong: /\b(that is|thats|that s|this is) (wrong|not (right|what i))|\bwrong answer\b/,
    again: /\b(please answer|why no answer|asked (many|several) times|still waiting)\b/,
    more: /^(more|show more|tell me more|see more|details)\b/,
    aspects: [
      ['fee', /how much|\bfees?\b|\bcosts?\b|\bprice\b/],
      ['time', /how long|how many days|when (will|can|is)/],
      ['online', /\bonline\b|internet|\bapp\b/],
      ['documents', /what documents|which documents|documents|papers|bring/],
      ['form', /\bforms?\b/],
      ['where', /\bwhere\b|address|opening hours|what time/],
    ],
  },
}

export const aspectOf = (said: string, tongue: Tongue): Aspect | undefined =>
  phrases[tongue].aspects.find(([, words]) => words.test(said))?.[0]
