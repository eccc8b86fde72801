import { expect, test } from 'vitest'
import { severalAtOnce } from './several.ts'

/** Work that ends when it is told to, and what of it is under way. */
function byHand() {
  const under = new Map<number, () => void>()
  const work = (item: number): Promise<number> => new Promise(resolve => under.set(item, () => resolve(item)))
  const end = async (item: number): Promise<void> => {
    under.get(item)?.()
    under.delete(item)
    await new Promise(setImmediate)
  }
  return { under: () => [...under.keys()], work, end }
}

test('each takes the next as soon as it is free, in order', async () => {
  const { under, work, end } = byHand()
  const all = severalAtOnce([1, 2, 3, 4], 2, work)
  expect(under()).toEqual([1, 2])
  await end(2)
  expect(under()).toEqual([1, 3])
  await end(3)
  await end(1)
  await end(4)
  expect(await all).toEqual([2, 3, 1, 4])
})

test('who finds itself one too many takes no more', async () => {
  const { under, work, end } = byHand()
  let room = 2
  const all = severalAtOnce([1, 2, 3], 2, work, () => room)
  room = 1
  await end(2)
  expect(under()).toEqual([1])
  await end(1)
  expect(under()).toEqual([3])
  await end(3)
  await all
})

test('the first fault is told', async () => {
  const failing = severalAtOnce([1, 2], 2, async item => {
    if (item === 2) throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
})
