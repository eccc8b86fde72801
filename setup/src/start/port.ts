/** Hides how a taken port is found out before anything was started because of it. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Plain } from '../plain.ts'

/** Throws a Plain that names the flag to use when something listens on that port already. */
export async function requireFree(port: number, flag: string): Promise<void> {
  for (const host of ['127.0.0.1', '::']) {
    const probe = createServer().listen({ port, host, ipv6Only: host === '::' })
    try {
      await once(probe, 'listening')
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE') throw new Plain(`Port ${port} is taken; choose another with ${flag}.`)
      if (code === 'EACCES') throw new Plain(`Port ${port} is not open to this user; choose another with ${flag}.`)
    } finally {
      probe.close()
    }
  }
}
