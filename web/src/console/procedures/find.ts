/** Hides how a typed word finds a procedure: accents, case and order of words do not matter. */
import type { Procedure } from '../../api/procedure-calls.ts'

const fold = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()

export type Show = 'all' | 'open' | 'coming' | 'review'

const shown: Record<Show, (procedure: Procedure) => boolean> = {
  all: () => true,
  open: ({ open }) => open.length > 0,
  coming: ({ coming }) => coming.length > 0,
  review: ({ holding }) => holding !== null && holding.standing !== 'holds',
}

/** Those whose name, code or field holds every typed word. */
export function findProcedures(all: readonly Procedure[], words: string, field: string, show: Show): Procedure[] {
  const wanted = fold(words)
    .split(/\s+/)
    .filter(word => word !== '')
  return all.filter(procedure => {
    const text = fold(`${procedure.name} ${procedure.slug}`)
    return (
      shown[show](procedure) && (field === '' || procedure.field === field) && wanted.every(word => text.includes(word))
    )
  })
}
