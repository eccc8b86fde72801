/** Hides which tab holds the browser's one event stream: a Web Lock elects it, a BroadcastChannel carries what it hears. */

/** What the stream says: a hint carries ids only; `resync` means hints were lost; `screen` means locked or not. */
export type LiveWord =
  | { kind: 'hint'; hint: Hint }
  | { kind: 'resync' }
  | { kind: 'screen'; locked: boolean }
  | { kind: 'link'; up: boolean }

/** Tips and cases are told under the veil they are seen through; here all are one. */
type TipHint = 'tip' | 'tip_kept' | 'tip_confidential'
type CaseHint = 'case' | 'case_kept' | 'case_confidential'

export type Hint = {
  kind:
    | 'conversation'
    | 'presence'
    | 'delivery'
    | 'page'
    | 'operations'
    | 'shift'
    | 'alarm'
    | 'alarm_kept'
    | TipHint
    | CaseHint
  page_id: string | null
  id: string | null
}

/** Opens the real stream, reports words until closed; returns how to close it. */
export type OpenStream = (hear: (word: LiveWord) => void) => () => void

type Locks = Pick<LockManager, 'request'>
type Channel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'addEventListener'>
type Election = {
  name: string
  locks: Locks | undefined
  channel: Channel
  open: OpenStream
  hear: (word: LiveWord) => void
}

const asking = { kind: 'asking' } as const

/**
 * Joins the browser's tabs: one of them opens the stream, all of them hear every word. When the holder goes, the next
 * tab in line opens its own. Without Web Locks (plain http) each tab opens its own. Returns how to leave.
 */
export function joinLive({ name, locks, channel, open, hear }: Election): () => void {
  const leaving = new AbortController()
  let lastLink: LiveWord | null = null
  let holding = false

  channel.addEventListener('message', message => {
    const word = message.data as LiveWord | typeof asking
    if (word.kind !== 'asking') hear(word)
    else if (holding && lastLink) channel.postMessage(lastLink)
  })

  const hold = () =>
    new Promise<void>(done => {
      holding = true
      const close = open(word => {
        if (word.kind === 'link') lastLink = word
        if (locks) channel.postMessage(word)
        hear(word)
      })
      leaving.signal.addEventListener('abort', () => {
        close()
        done()
      })
    })

  if (!locks) void hold()
  else {
    channel.postMessage(asking)
    locks.request(name, { signal: leaving.signal }, hold).catch(() => {})
  }

  return () => {
    leaving.abort()
    channel.close()
  }
}
