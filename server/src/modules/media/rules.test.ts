import { expect, test } from 'vitest'
import { pictureType } from './pictures.ts'
import { mayFetch, nextFetch } from './rules.ts'

const allowed = ['.zdn.vn', 'http://localhost:4200']

test('only https on a named host, or a whole named origin, is fetched', () => {
  expect(mayFetch('https://f56-zpg-r.zdn.vn/a.jpg', allowed)).toBe(true)
  expect(mayFetch('http://localhost:4200/media/a', allowed)).toBe(true)
  for (const source of [
    'http://f56-zpg-r.zdn.vn/a.jpg',
    'https://f56-zpg-r.zdn.vn:8443/a.jpg',
    'https://zdn.vn.example/a.jpg',
    'https://evilzdn.vn/a.jpg',
    'https://user:word@a.zdn.vn/a.jpg',
    'http://localhost:4201/media/a',
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'không phải địa chỉ',
  ]) {
    expect(mayFetch(source, allowed), source).toBe(false)
  }
})

test('a source that stays away is asked less and less often and then is gone', () => {
  const rests = Array.from({ length: 7 }, (_, n) => nextFetch(n + 1, 0))
  expect(rests.slice(0, 6).every((rest, n) => n === 0 || (rest as number) > (rests[n - 1] as number))).toBe(true)
  expect(rests[6]).toBeUndefined()
})

test('a picture is known by its bytes, not by what it is called', () => {
  expect(pictureType(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html></html>', 'PK\u0003\u0004', ''])
    expect(pictureType(Buffer.from(text))).toBeUndefined()
})
