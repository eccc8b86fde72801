// A citizen with a phone: what they do goes through the simulator, what they see is what Zalo would show them.

import type { Simulator } from '@binh-yen/zalo-sim/start'
import { control, type StoryPage } from './district.ts'

export interface Bubble {
  readonly at: number
  readonly from: 'person' | 'page' | 'admin'
  readonly kind: string
  readonly text: string | null
  readonly url: string | null
  readonly msg_id: string
  readonly state: string
  readonly name?: string
  readonly quote?: string
  readonly choices?: readonly { title: string; subtitle: string | null }[]
  readonly reactions?: { person?: string; page?: string }
}

export class Person {
  readonly id: string
  readonly #simulator: Simulator
  readonly #page: StoryPage
  /** Zalo's id of this person for the page; only for looking for leaks of it. */
  zalo_id = ''

  private constructor(simulator: Simulator, id: string, page: StoryPage) {
    this.#simulator = simulator
    this.#page = page
    this.id = id
  }

  /** `web`: a visitor of a website, without an account of Zalo. */
  static async appear(
    simulator: Simulator,
    id: string,
    name: string,
    page: StoryPage,
    more: { web?: true } = {},
  ): Promise<Person> {
    await control(simulator, '/control/people', { id, name, ...more })
    return new Person(simulator, id, page)
  }

  async #does(act: string, body: object = {}): Promise<{ msg_id: string; user_id: string }> {
    const path = `/control/people/${this.id}/${act}`
    const done = await control<{ msg_id: string; user_id: string }>(this.#simulator, path, {
      oa_id: this.#page.oa_id,
      ...body,
    })
    this.zalo_id = done.user_id
    return done
  }

  follows = () => this.#does('follow')
  unfollows = () => this.#does('unfollow')
  blocks = () => this.#does('block')
  unblocks = () => this.#does('unblock')
  looks = () => this.#does('seen')
  writes = (text: string, quote?: string) => this.#does('text', quote === undefined ? { text } : { text, quote })
  sendsPhoto = (
    photo: { png_base64?: string; jpeg_base64?: string; url?: string; type?: string; caption?: string } = {},
  ) => this.#does('image', photo)
  sendsPlace = (latitude: number, longitude: number) => this.#does('location', { latitude, longitude })
  sends = (
    kind: 'gif' | 'audio' | 'video' | 'sticker' | 'file',
    medium: { bytes?: Buffer; url?: string; name?: string; caption?: string },
  ) => {
    const { bytes, ...rest } = medium
    return this.#does('media', { kind, ...(bytes ? { base64: bytes.toString('base64') } : {}), ...rest })
  }
  sendsLink = (link: { url: string; title?: string; description?: string }) => this.#does('link', link)
  sendsCard = (name: string, phone: string) => this.#does('card', { name, phone })
  sharesInfo = (info: { name?: string; phone?: string } = {}) => this.#does('info', info)
  calls = (talk_ms = 0, type: 'AUDIO' | 'VIDEO' = 'AUDIO') => this.#does('call', { talk_ms, type })
  reacts = (msg_id: string, icon: string) => this.#does('reaction', { msg_id, icon })
  presses = (msg_id: string, choice: number) => this.#does('press', { msg_id, choice })
  sendsOther = (event_name: string, message?: object) =>
    this.#does('event', message ? { event_name, message } : { event_name })

  /** All bubbles of the chat, oldest first. */
  async sees(): Promise<Bubble[]> {
    const path = `/control/people/${this.id}/messages?oa_id=${this.#page.oa_id}`
    return (await control<{ messages: Bubble[] }>(this.#simulator, path)).messages
  }

  /** What the page said, as text. */
  async hears(): Promise<string[]> {
    return (await this.sees()).flatMap(({ from, text }) => (from !== 'person' && text !== null ? [text] : []))
  }
}
