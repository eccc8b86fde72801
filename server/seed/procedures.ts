// The procedures that come with the house: read from their files, published by two of the district's officers, signed for its pages.

import { readdirSync, readFileSync } from 'node:fs'
import type { OfficerId } from '../src/modules/officers/officers.ts'
import { addProcedure, file, type Filed, propose, publish, sign } from '../src/modules/procedures/procedures.ts'
import { change, type House, type Who } from '../src/platform/ctx.ts'
import { newId } from '../src/platform/ids.ts'
import { dateOf } from '../src/platform/local-time.ts'
import { officers } from './people.ts'
import type { Raised } from './raise.ts'

const folder = new URL('./procedures/', import.meta.url)

/** Throws, with the place, when a file is not in the shape of content.ts. */
export const readProcedures = (): Filed[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .flatMap(name => file.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))

/**
 * The editor drafts and puts forward, the leader publishes. What is past its review on the day of the seed is put forward
 * only: an officer has to look at it first. Gives the published versions.
 */
export async function publishProcedures(house: House, editor: Who, leader: Who): Promise<string[]> {
  const today = dateOf(house.clock.now())
  const all = readProcedures().map(({ version, ...rest }) => {
    // The story of the seed begins a week before the day it is told on.
    const checked_on = version.checked_on < today ? version.checked_on : today
    return { ...rest, version: { ...version, checked_on } }
  })
  const drafted = await change(house, editor, async ctx => {
    const ids: { id: string; due: boolean }[] = []
    for (const each of all) {
      const id = await addProcedure(ctx, each)
      await propose(ctx, id)
      ids.push({ id, due: each.version.review_by < today || each.version.review_by < each.version.effective_from })
    }
    return ids
  })
  const ready = drafted.filter(({ due }) => !due).map(({ id }) => id)
  await change(house, leader, async ctx => {
    for (const id of ready) await publish(ctx, id)
  })
  return ready
}

/** Every page of the district answers from the first day; a ward with a leader of its own signs for itself. */
export async function answerProcedures(house: House, raised: Raised): Promise<void> {
  const as = (login: string): Who => officerOf(house, raised.officers, login)
  const ids = await publishProcedures(house, as('bientap.tinh'), as('lanhdao.tinh'))
  for (const [unit, page_id] of raised.pages) {
    const own = `lanhdao.${unit}`
    const signer = as(raised.officers.has(own) ? own : 'lanhdao.tinh')
    if (ids.length > 0) await change(house, signer, ctx => sign(ctx, page_id, ids))
  }
}

function officerOf(house: House, ids: ReadonlyMap<string, OfficerId>, login: string): Who {
  const name = officers.find(each => each.login === login)?.name ?? login
  return { kind: 'officer', id: ids.get(login) as string, name, session: newId(house.clock.now()) }
}
