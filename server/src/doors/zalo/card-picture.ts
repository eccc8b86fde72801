// The picture on the card that asks for contact details: Zalo wants a public one, so this door shows one without words.

import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'

const path = '/zalo/lien-he.png'

/** A card with two lines, on jade. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">
  <rect width="1280" height="720" fill="#1f6f54"/>
  <rect x="390" y="210" width="500" height="300" rx="28" fill="#fffdf7"/>
  <circle cx="500" cy="330" r="54" fill="#1f6f54"/>
  <rect x="590" y="296" width="230" height="26" rx="13" fill="#1f6f54"/>
  <rect x="590" y="346" width="160" height="26" rx="13" fill="#9fc4b4"/>
</svg>`

/** Shows it to anyone, and returns its public address. */
export function infoCardPicture(server: FastifyInstance, publicUrl: string): string {
  let picture: Promise<Buffer> | undefined
  server.get(path, async (_request, reply) => {
    picture ??= sharp(Buffer.from(drawing)).png().toBuffer()
    return reply
      .header('cache-control', 'public, max-age=86400')
      .type('image/png')
      .send(await picture)
  })
  return new URL(path, publicUrl).href
}
