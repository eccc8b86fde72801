// Hides the wire behind one object: every call to Zalo that the product makes, none of which throws for the world's failures.
import type { Access } from './client/access.ts'
import type { Answer } from './client/answers.ts'
import { type Anonymous, react, type Reaction, sendAnonymous } from './client/apart.ts'
import { getConversation, getRecentChats, type HeldMessage, type Slice } from './client/conversations.ts'
import {
  type Buttons,
  type FileMessage,
  type InfoRequest,
  type List,
  requestInfo,
  sendButtons,
  sendFile,
  sendList,
} from './client/forms.ts'
import { type Image, type Sent, sendImage, sendText, type Text } from './client/messages.ts'
import { getPage, type PageProfile } from './client/pages.ts'
import { getPerson, type Person } from './client/people.ts'
import { getQuota, type PersonQuota } from './client/quota.ts'
import { type AppKeys, exchangeCode, refreshTokens, type Tokens } from './client/tokens.ts'
import {
  type DocumentFile,
  type ImageFile,
  type Uploaded,
  type UploadedFile,
  uploadFile,
  uploadImage,
} from './client/uploads.ts'
import { openWire, type WireOptions } from './client/wire.ts'

/** Every call counts against its app's rate (limits.ts), refused ones included. */
export interface Client {
  exchangeCode(app: AppKeys, code: string, verifier?: string): Promise<Answer<Tokens>>
  refreshTokens(app: AppKeys, refreshToken: string): Promise<Answer<Tokens>>
  getPage(access: Access): Promise<Answer<PageProfile>>
  getPerson(access: Access, userId: string): Promise<Answer<Person>>
  sendText(access: Access, text: Text): Promise<Answer<Sent>>
  sendImage(access: Access, image: Image): Promise<Answer<Sent>>
  sendFile(access: Access, file: FileMessage): Promise<Answer<Sent>>
  sendButtons(access: Access, buttons: Buttons): Promise<Answer<Sent>>
  sendList(access: Access, list: List): Promise<Answer<Sent>>
  requestInfo(access: Access, card: InfoRequest): Promise<Answer<Sent>>
  react(access: Access, reaction: Reaction): Promise<Answer<Sent>>
  sendAnonymous(access: Access, to: Anonymous): Promise<Answer<Sent>>
  uploadImage(access: Access, file: ImageFile): Promise<Answer<Uploaded>>
  uploadFile(access: Access, file: DocumentFile): Promise<Answer<UploadedFile>>
  getQuota(access: Access, userId: string): Promise<Answer<PersonQuota>>
  getConversation(access: Access, userId: string, slice?: Slice): Promise<Answer<HeldMessage[]>>
  getRecentChats(access: Access, slice?: Slice): Promise<Answer<HeldMessage[]>>
  close(): Promise<void>
}

export function openClient(options: WireOptions = {}): Client {
  const wire = openWire(options)
  return {
    exchangeCode: (app, code, verifier) => exchangeCode(wire, app, code, verifier),
    refreshTokens: (app, refreshToken) => refreshTokens(wire, app, refreshToken),
    getPage: access => getPage(wire, access),
    getPerson: (access, userId) => getPerson(wire, access, userId),
    sendText: (access, text) => sendText(wire, access, text),
    sendImage: (access, image) => sendImage(wire, access, image),
    sendFile: (access, file) => sendFile(wire, access, file),
    sendButtons: (access, buttons) => sendButtons(wire, access, buttons),
    sendList: (access, list) => sendList(wire, access, list),
    requestInfo: (access, card) => requestInfo(wire, access, card),
    react: (access, reaction) => react(wire, access, reaction),
    sendAnonymous: (access, to) => sendAnonymous(wire, access, to),
    uploadImage: (access, file) => uploadImage(wire, access, file),
    uploadFile: (access, file) => uploadFile(wire, access, file),
    getQuota: (access, userId) => getQuota(wire, access, userId),
    getConversation: (access, userId, slice) => getConversation(wire, access, userId, slice),
    getRecentChats: (access, slice) => getRecentChats(wire, access, slice),
    close: () => wire.close(),
  }
}
