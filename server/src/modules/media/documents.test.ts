import { expect, test } from 'vitest'
import { judgeDocument } from './documents.ts'

const zip = (...names: string[]): Buffer => Buffer.from(`PK\u0003\u0004${names.join('\u0000')}`, 'latin1')
const old = (...names: string[]): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), ...names.map(name => Buffer.from(name, 'utf16le'))])

test('a file is what its bytes are', () => {
  for (const [bytes, type] of [
    [Buffer.from('%PDF-1.7'), 'pdf'],
    [zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    [zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    [old('WordDocument'), 'doc'],
    [old('Workbook'), 'xls'],
    [Buffer.from('Kính gửi Công an xã'), 'txt'],
  ] as const)
    expect(judgeDocument(bytes)).toEqual({ type, macros: false })
})

test('programs, archives and markup are none of ours', () => {
  const rest = [
    'MZ\u0090',
    '\u007fELF',
    '<html>',
    ' <svg>',
    '#!/bin/sh',
    '@echo off',
    'Rar!\u0000',
    '',
    'PK\u0003\u0004a.exe',
  ]
  for (const text of rest) expect(judgeDocument(Buffer.from(text, 'latin1')).type, text).toBeUndefined()
})

test('a document with macros says so', () => {
  expect(judgeDocument(zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')).macros).toBe(true)
  expect(judgeDocument(old('WordDocument', '_VBA_PROJECT')).macros).toBe(true)
})
