import { expect, test } from 'vitest'
import { choicesBody, isUsable, numbered } from './choices.ts'

const item = (title: string, subtitle = '') => ({ title, subtitle })

test('choices without a title are left out; with none left nothing can be sent', () => {
  expect(choicesBody({ form: 'buttons', items: [item(' Căn cước '), item('  ')] })).toEqual({ buttons: ['Căn cước'] })
  expect(isUsable({ form: 'buttons', items: [item(' ')] })).toBe(false)
  expect(isUsable({ form: 'buttons', items: [item('Căn cước')] })).toBe(true)
})

test('a list says a second line where there is one; buttons have none', () => {
  const items = [item('Căn cước', 'Cấp đổi, cấp lại'), item('Tạm trú')]
  expect(choicesBody({ form: 'list', items })).toEqual({
    list: [{ title: 'Căn cước', subtitle: 'Cấp đổi, cấp lại' }, { title: 'Tạm trú' }],
  })
  expect(choicesBody({ form: 'buttons', items })).toEqual({ buttons: ['Căn cước', 'Tạm trú'] })
})

test('without buttons the choices are numbered lines below the words, and the person is told to answer', () => {
  expect(numbered('Anh/chị cần việc gì ạ?', [item('Căn cước'), item('Tạm trú', 'Trên 30 ngày')])).toBe(
    'Anh/chị cần việc gì ạ?\n\n1. Căn cước\n2. Tạm trú – Trên 30 ngày\n\nAnh/chị nhắn số hoặc chữ để chọn ạ.',
  )
  expect(numbered('', [item('Căn cước')])).toBe('1. Căn cước\n\nAnh/chị nhắn số hoặc chữ để chọn ạ.')
})
