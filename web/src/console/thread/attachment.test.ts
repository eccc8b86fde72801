import { describe, expect, test } from 'vitest'
import { attachFault, documentType } from './attachment.ts'

const file = (name: string, type: string, size = 1_000) => ({ name, type, size })

describe('a photo', () => {
  test('is a JPEG or PNG of up to ten megabytes', () => {
    expect(attachFault(file('a.jpg', 'image/jpeg'), 'photo')).toBeNull()
    expect(attachFault(file('a.heic', 'image/heic'), 'photo')).toBe('kind')
    expect(attachFault(file('a.png', 'image/png', 10_000_001), 'photo')).toBe('size')
  })
})

describe('a document', () => {
  test('is a PDF, DOC or DOCX of up to five megabytes', () => {
    expect(attachFault(file('Mẫu CT01.DOCX', ''), 'document')).toBeNull()
    expect(attachFault(file('to-khai.pdf', 'application/pdf', 5 * 1024 * 1024), 'document')).toBeNull()
    expect(attachFault(file('to-khai.pdf', 'application/pdf', 5 * 1024 * 1024 + 1), 'document')).toBe('size')
    expect(attachFault(file('bang.xlsx', 'application/vnd.ms-excel'), 'document')).toBe('kind')
  })

  test('goes under the type of its ending, whatever the machine called it', () => {
    expect(documentType(file('a.doc', ''))).toBe('application/msword')
    expect(documentType(file('a.pdf.exe', 'application/pdf'))).toBeNull()
  })
})
