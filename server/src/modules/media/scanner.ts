// The virus scanner beside us, when the operator has one: ClamAV's INSTREAM over a socket.

import { connect, type Socket } from 'node:net'
import { second } from '../../platform/clock.ts'

export type Scan = 'clean' | 'infected' | 'unscanned'
export type Scanner = (bytes: Buffer) => Promise<Scan>

const patience = 30 * second
const chunk = 64 * 1024

/** Without an address nothing is scanned, and everything says so. A scanner that is away says *unscanned*, too. */
export function openScanner(address: string | undefined): Scanner {
  if (address === undefined) return () => Promise.resolve('unscanned')
  return bytes => ask(address, bytes).catch(() => 'unscanned')
}

/** `address`: host:port, or the path of a local socket. */
function dial(address: string): Socket {
  const [, host, port] = /^\[?([^\]/]+?)\]?:(\d+)$/.exec(address) ?? []
  return host === undefined ? connect(address) : connect(Number(port), host)
}

/** "stream: OK" is clean, "stream: NAME FOUND" is not; anything else (too large for it, an error) leaves it unscanned. */
function ask(address: string, bytes: Buffer): Promise<Scan> {
  return new Promise((resolve, reject) => {
    const socket = dial(address)
    let answer = ''
    socket.setTimeout(patience, () => socket.destroy(new Error('the scanner does not answer')))
    socket.on('error', reject)
    socket.on('data', part => (answer += part.toString('latin1').slice(0, 1_000)))
    socket.on('close', () => resolve(verdictOf(answer)))
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += chunk) {
      const part = bytes.subarray(at, at + chunk)
      socket.write(lengthOf(part.length))
      socket.write(part)
    }
    socket.write(lengthOf(0))
  })
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

const verdictOf = (answer: string): Scan =>
  /\bFOUND\b/.test(answer) ? 'infected' : /^stream: OK\b/.test(answer) ? 'clean' : 'unscanned'
