// Voice and video as browsers play them, by the machine's own ffmpeg when it has one; without it the originals stay sealed.

import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { setPriority, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { second } from '../../platform/clock.ts'
import { bytesLimit } from './rules.ts'

export interface Converter {
  /** MP3, one voice. Undefined when it is no sound. */
  voice(bytes: Buffer): Promise<Buffer | undefined>
  /** MP4 and a first picture. Undefined when it is no video. */
  video(bytes: Buffer): Promise<{ mp4: Buffer; still: Buffer } | undefined>
}

const longestVoice = ['-t', '900']
const longestVideo = ['-t', '600']
const voiceMs = 30 * second
const videoMs = 120 * second

/** `path`: of ffmpeg; when absent it is looked for; '' is none. Undefined: this machine has none. */
export function findConverter(path: string | undefined): Converter | undefined {
  const ffmpeg =
    path ??
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .map(folder => join(folder, 'ffmpeg'))
      .find(isProgram)
  return ffmpeg ? createConverter(ffmpeg) : undefined
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The reader is named by the first bytes and may open no other file: a playlist in disguise reaches nothing. */
function readerOf(bytes: Buffer): string | undefined {
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to)
  if (text(0, 5) === '#!AMR') return 'amr'
  if (text(4, 8) === 'ftyp') return 'mov'
  if (text(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) return 'mp3'
  if (text(0, 4) === 'OggS') return 'ogg'
  if (text(0, 4) === 'RIFF') return text(8, 12) === 'WAVE' ? 'wav' : text(8, 12) === 'AVI ' ? 'avi' : undefined
  return bytes.subarray(0, 4).equals(Buffer.from('1a45dfa3', 'hex')) ? 'matroska' : undefined
}

function createConverter(ffmpeg: string): Converter {
  const quiet = ['-nostdin', '-v', 'error', '-threads', '1', '-max_alloc', '268435456', '-protocol_whitelist', 'file']
  const out = ['-map_metadata', '-1', '-map_chapters', '-1', '-threads', '1', '-fs', String(bytesLimit)]

  return {
    voice: bytes =>
      inFolder(bytes, async ({ file, reader, folder }) => {
        const mp3 = join(folder, 'voice.mp3')
        const sound = ['-map', '0:a:0', '-vn', '-ac', '1', '-ar', '24000', '-c:a', 'libmp3lame', '-b:a', '40k']
        await run(ffmpeg, [...quiet, '-f', reader, '-i', file, ...longestVoice, ...sound, ...out, mp3], voiceMs)
        return readFile(mp3)
      }),
    video: bytes =>
      inFolder(bytes, async ({ file, reader, folder }) => {
        const [mp4, still] = [join(folder, 'video.mp4'), join(folder, 'still.png')]
        const from = [...quiet, '-f', reader, '-i', file]
        const size = "scale='min(854,iw)':'min(854,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2"
        const picture = ['-map', '0:v:0', '-vf', size, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '28']
        const sound = ['-map', '0:a:0?', '-c:a', 'aac', '-b:a', '64k', '-pix_fmt', 'yuv420p', '-movflags', '+faststart']
        await run(ffmpeg, [...from, ...longestVideo, ...picture, ...sound, ...out, mp4], videoMs)
        await run(ffmpeg, [...from, '-map', '0:v:0', '-frames:v', '1', '-vf', size, still], voiceMs)
        return { mp4: await readFile(mp4), still: await readFile(still) }
      }),
  }
}

interface Given {
  readonly file: string
  readonly reader: string
  readonly folder: string
}

/** The bytes lie open in a private folder only while they are read, in memory where the machine has such a folder. */
async function inFolder<T>(bytes: Buffer, work: (given: Given) => Promise<T>): Promise<T | undefined> {
  const reader = readerOf(bytes)
  if (reader === undefined) return undefined
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'by-media-'))
  try {
    const file = join(folder, 'given')
    await writeFile(file, bytes, { mode: 0o600 })
    return await work({ file, reader, folder })
  } catch {
    return undefined // damaged, too long for its time, or of a kind this ffmpeg was built without
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Below the server's own priority; killed when its time is over. What it says of the content is not kept. */
function run(ffmpeg: string, args: string[], ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(ffmpeg, args, { stdio: 'ignore', timeout: ms, killSignal: 'SIGKILL' })
    child.on('spawn', () => {
      if (child.pid !== undefined) setPriority(child.pid, 10)
    })
    child.on('error', reject)
    child.on('close', code => (code === 0 ? resolve() : reject(new Error('not converted'))))
  })
}
