import { expect, test } from 'vitest'
import { sends } from './sends.ts'

const press = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
}

test('Enter sends, Shift + Enter makes a line', () => {
  expect(sends(press, 'enter')).toBe(true)
  expect(sends({ ...press, shiftKey: true }, 'enter')).toBe(false)
})

test('chosen otherwise, only Ctrl + Enter sends', () => {
  expect(sends(press, 'ctrl-enter')).toBe(false)
  expect(sends({ ...press, ctrlKey: true }, 'ctrl-enter')).toBe(true)
})

test('Enter that ends a composed word sends nothing, in either form browsers report it', () => {
  expect(sends({ ...press, isComposing: true }, 'enter')).toBe(false)
  expect(sends({ ...press, keyCode: 229 }, 'enter')).toBe(false)
  expect(sends({ ...press, keyCode: 229, ctrlKey: true }, 'ctrl-enter')).toBe(false)
})

test('no other key sends', () => {
  expect(sends({ ...press, key: 'a', ctrlKey: true }, 'enter')).toBe(false)
})
