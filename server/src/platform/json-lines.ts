// Files that lie outside the database on purpose and are only added to: one JSON object a line, on disk before it counts.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface JsonLines<T> {
  /** On disk when it returns. */
  add(line: T): void
  /** All lines, oldest first; none when there is no file. A last line cut off by a crash is left out. */
  all(): T[]
}

export function jsonLines<T>(path: string): JsonLines<T> {
  return {
    add(line) {
      mkdirSync(dirname(path), { recursive: true })
      const file = openSync(path, 'a', 0o600)
      try {
        writeSync(file, `${JSON.stringify(line)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    all() {
      if (!existsSync(path)) return []
      const text = readFileSync(path, 'utf8')
      return text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line) as T)
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
