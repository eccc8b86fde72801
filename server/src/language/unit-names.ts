/** Hides how the name of a unit that no longer exists leads to today's: dated rows are loaded by the caller, several matches give several answers. */
import { fold } from './letters.ts'
import { sameIy } from './syllable.ts'

/** One commune of today and the former units it was made of, as the decree's text lists them. */
export interface UnitRow {
  readonly code: string
  readonly name: string
  readonly province: string
  /** 'Phường Tân Thành, Xã Cẩm Lĩnh (phần còn lại sau khi …)'. */
  readonly former: string
}

export interface UnitMatch {
  readonly code: string
  readonly name: string
  readonly province: string
  /** The old name that was found, or today's own. */
  readonly by: string
  /** Only a part of the old unit went here: one more question is needed. */
  readonly partly: boolean
}

export interface UnitIndex {
  readonly byName: ReadonlyMap<string, readonly UnitMatch[]>
  readonly longest: number
}

const kindsOfUnit = /^(phuong|xa|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tp|p|q|h|tt|tx) /

/** Key of a name: folded, i/y as one, without its kind: 'Phường Tân Thành' → 'tan thanh'. */
const unitKey = (name: string): string =>
  fold(name.normalize('NFC'))
    .replace(/[’']/g, '')
    .replace(/[.,]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(kindsOfUnit, '')
    .split(' ')
    .map(sameIy)
    .join(' ')

/** Tab-separated rows with a heading: province_code, province, commune_code, commune, former_units_text. */
export function readUnitRows(text: string): UnitRow[] {
  return text
    .split('\n')
    .slice(1)
    .filter(line => line.includes('\t'))
    .map(line => {
      const [, province = '', code = '', name = '', former = ''] = line.split('\t')
      return { code, name, province, former }
    })
}

export function indexUnits(rows: readonly UnitRow[]): UnitIndex {
  const byName = new Map<string, UnitMatch[]>()
  const put = (match: UnitMatch): void => {
    const key = unitKey(match.by)
    const list = byName.get(key) ?? []
    if (key !== '' && !list.some(other => other.code === match.code)) byName.set(key, [...list, match])
  }
  for (const row of rows) {
    put({ code: row.code, name: row.name, province: row.province, by: row.name, partly: false })
    for (const part of row.former.split(/,(?![^(]*\))/)) {
      const by = part
        .replace(/\(.*?\)/g, '')
        .replace(/^\s*(một phần|phần còn lại) (của )?/i, '')
        .trim()
      if (by !== '')
        put({ code: row.code, name: row.name, province: row.province, by, partly: /một phần|phần còn lại/i.test(part) })
    }
  }
  return { byName, longest: 4 }
}

/** Every unit named in the text, ranked: those whose province is named too come first, whole ones before parts. */
export function findUnits(text: string, index: UnitIndex): UnitMatch[] {
  const folded = fold(text.normalize('NFC'))
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
  const words = folded.split(' ').map(sameIy)
  const found: UnitMatch[] = []
  for (let at = 0; at < words.length; ) {
    const kind = kindAt(words, at)
    if (kind > 0 && longestAt(words, at + kind, index) > 0) at += kind
    const length = longestAt(words, at, index)
    if (length > 0) found.push(...(index.byName.get(words.slice(at, at + length).join(' ')) ?? []))
    at += Math.max(1, length)
  }
  const said = (match: UnitMatch): number => Number(` ${words.join(' ')} `.includes(` ${unitKey(match.province)} `))
  return found.toSorted((one, other) => said(other) - said(one) || Number(one.partly) - Number(other.partly))
}

/** How many words of kind stand here: 'phuong' 1, 'thi tran' 2. */
function kindAt(words: readonly string[], at: number): number {
  if (/^(thi tran|thi xa|dac khu|thanh pho)$/.test(`${words[at] ?? ''} ${words[at + 1] ?? ''}`)) return 2
  return /^(phuong|xa|quan|huyen|p|x|q|h)$/.test(words[at] ?? '') ? 1 : 0
}

function longestAt(words: readonly string[], at: number, index: UnitIndex): number {
  for (let length = index.longest; length > 0; length -= 1) {
    const name = words.slice(at, at + length).join(' ')
    const kind = words[at - 1] ?? ''
    if (index.byName.has(name) && (length > 1 || /^(phuong|xa|p|x|tran)$/.test(kind))) return length
  }
  return 0
}
