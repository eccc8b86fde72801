/** Hides how pressed replies and notes reach the server: one key per press, kept through every retry. */
import type { QueryClient } from '@tanstack/react-query'
import { uploadMedia } from '../../api/calls.ts'
import { newKey } from '../../api/key.ts'
import { conversationQuery, linesQuery } from '../../api/queries.ts'
import { isPassing, isRefusal, Refused } from '../../api/refusal.ts'
import type { Line } from '../../api/shapes.ts'
import { reply, type ThreadRef, touchedByLine, writeNote } from '../../api/talk.ts'
import { store, useStore } from '../../ui/store.ts'
import { documentType, isPhoto } from './attachment.ts'
import { type Choices, choicesBody } from './choices.ts'
import { draftOf, type Mode, writeDraft } from './drafts.ts'
import type { Quote } from './kinds/quoted.tsx'
import { withLines } from './lines.ts'

/** What was pressed and is not yet with the server. `why` is null while it is on its way. */
export type Outgoing = {
  key: string
  fileKey: string
  thread: ThreadRef
  mode: Mode
  text: string
  /** `url` shows a picture before it is sent. */
  file: { file: File; url: string | null; media_id: string | null } | null
  quote: Quote | null
  choices: Choices | null
  wait: boolean
  at: number
  why: unknown
}

const outbox = store<readonly Outgoing[]>([])
const retryAfterMs = [1_000, 3_000] as const

/** What of this thread is on its way or failed, in the order pressed. */
export function useOutbox(thread: ThreadRef): readonly Outgoing[] {
  const all = useStore(outbox)
  return all.filter(one => isSame(one.thread, thread))
}

/** Takes a press: shows it at once and sends it. */
export function press(
  queries: QueryClient,
  what: Pick<Outgoing, 'thread' | 'mode' | 'text' | 'wait' | 'at' | 'quote' | 'choices'>,
  file: File | null,
): void {
  const kept = file && { file, url: isPhoto(file) ? URL.createObjectURL(file) : null, media_id: null }
  const outgoing: Outgoing = { ...what, key: newKey(), fileKey: newKey(), file: kept, why: null }
  outbox.set(all => [...all, outgoing])
  void send(queries, outgoing)
}

/** Sends a failed press again under its first key: the server takes it once. */
export function pressAgain(queries: QueryClient, outgoing: Outgoing): void {
  const again = update(outgoing, { why: null })
  void send(queries, again)
}

/** Gives a failed press up; its words and what went with them go back into an empty composer. */
export function drop(outgoing: Outgoing): void {
  const { thread, mode, text, file, quote, choices } = outgoing
  remove(outgoing)
  if (draftOf(thread)[mode] !== '') return
  const along = mode === 'note' ? {} : { file: file?.file ?? null, quote: quote?.id ?? null, choices }
  writeDraft(thread, { mode, [mode]: text, ...along })
}

async function send(queries: QueryClient, outgoing: Outgoing): Promise<void> {
  const { thread } = outgoing
  try {
    const lines = await withRetries(() => hand(outgoing))
    queries.setQueryData(linesQuery(thread).queryKey, loaded => withLines(loaded, lines))
    remove(outgoing)
  } catch (error) {
    if (isRefusal(error, 'window_closed')) closeWindow(queries, outgoing, error)
    else update(outgoing, { why: error })
  }
  for (const queryKey of touchedByLine(thread)) void queries.invalidateQueries({ queryKey })
}

async function hand(outgoing: Outgoing): Promise<Line[]> {
  const { thread, mode, text, key, quote, choices, wait } = outgoing
  if (mode === 'note') return [await writeNote(thread, text, key)]
  const along = {
    ...(await uploaded(outgoing)),
    ...(quote ? { quote: quote.id } : {}),
    ...(choices ? choicesBody(choices) : {}),
  }
  const body = { ...(text ? { text } : {}), ...along, ...(wait ? { wait } : {}) }
  return reply(thread, body, key)
}

/** Uploads the file once, also when the reply behind it has to be tried again; a document keeps its name. */
async function uploaded(outgoing: Outgoing): Promise<{ media_id?: string; file_name?: string }> {
  const kept = outbox.get().find(one => one.key === outgoing.key)?.file ?? outgoing.file
  if (!kept) return {}
  const { file } = kept
  const type = documentType(file)
  let { media_id } = kept
  if (media_id === null) {
    const bytes = isPhoto(file) || type === null ? file : new Blob([file], { type })
    media_id = (await uploadMedia(outgoing.thread, bytes, outgoing.fileKey)).media_id
    update(outgoing, { file: { ...kept, media_id } })
  }
  return isPhoto(file) ? { media_id } : { media_id, file_name: file.name }
}

/** The window closed between reading and pressing: all goes back, the composer offers to let it wait. */
function closeWindow(queries: QueryClient, outgoing: Outgoing, refused: Refused): void {
  const until = refused.details['until']
  queries.setQueryData(
    conversationQuery(outgoing.thread).queryKey,
    before =>
      before && {
        ...before,
        window: { ...before.window, open: false, until: typeof until === 'number' ? until : null },
      },
  )
  drop(outgoing)
}

async function withRetries<Reply>(run: () => Promise<Reply>): Promise<Reply> {
  for (const pause of retryAfterMs) {
    try {
      return await run()
    } catch (error) {
      if (!isPassing(error)) throw error
      await new Promise(done => setTimeout(done, pause))
    }
  }
  return run()
}

function update(outgoing: Outgoing, part: Partial<Outgoing>): Outgoing {
  outbox.set(all => all.map(one => (one.key === outgoing.key ? { ...one, ...part } : one)))
  return outbox.get().find(one => one.key === outgoing.key) ?? outgoing
}

function remove(outgoing: Outgoing): void {
  outbox.set(all => all.filter(one => one.key !== outgoing.key))
  if (outgoing.file?.url) URL.revokeObjectURL(outgoing.file.url)
}

const isSame = (a: ThreadRef, b: ThreadRef) => a.id === b.id && a.page_id === b.page_id
