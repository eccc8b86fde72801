// Hides consultation messages that are more than words: a file, buttons, a list, the card that asks for contact details (facts §4.2).
import type { Access } from './access.ts'
import type { Answer } from './answers.ts'
import { fileOf, type Sent, send } from './messages.ts'
import type { Wire } from './wire.ts'

export interface FileMessage {
  user_id: string
  /** Of `uploadFile`. */
  token: string
}

export interface Choice {
  /** Up to CHOICE_CHARACTERS. */
  title: string
  /** What the person then says, up to PAYLOAD_CHARACTERS: *show* for all to read, *hide* only for the page. */
  says: string
  how: 'show' | 'hide'
}

/** Up to CHOICES below a text. Documented for v2 and used on v3: Zalo may refuse it with -233 or -201. */
export interface Buttons {
  user_id: string
  text: string
  buttons: readonly Choice[]
}

export interface ListElement {
  title: string
  /** Up to SUBTITLE_CHARACTERS; the first element must have one. */
  subtitle?: string
  image_url?: string
  /** What a tap on the element says. */
  choice?: Pick<Choice, 'says' | 'how'>
}

/** Up to CHOICES elements and as many buttons. May be refused as `Buttons` may. */
export interface List {
  user_id: string
  elements: readonly ListElement[]
  buttons?: readonly Choice[]
}

/** A card on which the person shares name, phone and address by one press; the answer comes as `user_submit_info`. */
export interface InfoRequest {
  user_id: string
  title: string
  subtitle: string
  /** Public; Zalo's servers fetch it. */
  image_url: string
}

export const sendFile = (wire: Wire, access: Access, { user_id, token }: FileMessage): Promise<Answer<Sent>> =>
  send(wire, access, { recipient: { user_id }, message: { attachment: fileOf(token) } })

export function sendButtons(wire: Wire, access: Access, { user_id, text, buttons }: Buttons): Promise<Answer<Sent>> {
  const attachment = { type: 'template', payload: { buttons: buttons.map(buttonOf) } }
  return send(wire, access, { recipient: { user_id }, message: { text: text.normalize('NFC'), attachment } })
}

export function sendList(wire: Wire, access: Access, { user_id, elements, buttons }: List): Promise<Answer<Sent>> {
  const below = buttons === undefined ? {} : { buttons: buttons.map(buttonOf) }
  const payload = { template_type: 'list', elements: elements.map(elementOf), ...below }
  return send(wire, access, { recipient: { user_id }, message: { attachment: { type: 'template', payload } } })
}

export function requestInfo(wire: Wire, access: Access, card: InfoRequest): Promise<Answer<Sent>> {
  const { user_id, title, subtitle, image_url } = card
  const element = { title: title.normalize('NFC'), subtitle: subtitle.normalize('NFC'), image_url }
  const attachment = { type: 'template', payload: { template_type: 'request_user_info', elements: [element] } }
  return send(wire, access, { recipient: { user_id }, message: { attachment } })
}

const actions = { show: 'oa.query.show', hide: 'oa.query.hide' } as const

const buttonOf = ({ title, says, how }: Choice): object => ({
  title: title.normalize('NFC'),
  type: actions[how],
  payload: says.normalize('NFC'),
})

const elementOf = ({ title, subtitle, image_url, choice }: ListElement): object => ({
  title: title.normalize('NFC'),
  ...(subtitle === undefined ? {} : { subtitle: subtitle.normalize('NFC') }),
  ...(image_url === undefined ? {} : { image_url }),
  ...(choice === undefined
    ? {}
    : { default_action: { type: actions[choice.how], payload: choice.says.normalize('NFC') } }),
})
