// A form as a browser without script sends it: words and files in one body. Hides the format; the size was bounded before.

import { Refusal } from '../../platform/refusal.ts'

export interface Sent {
  /** The first value of a field; '' when it is not there. */
  word(name: string): string
  readonly files: readonly { readonly type: string; readonly bytes: Buffer }[]
}

/** Refuses invalid_input for a body that is no form. */
export async function readSent(type: string, body: Buffer): Promise<Sent> {
  let form: FormData
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  } catch {
    throw new Refusal('invalid_input', { issues: [{ path: '', code: 'not_a_form' }] })
  }
  const files: { type: string; bytes: Buffer }[] = []
  for (const value of form.values())
    if (typeof value !== 'string' && value.size > 0)
      files.push({ type: value.type, bytes: Buffer.from(await value.arrayBuffer()) })
  return {
    files,
    word(name) {
      const value = form.get(name)
      return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim() : ''
    },
  }
}
