/** Hides the few hand-written rules that part readings the model mixes up: concepts that together say one thing. */
import type { Found } from './concepts.ts'
import type { Word } from './words.ts'

/** [all of these concepts, none of these, leaf, log-odds to add]. */
const rules: readonly (readonly [readonly string[], readonly string[], string, number])[] = [
  [['EID', 'ORG'], ['CAMERA'], 'vneid-to-chuc', 2],
  [['QUEUE'], ['READY'], 'lay-so', 2.5],
  [['OLDID', 'CONFIRM'], [], 'xac-nhan-cmnd-9-so', 1.5],
  [['SPLIT'], [], 'tach-ho', 1.5],
  [['LICENCE', 'FOREIGN', 'CHANGE'], ['INTL'], 'gplx-doi-nuoc-ngoai', 1.5],
  [['LICENCE', 'MILITARY'], [], 'gplx-doi-nuoc-ngoai', 2],
  [['PASSPORT', 'FOUNDAGAIN'], [], 'ho-chieu-khoi-phuc', 2],
  [['WEAPON', 'HANDIN'], [], 'giao-nop-vu-khi-phao', 1.5],
  [['CAMERA', 'SELL', 'VEHICLE'], [], 'khieu-nai-phat-nguoi', 1.5],
  [['CANCEL', 'TEMP'], ['RENEW'], 'xoa-tam-tru', 1.2],
  [['REHAB'], [], 'cai-nghien-tu-nguyen', 1.5],
]

/** Topics that alone are no question: "hộ chiếu", "căn cước". */
const topics = new Set([
  'IDCARD',
  'PASSPORT',
  'LICENCE',
  'RESIDENCE',
  'TEMP',
  'EID',
  'VEHICLE',
  'VREG',
  'PLATE',
  'AWAY',
  'STAY',
  'DOSSIER',
  'HOW',
])

/** What to add to which leaf. */
export function sureSigns(words: readonly Word[], concepts: readonly Found[]): [string, number][] {
  const has = new Set(concepts.map(found => found.name))
  const lifts: [string, number][] = []
  for (const [all, none, leaf, by] of rules) {
    if (all.every(name => has.has(name)) && !none.some(name => has.has(name))) lifts.push([leaf, by])
  }
  if (words.length > 0 && words.length <= 4 && onlyTopic(words, concepts)) lifts.push(['vague', 7])
  return lifts
}

/** One topic covers every word and nothing else is said. */
function onlyTopic(words: readonly Word[], concepts: readonly Found[]): boolean {
  const whole = concepts.filter(found => found.at === 0 && found.end === words.length)
  return whole.some(found => topics.has(found.name)) && whole.every(found => topics.has(found.name))
}
