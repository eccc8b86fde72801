// Files: what they are by their bytes, and which kinds are handed out at all.

/** Kinds an officer may download, by the ending they get; all others stay sealed. */
export type DocumentType = 'pdf' | 'doc' | 'docx' | 'xls' | 'xlsx' | 'ppt' | 'pptx' | 'jpg' | 'png' | 'txt'

/** What Zalo takes from a page (facts §5.1). */
export const sendTypes = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Partial<Record<DocumentType, string>>
export type SendType = keyof typeof sendTypes
export const canSend = (type: DocumentType | undefined): type is SendType => type !== undefined && type in sendTypes

export interface Judged {
  readonly type: DocumentType | undefined
  /** Carries a program of its own: not handed out. */
  readonly macros: boolean
}

/** By the bytes alone: names and declared types are not believed. */
export function judgeDocument(bytes: Buffer): Judged {
  const starts = (hex: string): boolean => bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))
  if (starts('255044462d')) return { type: 'pdf', macros: false }
  if (starts('ffd8ff')) return { type: 'jpg', macros: false }
  if (starts('89504e470d0a1a0a')) return { type: 'png', macros: false }
  if (starts('d0cf11e0a1b11ae1')) return { type: oldOffice(bytes), macros: bytes.includes(wide('_VBA_PROJECT')) }
  if (starts('504b0304')) return { type: newOffice(bytes), macros: bytes.includes('vbaProject.bin') }
  return { type: isText(bytes) ? 'txt' : undefined, macros: false }
}

/** Names inside the old container are in UTF-16. */
const wide = (name: string): Buffer => Buffer.from(name, 'utf16le')

function oldOffice(bytes: Buffer): DocumentType | undefined {
  if (bytes.includes(wide('WordDocument'))) return 'doc'
  if (bytes.includes(wide('Workbook'))) return 'xls'
  return bytes.includes(wide('PowerPoint Document')) ? 'ppt' : undefined
}

/** Names inside an archive stand uncompressed; one without the office's own list of parts is just an archive. */
function newOffice(bytes: Buffer): DocumentType | undefined {
  if (!bytes.includes('[Content_Types].xml')) return undefined
  if (bytes.includes('word/document.xml')) return 'docx'
  if (bytes.includes('xl/workbook.xml')) return 'xlsx'
  return bytes.includes('ppt/presentation.xml') ? 'pptx' : undefined
}

/** Words only; markup that a browser or a script host might run is none. */
function isText(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  if (text.length === 0 || /[^\P{Cc}\t\n\r]|\uFFFD/u.test(text)) return false
  return !/^\s*(?:<|#!|@echo|%!PS)/i.test(text)
}
