/** Hides how the particulars of a question are read: how old, whose papers, first or lost, own home or rented, Vietnamese or foreign. */
import type { Found } from './concepts.ts'
import { spelledAge, spelledSchoolYear } from './number-words.ts'
import type { TypedSpan } from './typed-spans.ts'
import type { Word } from './words.ts'

export interface Slots {
  /** Whole years; 0 for a baby counted in months. */
  readonly age: number | undefined
  readonly nationality: 'vietnamese' | 'foreign' | undefined
  readonly occasion: 'first' | 'lost' | 'damaged' | 'expired' | 'correct' | 'renew' | undefined
  readonly home: 'own' | 'rented' | 'family' | undefined
  readonly forWhom: 'self' | 'child' | 'elder' | 'spouse' | undefined
  readonly vehicle: 'motorbike' | 'car' | undefined
  readonly online: boolean
}

/** `year`: this year, to read an age from a year of birth; undefined leaves that out. */
export function readSlots(
  words: readonly Word[],
  concepts: readonly Found[],
  spans: readonly TypedSpan[],
  year: number | undefined,
): Slots {
  const has = (name: string): boolean => concepts.some(found => found.name === name)
  const folded = words.map(word => word.folded).join(' ')
  const age = readAge(folded, spans, year)
  return {
    age,
    nationality: has('FOREIGN') ? 'foreign' : /quoc tich viet|nguoi viet/.test(folded) ? 'vietnamese' : undefined,
    occasion: has('LOST')
      ? 'lost'
      : has('EXPIRED')
        ? 'expired'
        : has('DAMAGED')
          ? 'damaged'
          : has('CORRECT')
            ? 'correct'
            : has('RENEW')
              ? 'renew'
              : has('FIRST')
                ? 'first'
                : undefined,
    home: /(o|thue) tro|thue (nha|phong)|nha (thue|tro)|phong tro/.test(folded)
      ? 'rented'
      : /nha (bo|ba|me|chong|vo|bo me|ba me|anh|chi)/.test(folded)
        ? 'family'
        : /mua nha|nha (cua|rieng|moi mua)|so (hong|do)/.test(folded)
          ? 'own'
          : undefined,
    forWhom:
      has('NEWBORN') || (age !== undefined && age < 14)
        ? 'child'
        : has('CHILD')
          ? 'child'
          : has('ELDER')
            ? 'elder'
            : has('SPOUSE')
              ? 'spouse'
              : undefined,
    vehicle: /xe may|mo to|bang a|xe ga/.test(folded)
      ? 'motorbike'
      : /o to|xe hoi|xe con|xe tai|bang b|bang c/.test(folded)
        ? 'car'
        : undefined,
    online: has('ONLINE'),
  }
}

function readAge(folded: string, spans: readonly TypedSpan[], year: number | undefined): number | undefined {
  if (/thang tuoi|ngay tuoi|so sinh|moi (sinh|de|sanh)|vua (sinh|de) (be|con|chau)/.test(folded)) return 0
  const told = spans.find(span => span.kind === 'age' && (span.value ?? 999) < 120)
  if (told) return told.value
  const spelled = spelledAge(folded)
  if (spelled !== undefined) return spelled
  const grade = /lop #number/.test(folded)
    ? spans.find(span => span.kind === 'number' && (span.value ?? 99) <= 12)?.value
    : spelledSchoolYear(folded)
  if (grade !== undefined) return grade + 5
  if (/tieu hoc|cap mot/.test(folded)) return 8
  if (/mau giao|mam non|lop (choi|la|mam)/.test(folded)) return 4
  const born = spans.find(
    span => span.kind === 'number' && (span.value ?? 0) >= 1920 && (span.value ?? 0) <= (year ?? 0),
  )
  return born?.value !== undefined && year !== undefined && /(sinh|sn|sanh) (nam )?#number/.test(folded)
    ? year - born.value
    : undefined
}
