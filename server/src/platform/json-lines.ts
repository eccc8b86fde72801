// Files that lie outside the database on purpose and are only added to: one JSON object a line, on disk before it counts.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface JsonLines<T> {
  /** On disk when it returns. A line cut off by a crash before it is taken away. */
  add(line: T): void
  /** All lines, oldest first; none when there is no file. A last line cut off by a crash is left out. */
  all(): T[]
}

/** For lists that grow by the hour, not by the second: each `add` reads the file. */
export function jsonLines<T>(path: string): JsonLines<T> {
  const whole = (text: string): string => text.slice(0, text.lastIndexOf('\n') + 1)
  const read = (): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')
  return {
    add(line) {
      mkdirSync(dirname(path), { recursive: true })
      const text = read()
      if (whole(text) !== text) truncateSync(path, Buffer.byteLength(whole(text)))
      const file = openSync(path, 'a', 0o600)
      try {
        writeSync(file, `${JSON.stringify(line)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    all() {
      const lines = whole(read()).split('\n').slice(0, -1)
      return lines.map(line => JSON.parse(line) as T)
    },
  }
}

/** Where they lie: as set, else beside the folder of the media. */
export function outsideFiles(config: {
  MEDIA_DIR: string
  TRAIL_HEADS_FILE?: string | undefined
  ERASURES_FILE?: string | undefined
}): { trailHeads: string; erasures: string } {
  return {
    trailHeads: config.TRAIL_HEADS_FILE ?? join(dirname(config.MEDIA_DIR), 'trail-heads.jsonl'),
    erasures: config.ERASURES_FILE ?? join(dirname(config.MEDIA_DIR), 'erasures.jsonl'),
  }
}
