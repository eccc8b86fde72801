import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readProcedures } from '../../../seed/procedures.ts'
import { procedureCard, procedureMore } from '../../text/procedure-card.ts'
import { changesBetween } from './changes.ts'
import type { Fee } from './content.ts'
import { readCsv, writeCsv } from './csv.ts'
import { againstOurs, isJunk, readPortal } from './portal.ts'
import { allMoves, type Dated, fits, holdingOn, mayNext, standingOf, states, told, withheld } from './rules.ts'
import { toldFee } from './figures.ts'
import { readSheet, writeSheet } from './sheet.ts'

const version = (number: number, effective_from: string, more: Partial<Dated> = {}): Dated => ({
  number,
  effective_from,
  effective_to: null,
  review_by: '2027-06-30',
  state: 'published',
  ...more,
})

describe('which version holds', () => {
  const old = version(1, '2026-07-01')
  const next = version(2, '2027-01-01')

  test('the old one to the last day before the change, the new one from its day on', () => {
    expect(holdingOn([old, next], '2026-12-31')).toBe(old)
    expect(holdingOn([old, next], '2027-01-01')).toBe(next)
    expect(standingOf(next, [old, next], '2026-12-31')).toBe('coming')
    expect(standingOf(old, [old, next], '2027-01-01')).toBe('superseded')
  })

  test('of two with the same day the newer', () => {
    const again = version(3, '2027-01-01')
    expect(holdingOn([next, again, old], '2027-02-01')).toBe(again)
  })

  test('drafts and withdrawn ones never, and recalled ones still stand before what they followed', () => {
    expect(holdingOn([version(1, '2026-01-01', { state: 'draft' })], '2027-01-01')).toBeUndefined()
    expect(holdingOn([old, version(2, '2026-08-01', { state: 'withdrawn' })], '2026-09-01')).toBe(old)
    const recalled = version(2, '2026-08-01', { state: 'recalled' })
    expect(withheld(holdingOn([old, recalled], '2026-09-01'), true, '2026-09-01')).toBe('expired')
  })

  test('once a newer one has begun, whatever becomes of it, the older is never answered', () => {
    const anyDay = fc.integer({ min: 1, max: 28 }).map(n => `2026-10-${String(n).padStart(2, '0')}`)
    const any = fc.record({ state: fc.constantFrom('published', 'recalled'), day: anyDay, review: anyDay })
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 5 }), anyDay, fc.boolean(), (rows, today, signed) => {
        const all = rows.map((row, n) =>
          version(n + 1, row.day, { state: row.state as Dated['state'], review_by: row.review }),
        )
        const holding = holdingOn(all, today)
        if (holding === undefined || withheld(holding, signed, today) !== null) return
        for (const other of all)
          if (other.effective_from <= today) expect(other.effective_from <= holding.effective_from).toBe(true)
        expect(signed && holding.state === 'published' && holding.review_by >= today).toBe(true)
      }),
    )
  })

  test('past its last day, past its review or unsigned it is withheld, in this order', () => {
    expect(withheld(undefined, true, '2026-10-01')).toBe('none')
    expect(withheld(version(1, '2026-07-01', { effective_to: '2026-09-30' }), true, '2026-10-01')).toBe('expired')
    expect(withheld(old, true, '2027-07-01')).toBe('review_due')
    expect(withheld(old, true, '2027-06-30')).toBeNull()
    expect(withheld(old, false, '2026-10-01')).toBe('unsigned')
  })
})

test('a published version can only be taken back, and what was taken back stays so', () => {
  expect(mayNext('published')).toEqual(['withdraw'])
  expect(mayNext('withdrawn')).toEqual([])
  expect(mayNext('recalled')).toEqual([])
  expect(new Set(states.flatMap(mayNext))).toEqual(new Set(allMoves))
})

