// Hides how half a million calls are remembered in little memory: columns in chunks, the oldest chunk forgotten first.

const CHUNK = 4096
const CHUNKS = 122
const DIGEST = 32

/** One call of the OA API, or for a token, as control shows it. `error` 0 is success; `text_sha256` is of the NFC text of a send. */
export interface LedgerLine {
  seq: number
  at: number
  app_id: string
  oa_id: string
  path: string
  user_id: string
  msg_id: string
  error: number
  /** A send that went out. Always false for other calls. */
  admitted: boolean
  /** The refusal was the simulator's mischief and not the caller's fault. */
  mischief: boolean
  text_sha256: string | null
}

type Call = Omit<LedgerLine, 'seq' | 'text_sha256'> & { digest: Buffer | null }

interface Chunk {
  first: number
  at: Float64Array
  error: Int32Array
  flags: Uint8Array
  /** Five strings a line; the strings are shared with the world, so only references are held here. */
  words: string[]
  digests: Buffer
}

const ADMITTED = 1
const MISCHIEF = 2
const HAS_DIGEST = 4

export interface Ledger {
  write: (call: Call) => void
  /** Lines with a sequence above `since`, oldest first, at most `limit`. */
  read: (since: number, limit: number) => LedgerLine[]
  /** Every remembered line, oldest first. */
  lines: () => Generator<LedgerLine>
  totals: () => { calls: number; admitted: number; kept_from: number }
  restore: (lines: LedgerLine[], totals: { calls: number; admitted: number }) => void
  clear: () => void
}

export function createLedger(): Ledger {
  let chunks: Chunk[] = []
  let seq = 0
  let admitted = 0

  function append(call: Omit<Call, 'digest'>, digest: Buffer | null): void {
    const last = chunks.at(-1)
    const chunk = last && seq - last.first < CHUNK ? last : startChunk()
    const row = seq - chunk.first
    chunk.at[row] = call.at
    chunk.error[row] = call.error
    chunk.flags[row] = (call.admitted ? ADMITTED : 0) | (call.mischief ? MISCHIEF : 0) | (digest ? HAS_DIGEST : 0)
    chunk.words.push(call.app_id, call.oa_id, call.path, call.user_id, call.msg_id)
    if (digest) digest.copy(chunk.digests, row * DIGEST)
    seq += 1
  }

  function startChunk(): Chunk {
    const chunk = {
      first: seq,
      at: new Float64Array(CHUNK),
      error: new Int32Array(CHUNK),
      flags: new Uint8Array(CHUNK),
      words: [],
      digests: Buffer.alloc(CHUNK * DIGEST),
    }
    chunks.push(chunk)
    if (chunks.length > CHUNKS) chunks.shift()
    return chunk
  }

  function* from(since: number): Generator<LedgerLine> {
    for (const chunk of chunks) {
      const rows = chunk.words.length / 5
      if (chunk.first + rows <= since) continue
      for (let row = Math.max(0, since - chunk.first); row < rows; row += 1) yield lineAt(chunk, row)
    }
  }

  return {
    write(call) {
      append(call, call.digest)
      if (call.admitted) admitted += 1
    },
    read(since, limit) {
      const lines: LedgerLine[] = []
      for (const line of from(since)) {
        if (lines.length >= limit) break
        lines.push(line)
      }
      return lines
    },
    lines: () => from(0),
    totals: () => ({ calls: seq, admitted, kept_from: (chunks[0]?.first ?? seq) + 1 }),
    restore(lines, totals) {
      chunks = []
      seq = (lines[0]?.seq ?? totals.calls + 1) - 1
      for (const line of lines) append(line, line.text_sha256 === null ? null : Buffer.from(line.text_sha256, 'hex'))
      admitted = totals.admitted
    },
    clear() {
      chunks = []
      seq = 0
      admitted = 0
    },
  }
}

function lineAt(chunk: Chunk, row: number): LedgerLine {
  const word = (n: number): string => chunk.words[row * 5 + n] ?? ''
  const flags = chunk.flags[row] ?? 0
  const digest = chunk.digests.subarray(row * DIGEST, (row + 1) * DIGEST)
  return {
    seq: chunk.first + row + 1,
    at: chunk.at[row] ?? 0,
    app_id: word(0),
    oa_id: word(1),
    path: word(2),
    user_id: word(3),
    msg_id: word(4),
    error: chunk.error[row] ?? 0,
    admitted: (flags & ADMITTED) !== 0,
    mischief: (flags & MISCHIEF) !== 0,
    text_sha256: flags & HAS_DIGEST ? digest.toString('hex') : null,
  }
}
