/** Hides how pressed replies and notes reach the server: one key per press, kept through every retry. */
import type { QueryClient } from '@tanstack/react-query'
import { type Ref, reply, uploadImage, writeNote } from '../../api/calls.ts'
import { newKey } from '../../api/key.ts'
import { conversationQuery, linesQuery } from '../../api/queries.ts'
import { isPassing, isRefusal, Refused } from '../../api/refusal.ts'
import type { Line } from '../../api/shapes.ts'
import { store, useStore } from '../../ui/store.ts'
import { draftOf, type Mode, writeDraft } from './drafts.ts'
import { withLines } from './lines.ts'

/** What was pressed and is not yet with the server. `why` is null while it is on its way. */
export type Outgoing = {
  key: string
  photoKey: string
  conversation: Ref
  mode: Mode
  text: string
  photo: { file: File; url: string; media_id: string | null } | null
  wait: boolean
  at: number
  why: unknown
}

const outbox = store<readonly Outgoing[]>([])
const retryAfterMs = [1_000, 3_000] as const

/** What of this conversation is on its way or failed, in the order pressed. */
export function useOutbox(conversation: Ref): readonly Outgoing[] {
  const all = useStore(outbox)
  return all.filter(one => isSame(one.conversation, conversation))
}

/** Takes a press: shows it at once and sends it. */
export function press(
  queries: QueryClient,
  what: Pick<Outgoing, 'conversation' | 'mode' | 'text' | 'wait' | 'at'>,
  photo: File | null,
): void {
  const kept = photo && { file: photo, url: URL.createObjectURL(photo), media_id: null }
  const outgoing: Outgoing = { ...what, key: newKey(), photoKey: newKey(), photo: kept, why: null }
  outbox.set(all => [...all, outgoing])
  void send(queries, outgoing)
}

/** Sends a failed press again under its first key: the server takes it once. */
export function pressAgain(queries: QueryClient, outgoing: Outgoing): void {
  const again = update(outgoing, { why: null })
  void send(queries, again)
}

/** Gives a failed press up; its words go back into an empty composer. */
export function drop(outgoing: Outgoing): void {
  const { conversation, mode, text } = outgoing
  remove(outgoing)
  if (draftOf(conversation)[mode] === '') writeDraft(conversation, { mode, [mode]: text })
}

async function send(queries: QueryClient, outgoing: Outgoing): Promise<void> {
  const { conversation } = outgoing
  try {
    const lines = await withRetries(() => hand(outgoing))
    queries.setQueryData(linesQuery(conversation).queryKey, loaded => withLines(loaded, lines))
    remove(outgoing)
  } catch (error) {
    if (isRefusal(error, 'window_closed')) closeWindow(queries, outgoing, error)
    else update(outgoing, { why: error })
  }
  void queries.invalidateQueries({ queryKey: conversationQuery(conversation).queryKey })
  void queries.invalidateQueries({ queryKey: ['conversations'] })
}

async function hand(outgoing: Outgoing): Promise<Line[]> {
  const { conversation, mode, text, key, photoKey, wait } = outgoing
  if (mode === 'note') return [(await writeNote(conversation, text, key)).line]
  const photo = outbox.get().find(one => one.key === key)?.photo ?? outgoing.photo
  let media_id = photo?.media_id ?? null
  if (photo && media_id === null) {
    media_id = (await uploadImage(conversation, photo.file, photoKey)).media_id
    update(outgoing, { photo: { ...photo, media_id } })
  }
  const body = { ...(text ? { text } : {}), ...(media_id ? { media_id } : {}), ...(wait ? { wait } : {}) }
  return (await reply(conversation, body, key)).lines
}

/** The window closed between reading and pressing: words and photo go back, the composer offers to let them wait. */
function closeWindow(queries: QueryClient, outgoing: Outgoing, refused: Refused): void {
  const until = refused.details['until']
  queries.setQueryData(
    conversationQuery(outgoing.conversation).queryKey,
    before =>
      before && {
        ...before,
        window: { ...before.window, open: false, until: typeof until === 'number' ? until : null },
      },
  )
  const photo = outgoing.photo?.file ?? null
  drop(outgoing)
  if (photo) writeDraft(outgoing.conversation, { photo })
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
  if (outgoing.photo) URL.revokeObjectURL(outgoing.photo.url)
}

const isSame = (a: Ref, b: Ref) => a.id === b.id && a.page_id === b.page_id
