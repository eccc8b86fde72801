// `seed`: fills an empty installation with an invented district and lets it live a week, told through the flows.

import { renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chance } from '../../seed/chance.ts'
import { readLaw } from '../../seed/law/law.ts'
import { phonesAt } from '../../seed/phones.ts'
import { moveClocks, play, settleAll } from '../../seed/play.ts'
import { workMatters } from '../../seed/matters.ts'
import { openOffices, planShifts } from '../../seed/office.ts'
import { answerProcedures } from '../../seed/procedures.ts'
import { type Demo, raise } from '../../seed/raise.ts'
import { readTalks } from '../../seed/talks.ts'
import { citizens, handles, planWeek, storyLength } from '../../seed/week.ts'
import { startApp } from '../app.ts'
import { webhookPath } from '../doors/zalo/webhook.ts'
import { unitTree } from '../modules/units/units.ts'
import { loadLaw } from '../modules/deadlines/deadlines.ts'
import { hour, machineNow, minute } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { change, machine } from '../platform/ctx.ts'

const usage = `seed --sim-url URL --demo-file FILE [--port N]
  --sim-url    the simulator's origin
  --demo-file  where sign-ins, pages and apps are written, for its owner only
  --port       where the simulator reaches this command meanwhile; that of PUBLIC_URL by default`

/** Always the same week; only secrets differ from one installation to the next. */
const seed = 20_260_701

/** Time of the story before its first word, in which the pages are granted one by one. */
const preparation = 7 * hour
const grantEvery = 20 * minute

/** Refuses, with exit 0 and a sentence, a house that has units: nothing is ever seeded over what is there. */
export async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { 'sim-url': { type: 'string' }, 'demo-file': { type: 'string' }, port: { type: 'string' } },
  })
  const { 'sim-url': simUrl, 'demo-file': demoFile } = values
  if (!simUrl || !demoFile || !URL.canParse(simUrl)) {
    console.error(usage)
    return 2
  }
  const config = readConfig({ MEDIA_HOSTS: new URL(simUrl).origin, LOG_LEVEL: 'warn', ...env })
  config.DATABASE_URL = hasty(config.DATABASE_URL)
  const { port: publicPort } = new URL(config.PUBLIC_URL)
  const began = machineNow()
  const phones = phonesAt(simUrl)
  const app = await startApp(config, {
    port: Number(values.port ?? (publicPort || 80)),
    host: 'localhost',
    doors: ['zalo', 'clock'],
    oneRole: true,
  })
  try {
    const units = await change(app.house, machine('seed'), unitTree)
    if (units.length > 0) {
      console.log('There are units already: nothing was seeded.')
      return 0
    }
    const stage = { app, phones }
    const ahead = (await phones.now()) - machineNow()
    const now = machineNow() + ahead
    const later = () => moveClocks(stage, app.house.clock.now() + grantEvery)
    await moveClocks(stage, now - storyLength - preparation)
    const raised = await raise(app.house, phones, new URL(webhookPath, config.PUBLIC_URL).href, later)
    await settleAll(stage)
    await answerProcedures(app.house, raised)
    await phones.addPeople(handles, citizens)
    const acts = planWeek(readTalks(), chance(seed), now)
    await play({ ...stage, raised }, acts, () => machineNow() + ahead)
    await change(app.house, machine('seed'), ctx => loadLaw(ctx, readLaw()))
    await workMatters({ ...stage, raised }, acts)
    await openOffices(app.house, raised)
    await planShifts(app.house, raised)
    writeDemo(demoFile, raised.demo)
    const took = ((machineNow() - began) / 1000).toFixed(1)
    console.log(
      `Seeded ${raised.demo.pages.length} pages, ${raised.demo.officers.length} officers, ${citizens} citizens in ${took} s.`,
    )
    return 0
  } finally {
    await app.stop()
    await phones.end()
  }
}

/** A seed cut short is begun anew, so no commit waits for the disk; the last thing done is one that does. */
function hasty(url: string): string {
  const to = new URL(url)
  to.searchParams.set('options', '-c synchronous_commit=off')
  return to.href
}

/** Whole or not at all: the starter takes its presence for a finished seed. */
function writeDemo(file: string, demo: Demo): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
