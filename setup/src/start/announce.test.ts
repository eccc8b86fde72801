import { expect, test } from 'vitest'
import { officersAsText } from './announce.ts'

const officer = { password: 'mot-hai-ba', totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', roles: ['duty'] }

test('officers stand in straight columns, also when a name is written with loose marks', () => {
  const text = officersAsText(
    [
      { ...officer, login: 'tùng'.normalize('NFD'), unit: 'Phường An Bình' },
      { ...officer, login: 'hạnh', unit: 'Xã Hoà Bình' },
    ],
    59_000,
  )
  const [tung = '', hanh = ''] = text.split('\n').slice(-2)
  expect(tung).toContain('287082')
  expect(tung.indexOf('mot-hai-ba')).toBe(hanh.indexOf('mot-hai-ba'))
  expect(tung.indexOf('Phường')).toBe(hanh.indexOf('Xã'))
})
