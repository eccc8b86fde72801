// Somebody at the web form, with or without script: every step is a request a browser would make.

import type { World } from './world.ts'

export interface Page {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

export class WebVisitor {
  readonly #world: Pick<World, 'url'>
  readonly #page: string
  /** The last form's own note. */
  token = ''
  /** The six words, once they were told. */
  key: string[] = []
  code = ''

  constructor(world: Pick<World, 'url'>, page: string) {
    this.#world = world
    this.#page = page
  }

  async opens(): Promise<Page> {
    return this.#read(await fetch(`${this.#world.url}/t/${this.#page}`))
  }

  /** The form as a browser without script sends it. */
  async sends(words: Record<string, string>, pictures: readonly Buffer[] = [], path = this.#page): Promise<Page> {
    const form = new FormData()
    form.set('form', this.token)
    for (const [name, value] of Object.entries(words)) form.set(name, value)
    for (const bytes of pictures)
      form.append('files', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'anh.jpg')
    return this.#read(await fetch(`${this.#world.url}/t/${path}`, { method: 'POST', body: form }))
  }

  /** Types the key as given, or as it was told without its marks. */
  async comesBack(words = this.key.join(' ')): Promise<Page> {
    const body = new URLSearchParams({ words })
    return this.#read(await fetch(`${this.#world.url}/t/ma`, { method: 'POST', body }))
  }

  adds(what: string, pictures: readonly Buffer[] = []): Promise<Page> {
    return this.sends({ what }, pictures, 'them')
  }

  /** One request of the script that sends a file in pieces. */
  async piece(method: 'POST' | 'HEAD' | 'PATCH', path: string, headers: Record<string, string>, bytes?: Buffer) {
    const reply = await fetch(this.#world.url + path, {
      method,
      headers: {
        'by-form': this.token,
        ...headers,
        ...(bytes ? { 'content-type': 'application/offset+octet-stream' } : {}),
      },
      ...(bytes ? { body: new Uint8Array(bytes) } : {}),
    })
    await reply.arrayBuffer()
    return { status: reply.status, offset: reply.headers.get('upload-offset'), location: reply.headers.get('location') }
  }

  async #read(reply: Response): Promise<Page> {
    const text = await reply.text()
    this.token = /name="form" value="([\w-]+)"/.exec(text)?.[1] ?? this.token
    const words = [...text.matchAll(/<li>([^<]+)<\/li>/g)].map(([, word = '']) => word)
    if (words.length === 6) this.key = words
    this.code = /TB [2-9A-Z]{4} [2-9A-Z]{2}/.exec(text)?.[0] ?? this.code
    return { status: reply.status, text, headers: reply.headers }
  }
}
