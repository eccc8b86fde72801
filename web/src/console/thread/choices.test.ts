import { expect, test } from 'vitest'
import { choicesBody, choicesFault, numbered } from './choices.ts'

const item = (title: string, subtitle = '') => ({ title, subtitle })

test('choices without a title are left out; with none left nothing can be sent', () => {
  expect(choicesBody({ form: 'buttons', items: [item(' Căn cước '), item('  ')] })).toEqual({ buttons: ['Căn cước'] })
  expect(choicesFault({ form: 'buttons', items: [item('')] })).toBe('empty')
  expect(choicesFault({ form: 'buttons', items: [item('Căn cước')] })).toBeNull()
})

test('the first of a list needs its second line, the others may go without', () => {
  expect(choicesFault({ form: 'list', items: [item('Căn cước')] })).toBe('subtitle')
  const list = { form: 'list' as const, items: [item('Căn cước', 'Cấp đổi, cấp lại'), item('Tạm trú')] }
  expect(choicesFault(list)).toBeNull()
  expect(choicesBody(list)).toEqual({
    list: [{ title: 'Căn cước', subtitle: 'Cấp đổi, cấp lại' }, { title: 'Tạm trú' }],
  })
})

test('what was written as a second line of a list is not sent with buttons', () => {
  expect(choicesBody({ form: 'buttons', items: [item('Căn cước', 'Cấp đổi')] })).toEqual({ buttons: ['Căn cước'] })
})

test('without buttons the choices are numbered lines below the words', () => {
  expect(numbered('Anh/chị chọn việc:', [item('Căn cước'), item('Tạm trú', 'Trên 30 ngày')])).toBe(
    'Anh/chị chọn việc:\n\n1. Căn cước\n2. Tạm trú: Trên 30 ngày',
  )
  expect(numbered('', [item('Căn cước')])).toBe('1. Căn cước')
})
