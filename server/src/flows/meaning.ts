// What a message means, by the catalogue that lies beside the server. Read once a process.

import { readdirSync, readFileSync } from 'node:fs'
import { type Catalogue, type CategoryRow, prepareCatalogue, type ProcedureRow } from '../language/catalogue.ts'
import type { Asked } from '../language/follow-up.ts'
import { type Understanding, understand } from '../language/understand.ts'

const folder = new URL('../../seed/catalogue/', import.meta.url)
const categoriesFile = 'tip-categories.json'
const read = <T>(name: string): T[] => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T[]

let prepared: Catalogue | undefined

/** Takes a third of a second the first time: a process that is to answer calls it before it listens. */
export function theCatalogue(): Catalogue {
  prepared ??= prepareCatalogue({
    procedures: readdirSync(folder)
      .filter(name => name.endsWith('.json') && name !== categoriesFile)
      .sort()
      .flatMap(name => read<ProcedureRow>(name)),
    categories: read<CategoryRow>(categoriesFile),
  })
  return prepared
}

/** Undefined where nothing is said in words. */
export const meaningOf = (text: string | undefined): Understanding | undefined =>
  text === undefined || text.trim() === '' ? undefined : understand(text, null, theCatalogue())

/** The same in the light of what the assistant said last. */
export const meaningAfter = (text: string, asked: Asked): Understanding => understand(text, asked, theCatalogue())
