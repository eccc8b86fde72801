/** Hides where the seed catalogue lies on disk. */
import { readdirSync, readFileSync } from 'node:fs'
import type { CatalogueRows, CategoryRow, ProcedureRow } from '@binh-yen/server/language/catalogue'

const folder = `${import.meta.dirname}/../../server/seed/catalogue`

export function readCatalogue(): CatalogueRows {
  const files = readdirSync(folder).filter(file => file.endsWith('.json') && file !== 'tip-categories.json')
  const procedures = files
    .toSorted()
    .flatMap(file => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as ProcedureRow[])
  const categories = JSON.parse(readFileSync(`${folder}/tip-categories.json`, 'utf8')) as CategoryRow[]
  return { procedures, categories }
}
