// Tips as a story meets them: told by a person in the chat, found by their code, and the law's rows that clocks run by.

import { loadLaw } from '@binh-yen/server/modules/deadlines/deadlines'
import { change, machine } from '@binh-yen/server/platform/ctx'
import { readLaw } from '../../server/seed/law/law.ts'
import type { Person } from './person.ts'
import type { World } from './world.ts'

export interface ToldTip {
  readonly id: string
  readonly code: string
  readonly page_id: string
  readonly unit_id: string
  readonly state: string
}

/** Somebody writes, and it is a tip. */
export async function tells(world: World, person: Person, text: string): Promise<ToldTip> {
  await person.writes(text)
  await world.settle()
  return newestTip(world)
}

export async function newestTip(world: World): Promise<ToldTip> {
  const [tip] = await world.sql<ToldTip>('select * from tips order by id desc limit 1')
  if (!tip) throw new Error('nobody has told anything')
  return tip
}

/** The rows of the law that come with the house. */
export const withLaw = (world: World): Promise<number> =>
  change(world.app.house, machine('story'), ctx => loadLaw(ctx, readLaw()))
