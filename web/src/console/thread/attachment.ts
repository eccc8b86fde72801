/** Hides what can be attached to a reply: which kinds, how large, and the type its bytes are handed over as. */

/** Largest picture the composer takes, in bytes. Zalo takes 1 MB: the server re-encodes what is larger. */
const photoBytes = 10_000_000

/** Largest file Zalo takes (facts §5.1). */
const documentBytes = 5 * 1024 * 1024

export const photoTypes = ['image/jpeg', 'image/png'] as const

/** By ending, because a machine without Word does not know the type of its files. */
const documentTypes: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** For the file picker. */
export const documentEndings = Object.keys(documentTypes).map(ending => `.${ending}`)

type Named = { name: string; type: string }

/** True for a picture the composer takes. */
export const isPhoto = ({ type }: { type: string }): boolean => photoTypes.some(known => known === type)

/** The type to send the bytes of a document under; null where it is none that Zalo takes. */
export function documentType({ name }: Named): string | null {
  return documentTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null
}

/** Why something cannot be attached as what the officer wanted it to be; null when it can. */
export function attachFault(file: Named & { size: number }, as: 'photo' | 'document'): 'kind' | 'size' | null {
  const known = as === 'photo' ? isPhoto(file) : documentType(file) !== null
  if (!known) return 'kind'
  return file.size > (as === 'photo' ? photoBytes : documentBytes) ? 'size' : null
}