describe('what may be told', () => {
  const half: Fee = {
    state: 'verified',
    amounts: [
      { label: 'Đổi thẻ', amount: 25_000, currency: 'VND', from: null, to: '2026-12-31', basis: 'x' },
      { label: 'Trực tuyến', amount: 0, currency: 'VND', from: '2026-08-15', to: '2027-02-28', basis: 'x' },
    ],
  }

  test('an amount only on its days; when none is left it is said not to be verified', () => {
    const labels = (day: string) => {
      const fee = toldFee(half, day)
      return fee.state === 'verified' ? fee.amounts.map(each => each.label) : fee.state
    }
    expect(labels('2026-08-14')).toEqual(['Đổi thẻ'])
    expect(labels('2026-12-31')).toEqual(['Đổi thẻ', 'Trực tuyến'])
    expect(labels('2027-01-01')).toEqual(['Trực tuyến'])
    expect(labels('2027-03-01')).toBe('not_verified')
  })

  test('nothing that was only heard and nothing meant for editors leaves the house, in any procedure of the seed', () => {
    for (const { slug, version } of readProcedures()) {
      const said = JSON.stringify(told(version.content, '2026-11-25'))
      expect(said, slug).not.toMatch(/"heard"|"to_check"/)
      for (const each of [version.content, ...version.content.cases])
        for (const figure of [each.fee, each.time])
          if (figure?.state === 'not_verified' && figure.heard !== '') expect(said, slug).not.toContain(figure.heard)
    }
  })
})

describe('a case is meant', () => {
  test('by age, with what was not said left open', () => {
    const child = { age_from: 6, age_below: 14 }
    expect([5, 6, 13, 14].map(age => fits(child, { age }))).toEqual(['no', 'yes', 'yes', 'no'])
    expect(fits(child, {})).toBe('open')
  })

  test('by nationality, occasion and home together', () => {
    const when = { nationality: ['vietnamese' as const], home: ['rented' as const] }
    expect(fits(when, { nationality: 'vietnamese', home: 'rented' })).toBe('yes')
    expect(fits(when, { nationality: 'vietnamese' })).toBe('open')
    expect(fits(when, { home: 'own' })).toBe('no')
    expect(fits({}, {})).toBe('yes')
  })
})

describe('the procedures of the seed', () => {
  const all = readProcedures()
  const folder = new URL('../../../seed/catalogue/', import.meta.url)
  const asked = readdirSync(folder)
    .filter(name => !['tip-categories.json', 'tra-cuu.json'].includes(name))
    .flatMap(name =>
      (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { slug: string }[]).map(row => row.slug),
    )

  test('there is one for each that people ask about, and no other', () => {
    expect(all.map(({ slug }) => slug).toSorted()).toEqual(asked.toSorted())
  })

  test('ten are marked as the most asked, each once', () => {
    expect(all.flatMap(({ rank }) => rank ?? []).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('none asks for money codes or passwords, names a law in its first line, or promises secrecy without limit', () => {
    for (const { slug, version } of all) {
      expect(version.content.answer, slug).not.toMatch(/Nghị định|Thông tư|Luật \d|\d+\/20\d\d\/[A-Z]/)
      expect(JSON.stringify(version.content), slug).not.toMatch(/tuyệt đối|cung cấp mã OTP cho (?!bất kỳ)/i)
      expect(version.content.answer, slug).toBe(version.content.answer.normalize('NFC'))
    }
  })

  test('they come back from a spreadsheet as they went in', () => {
    const back = readSheet(writeSheet(all))
    expect(back?.map(row => row.wrong)).toEqual(all.map(() => []))
    expect(back?.map(row => row.filed)).toEqual(all)
  })
})

describe('spreadsheets', () => {
  test('any text comes back as it was, and no cell is a formula', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map(text => text.replaceAll('\r', ''))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 4 }), rows => {
        expect(readCsv(writeCsv([['a', 'b', 'c'], ...rows]))).toEqual([['a', 'b', 'c'], ...rows])
      }),
    )
    expect(writeCsv([['=1+1']])).toContain("'=1+1")
  })

  test('semicolons are understood, a quote without end is not', () => {
    expect(readCsv('a;b\n1;"2;3"\n')).toEqual([
      ['a', 'b'],
      ['1', '2;3'],
    ])
    expect(readCsv('a,b\n"1,2\n')).toBeUndefined()
    expect(readSheet('a,b\n1,2\n')).toBeUndefined()
  })
})

