/** Hides how ages and school years written as words are read: "mười bốn tuổi", "tròn sáu", "lớp ba". Works on folded words. */

const units: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
}
const unit = Object.keys(units).join('|')
const number = `(?:(?:(${unit}) )?(muoi)(?: (${unit}))?|(${unit}))`
const ageTold = new RegExp(`(?:^| )${number} (?:ruoi )?tuoi(?: |$)`)
const ageReached = new RegExp(`(?:tron|len|sap|gan du|moi du|vua du) ${number}(?: |$)`)
const yearAtSchool = new RegExp(`(?:^| )lop ${number}(?: |$)`)

function valueOf(match: RegExpExecArray | null): number | undefined {
  if (!match) return undefined
  const [, tens = '', ten, rest = '', single = ''] = match
  return ten === undefined ? units[single] : (units[tens] ?? 1) * 10 + (units[rest] ?? 0)
}

/** Whole years, or undefined. */
export const spelledAge = (folded: string): number | undefined =>
  valueOf(ageTold.exec(folded)) ?? valueOf(ageReached.exec(folded))

/** 1–12, or undefined. */
export const spelledSchoolYear = (folded: string): number | undefined => valueOf(yearAtSchool.exec(folded))