describe('records of the portal', () => {
  const ours = readProcedures().find(({ slug }) => slug === 'tam-tru')?.version
  const record = (ways: string, more: object = {}) =>
    readPortal(
      JSON.stringify({
        ma_thu_tuc: '1.004194',
        ten_thu_tuc: 'Đăng ký tạm trú',
        linh_vuc: 'Đăng ký, quản lý cư trú',
        co_quan_thuc_hien: 'Công an cấp Xã',
        cach_thuc_thuc_hien: ways,
        can_cu_phap_ly: '',
        ...more,
      }),
    )?.[0]

  test('what says the same changes nothing', () => {
    const same = record('Trực tuyến3 Ngày làm việc7,000 Việt Nam Đồng')
    expect(ours && same && againstOurs(ours, same, '2026-11-25')).toBeNull()
  })

  test('a new fee is heard and not verified, and noted for whoever looks', () => {
    const other = record('Trực tiếp3 Ngày làm việc18,000 Việt Nam Đồng')
    const next = ours && other && againstOurs(ours, other, '2026-11-25')
    expect(next?.content.fee).toEqual({ state: 'not_verified', heard: '18.000 đồng' })
    expect(next?.content.time).toEqual(ours?.content.time)
    expect(next?.content.to_check.at(-1)).toContain('18.000 đồng')
    expect(ours && next && changesBetween(ours, next).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['fee', 'to_check', 'source']),
    )
  })

  test('a record another ministry wrote over is junk', () => {
    const junk = record('', { co_quan_thuc_hien: 'Sở Nội vụ', linh_vuc: 'Chính sách', ten_thu_tuc: 'Trợ cấp' })
    expect(junk && isJunk(junk)).toBe(true)
    expect(readPortal('{"ma_thu_tuc":"x"}')).toEqual([null])
    expect(readPortal('not json')).toBeUndefined()
  })
})

describe('the card on the phone', () => {
  const facts = (slug: string) => {
    const { content } = readProcedures().find(each => each.slug === slug)?.version ?? raise()
    const { where, ...rest } = told(content, '2026-11-25')
    return { ...rest, where: { text: where }, hours: null, contact: null }
  }
  const raise = (): never => {
    throw new Error('no such procedure')
  }

  test('answers first, says what to bring, where, fee and time, and fits one screen', () => {
    const card = procedureCard(facts('tam-tru'))
    expect(card.split('\n')[0]).toBe(facts('tam-tru').answer)
    for (const words of ['Mang theo:', 'Nơi làm:', 'Lệ phí: nộp trực tiếp 15.000 đồng', 'Thời hạn: 3 ngày làm việc'])
      expect(card).toContain(words)
    for (const { slug } of readProcedures()) expect(procedureCard(facts(slug)).length, slug).toBeLessThan(1100)
  })

  test('a figure that was not verified is not told, but where to ask', () => {
    expect(procedureCard(facts('ho-chieu-cap'))).toMatch(/Lệ phí: chưa xác minh, anh\/chị bấm Gặp cán bộ/)
    expect(procedureCard(facts('ho-chieu-cap'))).not.toMatch(/\d00\.000/)
  })

  test('of a known case its own papers and fee, and the others behind Xem thêm', () => {
    const content = facts('xe-dang-ky-lan-dau')
    const car = content.cases.find(each => each.title === 'Ô tô')
    expect(procedureCard(content, car)).toContain('140.000 đồng')
    expect(procedureMore(content, car)).not.toContain('140.000')
    expect(procedureMore(content, car)).toContain('Căn cứ:')
  })
})

test('of laws the portal cites only one as new as our newest is told; what runs into it does not belong to it', () => {
  const ours = readProcedures().find(({ slug }) => slug === 'tam-tru')?.version
  const cites = (can_cu_phap_ly: string) => {
    const record = { ma_thu_tuc: '1.004194', ten_thu_tuc: 'Đăng ký tạm trú', linh_vuc: 'Cư trú', can_cu_phap_ly }
    const read = readPortal(JSON.stringify(record))?.[0]
    return ours && read ? (againstOurs(ours, read, '2026-11-25')?.content.to_check.at(-1) ?? null) : undefined
  }
  expect(cites('Thông tư 55/2021/TT-BCA55/2021/TT-BCALuật Cư trú 202068/2020/QH14')).toBeNull()
  expect(cites('Thông tư 200/2027/TT-BCALuật')).toBe('Cổng dịch vụ công dẫn: 200/2027/TT-BCA.')
})
